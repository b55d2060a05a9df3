/**
 * The knowledge base in IndexedDB: its tables and nothing else. Seeding, queries and search each have a sheet.
 *
 * A pack is immutable and replaced as a whole, so its entities lie in chunks of 100 a row: written row by row,
 * 50,000 entities took 14 s in Chromium, in chunks 0.17 s.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Entity, Source } from '../core/model/entity';

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
  /** It came with the extension, and goes when that brings it no more. */
  shipped?: true;
  sources: Source[];
  /** Place code → Chinese name. */
  places: Record<string, string>;
  /** Ids of the types of organ, in the order in which pages list their bodies. Packs stored before them have none. */
  organs?: string[];
  /** Milliseconds since the epoch. */
  seededAt: number;
  /** Number of entities. */
  count: number;
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

  constructor(name = 'jiazhu') {
    super(name);
    this.version(1).stores({
      packs: 'id',
      entityChunks: '[pack+n], pack, *ids',
      gazetteers: 'pack',
    });
  }
}

export const database = new KnowledgeBase();
