/**
 * The knowledge base in IndexedDB: its tables and nothing else. Seeding, queries and search each have a sheet.
 *
 * A pack is immutable and replaced as a whole, so its entities lie in chunks of 100 a row: written row by row,
 * 50,000 entities took 14 s in Chromium, in chunks 0.17 s.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Entity, Source } from '../core/model/entity';
import type { Choice } from '../core/model/entry';
import type { SearchIndexRow } from './search/stored';

export interface PackRow {
  id: string;
  /** Content hash of the pack as it was built. */
  version: string;
  name: { en: string; zh: string };
  licence: string;
  /** What it holds, in a sentence. */
  description?: { en: string; zh: string };
  /** When what may have changed since was looked at last: 2025-06. */
  asOf?: string;
  sources: Source[];
  /** Place code → Chinese name. */
  places: Record<string, string>;
  /** Ids of the types of organ, in the order in which pages list their bodies. Packs stored before them have none. */
  organs?: string[];
  /** Milliseconds since the epoch. */
  seededAt: number;
  /** Number of entities. */
  count: number;
  /**
   * shipped: with the extension (so are packs that do not say), and goes when that brings it no more. imported: by the reader, from a file. own: made of the
   * reader's own entries, which lie in a database of their own (`entries/derive.ts`).
   */
  origin?: 'shipped' | 'imported' | 'own';
  /** Ids that packs behind this one have no say in: of the own pack its entities, and what the reader has hidden. */
  overrides?: string[];
  /** Those of them that are in no pack for the reader. */
  hidden?: string[];
  /** Ids of its own that packs before it have: those stay as they are there. */
  shadowed?: string[];
  /** Of the own pack: where its reader said “not this one here”. */
  choices?: Choice[];
  /** When it was first imported; an update keeps it, and with it the pack's place in the order. */
  importedAt?: number;
  /** Where it comes from: an address. */
  homepage?: string;
}

export interface EntityChunkRow {
  pack: string;
  n: number;
  /** Ids of the entities in this row, for the index. */
  ids: string[];
  entities: Entity[];
}
export const CHUNK_SIZE = 100;

export interface GazetteerRow {
  pack: string;
  version: string;
  /** Compiled by `npm run seeds`, read by `lib/core/match/gazetteer`. */
  buffer: ArrayBuffer;
}

export class KnowledgeBase extends Dexie {
  packs!: EntityTable<PackRow, 'id'>;
  entityChunks!: Table<EntityChunkRow, [string, number]>;
  gazetteers!: EntityTable<GazetteerRow, 'pack'>;
  searchIndexes!: EntityTable<SearchIndexRow, 'pack'>;

  constructor(name = 'jiazhu') {
    super(name);
    this.version(1).stores({
      packs: 'id',
      entityChunks: '[pack+n], pack, *ids',
      gazetteers: 'pack',
    });
    this.version(2).stores({ searchIndexes: 'pack' });
  }
}

export const database = new KnowledgeBase();
