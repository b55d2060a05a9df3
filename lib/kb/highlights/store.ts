/**
 * The reader's highlights: every read and write there is. A write is one transaction that is flushed to disk before
 * its promise resolves; what fails has changed nothing. Writers say which revision they have read.
 *
 * Runs in the background and in extension pages alike; open pages and lists hear of changes through
 * `lib/settings/highlight-traces`.
 */
import * as v from 'valibot';
import { HighlightSchema, type Highlight, type HighlightColor, type HighlightTarget } from '../../core/model/highlight';
import {
  announceChange,
  announceHosts,
  getKept,
  getKeptIn,
  markHosts,
  setKept,
  unmarkHosts,
} from '../../settings/highlight-traces';
import { commit, getBirth, type Writer } from '../own-commit';
import { ownDatabase as database, type HighlightRow } from '../own-database';
import { hasRoom } from '../room';
import { HighlightConflict, HighlightGone, HighlightStorageError, toStorageError } from './errors';
import { toAddress } from './page-address';

/** How long deleted highlights rest in the bin. */
const BIN_DAYS = 30;
const DAY_MS = 86_400_000;

/** A new highlight, before it has an id and a time. */
export type HighlightDraft = Omit<Highlight, 'id' | 'created' | 'modified' | 'revision' | 'deleted'>;

/** What a reader can change. A new target re-attaches a highlight by hand. */
export interface HighlightChanges {
  color?: HighlightColor;
  note?: string;
  tags?: string[];
  target?: HighlightTarget;
}

/** Resolves once it is on disk. Throws for what no file could be made of later. */
export async function saveHighlight(draft: HighlightDraft): Promise<Highlight> {
  const now = new Date().toISOString();
  const highlight: Highlight = { ...draft, id: crypto.randomUUID(), created: now, modified: now, revision: 1 };
  v.parse(HighlightSchema, highlight);
  await write([highlight], (writer) => writer.put('highlights', [toRow(highlight)]));
  return highlight;
}

/** Throws HighlightConflict where it is no longer at this revision, HighlightGone where it is not there. */
export async function changeHighlight(id: string, revision: number, changes: HighlightChanges): Promise<Highlight> {
  const { target, ...others } = changes;
  const [changed] = await changeRows([id], (row) => {
    if (row.revision !== revision) throw new HighlightConflict(toHighlight(row));
    return { ...(target ? withTarget(row, target) : row), ...others };
  });
  if (!changed) throw new HighlightGone();
  return changed;
}

/** Adds and takes away tags, or gives a colour, to many at once. Ids that are not there are passed over. */
export function changeHighlights(
  ids: readonly string[],
  { addTags = [], removeTags = [], color }: { addTags?: string[]; removeTags?: string[]; color?: HighlightColor },
): Promise<Highlight[]> {
  return changeRows(ids, (row) => ({
    ...row,
    ...(color && { color }),
    tags: [...new Set([...row.tags, ...addTags])].filter((tag) => !removeTags.includes(tag)),
  }));
}

/** Puts them into the bin; `restoreHighlights` takes them out again. */
export function deleteHighlights(ids: readonly string[]): Promise<Highlight[]> {
  const deleted = new Date().toISOString();
  return changeRows(ids, (row) => ({ ...row, deleted: row.deleted ?? deleted }));
}

export function restoreHighlights(ids: readonly string[]): Promise<Highlight[]> {
  return changeRows(ids, ({ deleted: _, ...row }) => row);
}

/** Deletes for good what is in the bin: all of it, or these. What is not in the bin stays. */
export async function emptyBin(ids?: readonly string[]): Promise<number> {
  const erased = await eraseBinned((binned) => (ids ? binned.filter((id) => ids.includes(id)) : binned));
  if (erased > 0) await tell('all');
  return erased;
}

/** Deletes for good what has rested in the bin for 30 days. */
export async function purgeBin(now = Date.now()): Promise<void> {
  const until = new Date(now - BIN_DAYS * DAY_MS).toISOString();
  const purged = await eraseBinned((binned) => binned, until);
  if (purged > 0) await tell(new Set());
}

