/** The one way to write what is the reader's own. */
import { Dexie, type Table } from 'dexie';
import { ownDatabase as database, type OwnRows, type OwnState, type OwnTable } from './own-database';
import { copyCommit, makeEqual, restoreEmptied, type TableChange } from './second-copy';

/**
 * Held over a commit and its copying, by worker and pages alike: the two are never written at once, nor out of order.
 * And over writes of the reading log, whose database lies in the same log of the browser's as the one that is copied.
 */
export const LOCK = 'jiazhu-own';

export interface Writer {
  put<T extends OwnTable>(table: T, rows: readonly OwnRows[T][]): Promise<void>;
  erase(table: OwnTable, ids: readonly string[]): Promise<void>;
}

// Each time it is opened; Dexie lets nobody read before this is done. Without the copy an emptied database stays empty.
database.on('ready', (opened) => restoreEmptied(opened as typeof database).catch(() => undefined), true);

/**
 * One transaction over all tables. Resolves once it is flushed to disk, and the second copy with it; a copy that fails
 * does not undo the commit, and is made good with the next one or at the next start of the browser.
 */
export async function commit<T>(work: (writer: Writer) => PromiseLike<T>): Promise<T> {
  // Opening may have to restore, which must not wait for the lock that is asked for here.
  await database.open();
  return navigator.locks.request(LOCK, async () => {
    const changes: TableChange[] = [];
    let state: OwnState | undefined;
    let transaction: IDBTransaction | undefined;
    const written = database.transaction('rw', database.tables, async () => {
      transaction = Dexie.currentTransaction.idbtrans;
      const result = await work({
        async put(table, rows) {
          await (database[table] as Table<unknown>).bulkPut([...rows]);
          changes.push({ table, put: rows, erase: [] });
        },
        async erase(table, ids) {
          await database[table].bulkDelete([...ids]);
          changes.push({ table, put: [], erase: ids });
        },
      });
      if (changes.length > 0) state = await advance();
      return result;
    });
    const result = await written.catch((error: unknown) => {
      // Where the browser aborts it (a full disk), requests under way only say that they were aborted.
      throw transaction?.error ?? error;
    });
    if (state) await copyCommit(database, state, changes).catch(() => undefined);
    return result;
  });
}

/** What an earlier session could not copy, or the database has lost, is made good. */
export async function tendCopy(): Promise<void> {
  await database.open();
  await navigator.locks.request(LOCK, () => makeEqual(database).catch(() => undefined));
}

/** Which database this is: made up anew where the browser has emptied it. */
export async function getBirth(): Promise<string | undefined> {
  return (await database.state.get('state'))?.birth;
}

async function advance(): Promise<OwnState> {
  const last = await database.state.get('state');
  // Its row is written with the database itself.
  const state: OwnState = {
    key: 'state',
    birth: last?.birth ?? crypto.randomUUID(),
    sequence: (last?.sequence ?? 0) + 1,
  };
  await database.state.put(state);
  return state;
}
