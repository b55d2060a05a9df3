/** Packs in the database: put, replaced and removed whole, each in one transaction. The reader's own rows are elsewhere. */
import type { Entity } from '../../core/model/entity';
import { CHUNK_SIZE, database, type EntityChunkRow, type GazetteerRow, type PackRow } from '../database';
import { refreshShadows } from '../layers';
import type { SearchIndexRow } from '../search/stored';

export interface PackToStore {
  row: PackRow;
  entities: readonly Entity[];
  gazetteer: ArrayBuffer;
  index: SearchIndexRow;
}

/** What a pack's rows lie in. */
export const PACK_TABLES = [database.packs, database.entityChunks, database.gazetteers, database.searchIndexes];

/** So many chunks are handed over at once: the copy that is made of them is kept small, and what is done can be told. */
const CHUNKS_AT_ONCE = 20;

/** Puts it in the place of the pack of this id, if there is one. */
export async function putPack(
  { row, entities, gazetteer, index }: PackToStore,
  onProgress?: (done: number, all: number) => void,
): Promise<void> {
  const { packs, entityChunks, gazetteers, searchIndexes } = database;
  const { id: pack, version } = row;
  await database.transaction('rw', PACK_TABLES, async () => {
    if (row.origin === 'imported') await expectImported(pack);
    await entityChunks.where('pack').equals(pack).delete();
    const chunks = toChunks(pack, entities);
    for (let at = 0; at < chunks.length; at += CHUNKS_AT_ONCE) {
      onProgress?.(at * CHUNK_SIZE, entities.length);
      await entityChunks.bulkAdd(chunks.slice(at, at + CHUNKS_AT_ONCE));
    }
    await gazetteers.put({ pack, version, buffer: gazetteer });
    await searchIndexes.put(index);
    await packs.put(row);
    if (row.origin !== 'own') await refreshShadows({ pack, ids: entities.map(({ id }) => id) });
  });
}

/** All rows of a pack, to be put back. */
export interface RemovedPack {
  row: PackRow;
  chunks: EntityChunkRow[];
  gazetteer: GazetteerRow | undefined;
  index: SearchIndexRow | undefined;
}

/** Only what was imported can go. What the reader has said about its entries stays. */
export async function removePack(pack: string): Promise<RemovedPack> {
  const { packs, entityChunks, gazetteers, searchIndexes } = database;
  return database.transaction('rw', PACK_TABLES, async () => {
    await expectImported(pack);
    const row = await packs.get(pack);
    if (!row) throw new Error(`there is no pack ${pack} any more`);
    const [chunks, gazetteer, index] = await Promise.all([
      entityChunks.where('pack').equals(pack).toArray(),
      gazetteers.get(pack),
      searchIndexes.get(pack),
    ]);
    await erasePack(pack);
    await refreshShadows();
    return { row, chunks, gazetteer, index };
  });
}

/** In a transaction over PACK_TABLES. */
export async function erasePack(pack: string): Promise<void> {
  const { packs, entityChunks, gazetteers, searchIndexes } = database;
  await entityChunks.where('pack').equals(pack).delete();
  await Promise.all([gazetteers.delete(pack), searchIndexes.delete(pack), packs.delete(pack)]);
}

/** Puts a removed pack back as it was. Throws where one of its id has come meanwhile. */
export async function restorePack({ row, chunks, gazetteer, index }: RemovedPack): Promise<void> {
  const { packs, entityChunks, gazetteers, searchIndexes } = database;
  await database.transaction('rw', PACK_TABLES, async () => {
    await packs.add(row);
    await entityChunks.bulkAdd(chunks);
    if (gazetteer) await gazetteers.add(gazetteer);
    if (index) await searchIndexes.add(index);
    await refreshShadows();
  });
}

/** Whatever a page believed when it asked: a shipped pack and the reader's own are neither replaced nor removed. */
async function expectImported(pack: string): Promise<void> {
  const stored = await database.packs.get(pack);
  if (stored && stored.origin !== 'imported') throw new Error(`${pack} is no imported pack`);
}

/** The entities of a pack, in its order. */
export async function loadPackEntities(pack: string): Promise<Entity[]> {
  const rows = await database.entityChunks.where('pack').equals(pack).toArray();
  return rows.sort((a, b) => a.n - b.n).flatMap((row) => row.entities);
}

export function toChunks(pack: string, entities: readonly Entity[]): EntityChunkRow[] {
  const rows: EntityChunkRow[] = [];
  for (let at = 0; at < entities.length; at += CHUNK_SIZE) {
    const chunk = entities.slice(at, at + CHUNK_SIZE);
    rows.push({ pack, n: rows.length, ids: chunk.map((e) => e.id), entities: chunk });
  }
  return rows;
}