/** Of those that were put into the bin until then (ISO; all), the chosen ones; returns how many there were. */
function eraseBinned(choose: (binned: string[]) => string[], until = '\uffff'): Promise<number> {
  return inTransaction(async (writer) => {
    const doomed = choose(await database.highlights.where('deleted').between('', until, false, true).primaryKeys());
    if (doomed.length > 0) await writer.erase('highlights', doomed);
    return doomed.length;
  });
}

/**
 * Takes in highlights from a file, all or none. Of one that is here already (by id) the version modified later stays.
 * `onProgress` hears how many are written.
 */
export async function putHighlights(
  highlights: readonly Highlight[],
  onProgress: (done: number) => void = () => undefined,
): Promise<{ added: number; updated: number; same: number }> {
  const count = { added: 0, updated: 0, same: 0 };
  await write(highlights, async (writer) => {
    for (let at = 0; at < highlights.length; at += BATCH) {
      const batch = highlights.slice(at, at + BATCH);
      const here = await database.highlights.bulkGet(batch.map(({ id }) => id));
      const fresh = batch.filter((highlight, i) => {
        const known = here[i];
        if (!known) count.added++;
        else if (known.modified < highlight.modified) count.updated++;
        else count.same++;
        return !known || known.modified < highlight.modified;
      });
      // Above what is here, so that a tab that has the older one open does not overwrite it unseen.
      const revisionOf = (h: Highlight) => Math.max(h.revision, (here[batch.indexOf(h)]?.revision ?? 0) + 1);
      const rows = fresh.map((h) => toRow({ ...h, revision: revisionOf(h) }));
      if (rows.length > 0) await writer.put('highlights', rows);
      onProgress(Math.min(at + BATCH, highlights.length));
    }
  });
  return count;
}
const BATCH = 500;

export async function getHighlight(id: string): Promise<Highlight | undefined> {
  const row = await reading(() => database.highlights.get(id));
  return row && toHighlight(row);
}

/** Those of a page, by any of its addresses, oldest first; without the bin's. */
export async function findOnPage(addresses: readonly string[]): Promise<Highlight[]> {
  const rows = await reading(() => database.highlights.where('addresses').anyOf(addresses).distinct().toArray());
  return toKept(rows);
}

/** Those that have an entity inside, oldest first; without the bin's. */
export async function findMentioning(entityId: string): Promise<Highlight[]> {
  return toKept(await reading(() => database.highlights.where('entityIds').equals(entityId).toArray()));
}

/** How many there are, and how many of them are in the bin. */
export function countHighlights(): Promise<{ all: number; binned: number }> {
  return reading(async () => ({
    all: await database.highlights.count(),
    binned: await database.highlights.where('deleted').above('').count(),
  }));
}

/** The hosts of all pages with highlights, the bin's included. */
export async function listHosts(): Promise<string[]> {
  const addresses = await reading(() => database.highlights.orderBy('addresses').uniqueKeys());
  return [...new Set(addresses.map((address) => toHost(address as string)))];
}

/** The latest first, `count` of them after skipping `from`; the bin's included. */
export async function loadLatest(from: number, count: number): Promise<Highlight[]> {
  const rows = await reading(() =>
    database.highlights.orderBy('created').reverse().offset(from).limit(count).toArray(),
  );
  return rows.map(toHighlight);
}

/** All, in no particular order, in batches as they come; the bin's included. */
export async function loadAll(onBatch: (batch: Highlight[]) => void, batchSize = 5000): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const from = after;
    const rows = await reading(() =>
      (from === undefined ? database.highlights.orderBy('id') : database.highlights.where('id').above(from))
        .limit(batchSize)
        .toArray(),
    );
    onBatch(rows.map(toHighlight));
    after = rows.at(-1)?.id;
    if (rows.length < batchSize) return;
  }
}

