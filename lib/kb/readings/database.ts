/**
 * The reading log, in a database of its own: it can go without touching anything else, and does not exist before the
 * reader wants it. There is no second copy of it: nobody has written what is in it.
 */
import { Dexie, type EntityTable } from 'dexie';
import type { Reading } from '../../core/model/reading';
import { toStrictOptions } from '../own-database';

const NAME = 'jiazhu-readings';
/** Raised with each change of the tables; what the version before has left is stored in tests/fixtures/databases. */
const VERSION = 1;

class ReadingDatabase extends Dexie {
  pages!: EntityTable<Reading, 'address'>;

  constructor() {
    super(NAME, toStrictOptions(VERSION));
    this.version(VERSION).stores({ pages: 'address, last, *entities' });
  }
}

export const readingDatabase = new ReadingDatabase();

/** Asked before it is read: opening it would make it. */
export async function isLogThere(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === NAME);
}
