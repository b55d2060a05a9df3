/**
 * All highlights, in memory, for lists: the latest at once, the rest read behind the reader's back in batches small
 * enough to leave frames alone. What this page writes is put in here directly; of what others write, only the pages
 * that changed are read again, unless there are many.
 */
import type { Highlight } from '../../../lib/core/model/highlight';
import { sortLatestFirst, toEntry, type Entry, type PagePool } from '../../../lib/kb/highlights/highlight-list';
import { countHighlights, findOnPage, getHighlight, loadAll, loadLatest } from '../../../lib/kb/highlights/store';
import { toFingerprint } from '../../../lib/settings/fingerprint';
import { watchChanges } from '../../../lib/settings/highlight-traces';
import { createObservable } from '../../common/observable';

/** What fills the first screen, and a bit. */
const FIRST = 50;
/** Reading and folding so many takes about half a frame. */
const BATCH = 250;
/** How often the progress is told: each time costs a drawing. */
const SAID = 10 * BATCH;

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

/** Reads what is to be seen first (the latest, unless told otherwise), and, once that is painted, everything. */
export async function loadHighlights(first: () => Promise<Highlight[]> = loadFirst): Promise<void> {
  watch();
  if (memory.get().complete) return;
  try {
    put(await first());
    publish(memory.get().complete);
    rest ??= painted().then(countAll).then(reloadHighlights);
    await rest;
  } catch (error) {
    update({ error });
  }
}
/** The reading of everything, once it is under way. */
let rest: Promise<void> | null = null;

/** The next frame is on the screen; in a tab that nobody sees there is none, and nobody waits. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });
const loadFirst = () => loadLatest(0, FIRST);

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
  await loadAll((batch) => {
    if (mine !== reading) return;
    for (const highlight of batch) fresh.set(highlight.id, toEntry(highlight, pool));
    if (!memory.get().complete && fresh.size % SAID === 0) update({ read: fresh.size });
  }, BATCH);
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