/** Whether there were highlights when last counted and there is none now, in a database that was made since. */
export async function isEmptied(): Promise<boolean> {
  if ((await getKept()) === 0 || (await countHighlights()).all > 0) return false;
  return (await getKeptIn()) !== (await reading(getBirth));
}

/** The reader has seen it: what was there is not expected any more. */
export async function acceptEmptied(): Promise<void> {
  await setKept((await countHighlights()).all, await reading(getBirth));
}

/** The old place goes whole: a position without its quote would say something that was never so. */
function withTarget({ quote: _, position: __, occurrence: ___, ...row }: HighlightRow, target: HighlightTarget) {
  return { ...row, ...target };
}

/** Changes rows in one transaction; returns them as they are now. Nothing is written where `change` throws. */
async function changeRows(ids: readonly string[], change: (row: HighlightRow) => HighlightRow): Promise<Highlight[]> {
  const modified = new Date().toISOString();
  const rows = await inTransaction(async (writer) => {
    const found = (await database.highlights.bulkGet([...ids])).filter((row) => row !== undefined);
    const changed = found.map((row) => ({ ...change(row), modified, revision: row.revision + 1 }));
    if (changed.length > 0) await writer.put('highlights', changed);
    return changed;
  });
  if (rows.length > 0) await tell(new Set(rows.flatMap((row) => row.addresses)));
  return rows.map(toHighlight);
}

/** What adds rows: traces first, then the transaction, then the word to open pages. */
async function write(highlights: readonly Highlight[], work: (writer: Writer) => PromiseLike<unknown>): Promise<void> {
  const rows = highlights.map(toRow);
  const fresh = await markHosts(rows.flatMap(({ addresses }) => addresses.map(toHost)));
  const kept = await getKept();
  // Before the first is committed: killed in between, the count still tells that there was something.
  if (kept === 0 && rows.length > 0) await setKept(rows.length, await reading(getBirth));
  try {
    await inTransaction(work);
  } catch (error) {
    if (kept === 0) await setKept(0);
    await unmarkHosts(fresh).catch(() => undefined);
    throw error;
  }
  await tell(new Set(rows.flatMap(({ addresses }) => addresses)));
  if (fresh.length > 0) await announceHosts().catch(() => undefined); // with the browser's next start
}

/** Counts, and lets open pages and lists know. What was committed stays so, whatever happens here. */
async function tell(addresses: ReadonlySet<string> | 'all'): Promise<void> {
  try {
    await setKept(await database.highlights.count(), await getBirth());
    await announceChange(addresses);
  } catch {
    // Pages hear of it when they are loaded again; the count is made anew with the next change.
  }
}

async function inTransaction<T>(work: (writer: Writer) => PromiseLike<T>): Promise<T> {
  if (!(await hasRoom())) throw new HighlightStorageError('full', 'there is no room left on the disk');
  return reading(() => commit(work));
}

async function reading<T>(read: () => PromiseLike<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    // Dexie remembers that opening has failed and tells so for ever; when the reader tries again there may be room.
    if (database.hasFailed()) database.close({ disableAutoOpen: false });
    const failed = toStorageError(error);
    if (!(failed instanceof HighlightStorageError) || failed.failure === 'newer' || (await hasRoom())) throw failed;
    // The browser tells a full disk as an aborted transaction or an “internal error”.
    throw new HighlightStorageError('full', error);
  }
}

function toKept(rows: HighlightRow[]): Highlight[] {
  return rows
    .filter((row) => row.deleted === undefined)
    .sort((a, b) => a.created.localeCompare(b.created))
    .map(toHighlight);
}

function toRow(highlight: Highlight): HighlightRow {
  const { address, url } = highlight.page;
  return {
    ...highlight,
    addresses: [...new Set([address, toAddress(url) ?? url])],
    entityIds: [...new Set(highlight.entities.map(({ id }) => id))],
  };
}

function toHighlight({ addresses: _, entityIds: __, ...highlight }: HighlightRow): Highlight {
  return highlight;
}

function toHost(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}
