/**
 * Whether there is room to write. Asked before a write, not after it failed: Chromium keeps all of the extension's
 * databases in one log, and a write that the disk cuts short damages it, so that the next opening finds “corruption”
 * and deletes every one of them. Seen on a full disk with Chromium 156.
 */

/** Bytes: many times the largest write but an import, so that others who fill the disk meanwhile find it too. */
const LEAST_ROOM = 20_000_000;

/** `needed`: bytes, of a large write. True where the browser does not say: then the write itself has to. */
export async function hasRoom(needed = 0): Promise<boolean> {
  const { quota, usage } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  return quota === undefined || usage === undefined || quota - usage >= LEAST_ROOM + needed;
}
