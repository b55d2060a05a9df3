/**
 * What of the highlights lies in `storage.local`, where our scripts in pages can read it without waking the worker:
 * fingerprints and a count, never an address, a quote or a note.
 *
 *   highlightsAt:<fingerprint of a host>   some page there has highlights: the reader is let in, in any language
 *   highlightsOn                           hosts have come to those: there, a script looks for these traces
 *   highlightsChanged                      which pages' highlights have just changed: their readers ask again
 *   highlightsKept                         how many there should be: an emptied database is noticed by it
 *   highlightsKeptIn                       in which database that was (its birth, a made-up id)
 */
import { browser } from 'wxt/browser';
import { watchStorage } from './storage-changes';
import { toFingerprint, toHostKey } from './fingerprint';

const CHANGED = 'highlightsChanged';
const HOSTS = 'highlightsOn';
const KEPT = 'highlightsKept';
const KEPT_IN = 'highlightsKeptIn';
/** More pages than this at once (an import): every reader asks. */
const MAX_NAMED = 50;

/**
 * Leaves a trace for each host; returns those traces that were not there. Before the highlights are committed: one too
 * many does no harm.
 */
export async function markHosts(hosts: Iterable<string>): Promise<string[]> {
  const keys = [...new Set(hosts)].map(toHostKey);
  const known = await browser.storage.local.get(keys);
  const fresh = keys.filter((key) => !(key in known));
  if (fresh.length > 0) await browser.storage.local.set(Object.fromEntries(fresh.map((key) => [key, true])));
  return fresh;
}

/** Nothing was committed after all: the next highlight there is the first one again. */
export async function unmarkHosts(traces: string[]): Promise<void> {
  await browser.storage.local.remove(traces);
}

/** Once highlights of hosts that had none are committed. */
export async function announceHosts(): Promise<void> {
  await browser.storage.local.set({ [HOSTS]: crypto.randomUUID() });
}

/** Calls back when there are highlights of more hosts. */
export function watchHosts(callback: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && HOSTS in changes) callback();
  });
}

/** Whether some page on the host of one of these addresses has highlights, or had. */
export async function mayHaveHighlights(addresses: readonly string[]): Promise<boolean> {
  const keys = addresses.map((address) => toHostKey(new URL(address).hostname));
  return keys.length > 0 && Object.keys(await browser.storage.local.get(keys)).length > 0;
}

/** Tells open pages. `addresses` of the pages whose highlights changed, or all. */
export async function announceChange(addresses: ReadonlySet<string> | 'all'): Promise<void> {
  const pages = addresses === 'all' || addresses.size > MAX_NAMED ? 'all' : [...addresses].map(toFingerprint);
  // A value that was there before is no change to listeners.
  await browser.storage.local.set({ [CHANGED]: { pages, stamp: crypto.randomUUID() } });
}

/**
 * Calls back when highlights of a page with one of these addresses may have changed, with the fingerprints of all pages
 * whose highlights did; returns what ends it.
 */
export function watchChanges(
  addresses: () => readonly string[] | 'all',
  callback: (pages: readonly string[] | 'all') => void,
): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const value = area === 'local' ? changes[CHANGED]?.newValue : undefined;
    if (typeof value !== 'object' || value === null) return;
    const { pages } = value as { pages?: unknown };
    const asked = addresses();
    if (!Array.isArray(pages)) callback('all');
    else if (asked === 'all' || asked.some((a) => pages.includes(toFingerprint(a)))) callback(pages as string[]);
  };
  return watchStorage(listen);
}

/** How many highlights, the bin's included, were kept when last counted. */
export async function getKept(): Promise<number> {
  const stored = (await browser.storage.local.get(KEPT))[KEPT];
  return typeof stored === 'number' && stored > 0 ? stored : 0;
}

/** In which database they were counted; nothing from the time when that was not noted. */
export async function getKeptIn(): Promise<unknown> {
  return (await browser.storage.local.get(KEPT_IN))[KEPT_IN];
}

export async function setKept(count: number, birth?: string): Promise<void> {
  await browser.storage.local.set({ [KEPT]: count, ...(birth && { [KEPT_IN]: birth }) });
}
