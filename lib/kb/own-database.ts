/**
 * What is the reader's own, in a database of its own: seeding and packs never touch it. A commit here means flushed to
 * disk (strict durability). That is not all: Chromium keeps the databases of an origin in one log, and after a kill it
 * can find that log torn and delete them all (tests/soak/torn-log.ts; 3 of 280 kills). Until there is a second copy the
 * reader is told that the database was emptied, and offered a backup's restoration.
 */
import { Dexie, type DexieOptions, type EntityTable } from 'dexie';
import type { Highlight } from '../core/model/highlight';

/** A highlight, with what its indexes need. */
export interface HighlightRow extends Highlight {
  /** The page's canonical address and its own, normalised: a page is found by either. */
  addresses: string[];
  entityIds: string[];
}

/** Raised with each change of the tables; what the version before has left is stored in tests/fixtures/databases. */
const VERSION = 1;

export class OwnDatabase extends Dexie {
  highlights!: EntityTable<HighlightRow, 'id'>;

  constructor(name = 'jiazhu-own') {
    super(name, { chromeTransactionDurability: 'strict', ...openOnlyAt(VERSION) });
    this.version(VERSION).stores({
      highlights: 'id, *addresses, *entityIds, *tags, color, created, deleted',
    });
  }
}

/**
 * Dexie opens what a newer version has left as if it were its own, and adds to it what it misses there: it asks for no
 * version then, or for one that nobody has declared. The reader's data is opened as what it is, or not at all.
 */
function openOnlyAt(version: number): Pick<DexieOptions, 'indexedDB'> {
  // None in Node.
  const factory = (globalThis as { indexedDB?: IDBFactory }).indexedDB;
  if (!factory) return {};
  /** Dexie counts in tenths. */
  const native = version * 10;
  return {
    indexedDB: {
      open(name: string, asked?: number): IDBOpenDBRequest {
        if (asked === native) return factory.open(name, asked);
        throw new DOMException(`a newer version of Jiazhu has written ${name}`, 'VersionError');
      },
      deleteDatabase: (name: string) => factory.deleteDatabase(name),
      databases: () => factory.databases(),
      cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
    } as { open: IDBFactory['open'] },
  };
}

export const ownDatabase = new OwnDatabase();
