/**
 * FNV-1a, 32 bits, as eight hexadecimal digits. For telling "perhaps this one" without writing down which: a collision
 * costs a look-up that finds nothing. In the gate too, so it has to be this small.
 */
export function toFingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The item of `storage.local` that says that some page of this host has highlights. */
export const toHostKey = (host: string): string => `highlightsAt:${toFingerprint(host)}`;
