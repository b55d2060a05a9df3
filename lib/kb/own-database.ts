/**
 * What is the reader's own, in a database of its own: seeding and packs never touch it. Written only through `commit`
 * (own-commit.ts), which keeps a second copy beside it.
 */
import { Dexie, type DexieOptions, type EntityTable } from 'dexie';
import type { Choice, Entry } from '../core/model/entry';
import type { Highlight } from '../core/model/highlight';

/** A highlight, with what its indexes need. */
export interface HighlightRow extends Highlight {
  /** The page's canonical address and its own, normalised: a page is found by either. */
  addresses: string[];
  entityIds: string[];
}

/** Which database this is, and how many times it was written: two copies with the same state hold the same rows. */
export interface OwnState {
  key: 'state';
  /** Made up when the database is made. */
  birth: string;
  sequence: number;
}

/** Tables with rows of the reader, and what is in them. */
export interface OwnRows {
  highlights: HighlightRow;
  entries: Entry;
  choices: Choice;
}
export type OwnTable = keyof OwnRows;
export const OWN_TABLES: readonly OwnTable[] = ['highlights', 'entries', 'choices'];
/** All that copying needs to know of a row. */
export interface OwnRow {
  id: string;
  /** Counts changes: who writes says which one he has read. */
  revision: number;
}

/** Raised with each change of the tables; what the version before has left is stored in tests/fixtures/databases. */
const VERSION = 3;

export class OwnDatabase extends Dexie {
  highlights!: EntityTable<HighlightRow, 'id'>;
  entries!: EntityTable<Entry, 'id'>;
  choices!: EntityTable<Choice, 'id'>;
  state!: EntityTable<OwnState, 'key'>;

  constructor(name = 'jiazhu-own') {
    super(name, toStrictOptions(VERSION));
    this.version(1).stores({ highlights: 'id, *addresses, *entityIds, *tags, color, created, deleted' });
    this.version(2)
      .stores({ state: 'key' })
      .upgrade(() => this.state.add(toNewState()).then(() => undefined));
    this.version(VERSION).stores({ entries: 'id', choices: 'id' });
    this.on('populate', () => void this.state.add(toNewState()));
  }
}

const toNewState = (): OwnState => ({ key: 'state', birth: crypto.randomUUID(), sequence: 0 });

/**
 * A commit is flushed to disk before it is told. And Dexie opens what a newer version has left as if it were its own, and
 * adds to it what it misses there: it asks for no version then, or for one that nobody has declared. The reader's data is
 * opened as what it is, or not at all.
 *
 * @param factory the origin's own, or a storage bucket's; none in Node
 */
export function toStrictOptions(
  version: number,
  factory = (globalThis as { indexedDB?: IDBFactory }).indexedDB,
): DexieOptions {
  const strict: DexieOptions = { chromeTransactionDurability: 'strict' };
  if (!factory) return strict;
  /** Dexie counts in tenths. */
  const native = version * 10;
  return {
    ...strict,
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
