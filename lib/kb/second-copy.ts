/**
 * A second copy of the reader's own rows, in a storage bucket. Chromium keeps all databases of an origin in one LevelDB
 * log; a kill in the midst of a write can leave its end torn, and a start later the browser calls it corrupt and deletes
 * every database in it (tests/e2e/second-copy.test.ts does it; 3 of 280 kills). A bucket has a log of its own, and the two are never
 * written at the same time (`commit`), so no kill tears both.
 *
 * Firefox has no buckets: there is no copy there, and nothing here does anything.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import {
  OWN_TABLES,
  toStrictOptions,
  type OwnDatabase,
  type OwnRow,
  type OwnState,
  type OwnTable,
} from './own-database';

/** What one commit has changed in one table: rows as they are now, and the ids of those that are gone. */
export interface TableChange {
  table: OwnTable;
  put: readonly OwnRow[];
  erase: readonly string[];
}

const BUCKET = 'own-copy';
/** Raised when a table is added: then the copy is made anew from the database. */
const VERSION = 2;

/** https://wicg.github.io/storage-buckets/; TypeScript does not know them yet. */
interface StorageBuckets {
  open(name: string, options: { durability: 'strict'; persisted: boolean }): Promise<{ indexedDB: IDBFactory }>;
}

type CopyDatabase = Dexie & Record<OwnTable, EntityTable<OwnRow, 'id'>> & { state: EntityTable<OwnState, 'key'> };

let opening: Promise<CopyDatabase | undefined> | undefined;

/** Does nothing where the browser has no buckets. Where a copy that was open fails (its bucket is gone), it is opened anew. */
async function withCopy(work: (copy: CopyDatabase) => Promise<void>): Promise<void> {
  const isOpen = opening !== undefined;
  opening ??= open();
  try {
    const copy = await opening;
    if (copy) await work(copy);
  } catch (error) {
    await opening.then((copy) => copy?.close()).catch(() => undefined);
    opening = undefined;
    if (!isOpen) throw error;
    await withCopy(work);
  }
}

async function open(): Promise<CopyDatabase | undefined> {
  const { storageBuckets } = navigator as Navigator & { storageBuckets?: StorageBuckets };
  if (!storageBuckets) return undefined;
  const { indexedDB } = await storageBuckets.open(BUCKET, { durability: 'strict', persisted: true });
  const copy = new Dexie('jiazhu-own-copy', toStrictOptions(VERSION, indexedDB)) as CopyDatabase;
  const stores = Object.fromEntries(OWN_TABLES.map((table) => [table, 'id']));
  copy.version(VERSION).stores({ ...stores, state: 'key' });
  return (await copy.open()) as CopyDatabase;
}

/**
 * Writes what a commit has changed. Where the copy is not as the database was before that commit, it is made equal whole,
 * after the database has taken back what only the copy has.
 */
export function copyCommit(database: OwnDatabase, state: OwnState, changes: readonly TableChange[]): Promise<void> {
  return withCopy(async (copy) => {
    const isWritten = await copy.transaction('rw', copy.tables, async () => {
      const last = await copy.state.get('state');
      if (last?.birth !== state.birth || last.sequence !== state.sequence - 1) return false;
      for (const { table, put, erase } of changes) {
        await copy[table].bulkPut([...put]);
        await copy[table].bulkDelete([...erase]);
      }
      await copy.state.put(state);
      return true;
    });
    if (!isWritten) await makeBothEqual(database, copy, state.sequence - 1);
  });
}

/** Makes database and copy equal where they are not: rows that only the copy has come back, then the copy follows. */
export function makeEqual(database: OwnDatabase): Promise<void> {
  return withCopy(async (copy) => {
    const [mine, last] = await Promise.all([database.state.get('state'), copy.state.get('state')]);
    if (last?.birth !== mine?.birth || last?.sequence !== mine?.sequence) await makeBothEqual(database, copy);
  });
}

/**
 * Where the database was made anew since the copy was written, the rows of the copy are put back into it. Called when the
 * database is opened, before anything is read.
 */
export async function restoreEmptied(database: OwnDatabase): Promise<void> {
  const state = await database.state.get('state');
  if (state && state.sequence > 0) return;
  for (const table of OWN_TABLES) if ((await database[table].count()) > 0) return;
  await withCopy((copy) => takeBack(database, copy));
}

async function makeBothEqual(database: OwnDatabase, copy: CopyDatabase, known?: number): Promise<void> {
  await takeBack(database, copy, known);
  const { rows, state } = await readAll(database);
  await copy.transaction('rw', copy.tables, async () => {
    for (const table of OWN_TABLES) {
      await copy[table].clear();
      await copy[table].bulkPut(rows[table]);
    }
    if (state) await copy.state.put(state);
  });
}

/**
 * The database takes what only the copy has: all of it where it was made anew, the later writes where it lost some.
 *
 * @param known the database's sequence before a commit that is just being copied; else as it is
 */
async function takeBack(database: OwnDatabase, copy: CopyDatabase, known?: number): Promise<void> {
  const { rows, state: theirs } = await readAll(copy);
  if (!theirs) return;
  await database.transaction('rw', database.tables, async () => {
    const mine = await database.state.get('state');
    // The database is ahead: a commit was not copied, and what the copy has besides was erased on purpose.
    if (mine?.birth === theirs.birth && (known ?? mine.sequence) >= theirs.sequence) return;
    for (const table of OWN_TABLES) {
      const mine: Table<OwnRow, string> = database.table(table);
      const here = await mine.bulkGet(rows[table].map(({ id }) => id));
      await mine.bulkPut(rows[table].filter((row, i) => (here[i]?.revision ?? 0) < row.revision));
    }
    // It goes on as the one that was lost, and ahead of the copy.
    await database.state.put({ ...theirs, sequence: Math.max(theirs.sequence, mine?.sequence ?? 0) + 1 });
  });
}

/** All rows, as they were at one moment. */
function readAll(database: Dexie): Promise<{ rows: Record<OwnTable, OwnRow[]>; state?: OwnState }> {
  return database.transaction('r', database.tables, async () => {
    const rows = {} as Record<OwnTable, OwnRow[]>;
    for (const table of OWN_TABLES) rows[table] = await database.table<OwnRow>(table).toArray();
    const state = await database.table<OwnState>('state').get('state');
    return { rows, ...(state && { state }) };
  });
}
