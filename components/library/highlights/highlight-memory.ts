/**
 * All highlights, in memory, for lists: a screenful before anything else, then some more, then the rest behind the
 * reader's back (`read-in-slices.ts`). What this page writes is put in here directly; of what others write, only the pages
 * that changed are read again, unless there are many.
 */
import type { Highlight } from '../../../lib/core/model/highlight';
import { sortLatestFirst, toEntry, type Entry, type PagePool } from '../../../lib/kb/highlights/highlight-list';
import { readInSlices } from '../../../lib/kb/highlights/read-in-slices';
import { countHighlights, findOnPage, getHighlight, loadLatest } from '../../../lib/kb/highlights/store';
import { toFingerprint } from '../../../lib/settings/fingerprint';
import { watchChanges } from '../../../lib/settings/highlight-traces';
import { createObservable } from '../../common/observable';

/** What fills a first screen: each row more is read, made and laid out before anything is seen. */
const FIRST = 16;
/** What a reader may scroll to while the rest is being read. */
const MORE = 400;
/** The progress is told each time so many more are read: that costs a drawing. */
const SAID = 2500;

export interface Memory {
  /** The latest first; the bin's included. */
  entries: readonly Entry[];
  /** How many there are, the bin's not counted; null until it is known. */
  total: number | null;
  binned: number;
  /** Whether `entries` has all of them. */
  complete: boolean;
  /** While not complete: how many are read. */
  read: number;
  error: unknown;
}

export const memory = createObservable<Memory>({
  entries: [],
  total: null,
  binned: 0,
  complete: false,
  read: 0,
  error: null,
});

let byId = new Map<string, Entry>();
const pool: PagePool = new Map();
/** Counts readings: one that was overtaken by a later one is given up. */
let reading = 0;
/** What was changed while a reading was under way, which may have passed it by already; null is gone. */
const meanwhile = new Map<string, Highlight | null>();
let watching = false;

/** Only counts, for the navigation; what is changed elsewhere is followed from here on. */
export async function countAll(): Promise<void> {
  watch();
  if (memory.get().complete) return;
  try {
    const { all, binned } = await countHighlights();
    if (!memory.get().complete) update({ total: all - binned, binned });
  } catch (error) {
    update({ error });
  }
}

let ahead: Promise<boolean> | null = null;

/**
 * Begins to read what is to be seen first before there is anything to draw it in. Never rejects: what fails is tried
 * again, and told, by `loadHighlights`.
 */
export function readAhead(first: () => Promise<Highlight[]> = loadFirst): Promise<unknown> {
  ahead = first().then(show, () => false);
  return ahead;
}

/** Reads what is to be seen first (the latest, unless told otherwise), and, once that is painted, everything. */
export async function loadHighlights(first: () => Promise<Highlight[]> = loadFirst): Promise<void> {
  watch();
  if (memory.get().complete) return;
  try {
    const begun = ahead;
    ahead = null;
    if (!(await begun)) show(await first());
    rest ??= painted().then(countAll).then(loadMore).then(reloadHighlights);
    await rest;
  } catch (error) {
    update({ error });
  }
}
/** The reading of everything, once it is under way. */
let rest: Promise<void> | null = null;

function show(highlights: readonly Highlight[]): true {
  put(highlights);
  publish(memory.get().complete);
  return true;
}

/** The next frame is on the screen; in a tab that nobody sees there is none, and nobody waits. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });
const loadFirst = () => loadLatest(0, FIRST);

async function loadMore(): Promise<void> {
  const { total } = memory.get();
  // All that there are come at once then.
  if (total === null || total > MORE) show(await loadLatest(FIRST, MORE));
}

/** Everything anew, shown when it is there: what is shown meanwhile stays. */
export async function reloadHighlights(): Promise<void> {
  const mine = ++reading;
  try {
    await readAll(mine);
  } catch (error) {
    if (mine === reading) update({ error });
  }
}

/** What was written, as it is now; `gone` are ids that are not in the database any more. */
export function applyChanges(changed: readonly Highlight[], gone: readonly string[] = []): void {
  for (const highlight of changed) meanwhile.set(highlight.id, highlight);
  for (const id of gone) meanwhile.set(id, null);
  put(changed, gone);
  publish(memory.get().complete);
}

export const getEntry = (id: string): Entry | undefined => byId.get(id);

async function readAll(mine: number): Promise<void> {
  const fresh = new Map<string, Entry>();
  meanwhile.clear();
  await readInSlices((slice) => {
    if (mine !== reading) return false;
    // Folded here, where there is time for it: a search would have to, all at once.
    for (const highlight of slice) {
      const entry = toEntry(highlight, pool);
      void entry.folded;
      fresh.set(highlight.id, entry);
    }
    if (!memory.get().complete && fresh.size % SAID === 0) update({ read: fresh.size });
    return true;
  });
  if (mine !== reading) return;
  byId = fresh;
  put(
    [...meanwhile.values()].filter((highlight) => highlight !== null),
    [...meanwhile].flatMap(([id, highlight]) => (highlight ? [] : [id])),
  );
  publish(true);
}

function put(highlights: readonly Highlight[], gone: readonly string[] = []): void {
  for (const highlight of highlights) byId.set(highlight.id, toEntry(highlight, pool));
  for (const id of gone) byId.delete(id);
}

function publish(complete: boolean): void {
  const entries = sortLatestFirst([...byId.values()]);
  const binned = entries.reduce((n, { highlight }) => n + (highlight.deleted === undefined ? 0 : 1), 0);
  update({ entries, error: null, ...(complete && { complete, binned, total: entries.length - binned }) });
}

function update(changes: Partial<Memory>): void {
  memory.set({ ...memory.get(), ...changes });
}

function watch(): void {
  if (watching) return;
  watching = true;
  watchChanges(
    () => 'all',
    (pages) => void follow(pages),
  );
}

/** Others have changed highlights of these pages (fingerprints of addresses). */
async function follow(pages: readonly string[] | 'all'): Promise<void> {
  const { complete, entries } = memory.get();
  if (!complete && entries.length === 0) return countAll();
  if (pages === 'all') return reloadHighlights();
  const changed = new Set(pages);
  if (changed.size === 0) return undefined;
  const addresses = [...pool.keys()].filter((address) => changed.has(toFingerprint(address)));
  const known = entries.filter(({ highlight }) => addresses.includes(highlight.page.address));
  const [onPages, latest] = await Promise.all([findOnPage(addresses), loadFirst()]);
  const seen = new Set([...onPages, ...latest].map(({ id }) => id));
  // Binned ones are not found by their page any more, nor are those that are gone.
  const others = known.filter(({ highlight }) => !seen.has(highlight.id)).map(({ highlight }) => highlight.id);
  const asked = await Promise.all(others.map(getHighlight));
  applyChanges(
    [...onPages, ...latest, ...asked.filter((highlight) => highlight !== undefined)],
    others.filter((_, i) => !asked[i]),
  );
  // A page that was not there before: what is new on it is among the latest, unless it was imported.
  const told = new Set([...pool.keys()].map(toFingerprint));
  if (complete && !pages.some((page) => told.has(page))) await reloadHighlights();
  if (!memory.get().complete) await countAll();
}
