/** Packs in the database: put, replaced and removed whole, each in one transaction. The reader's own rows are elsewhere. */
import { CHUNK_SIZE, database, type EntityChunkRow, type PackRow, type SearchIndexRow } from '../database';
import type { Entity } from '../../core/model/entity';
import { refreshShadows } from '../layers';

export interface PackToStore {
  row: PackRow;
  entities: readonly Entity[];
  gazetteer: ArrayBuffer;
  index: SearchIndexRow['index'];
}

/** Puts it in the place of the pack of this id, if there is one. `signal`: aborted before the commit, nothing is written. */
export async function putPack({ row, entities, gazetteer, index }: PackToStore, signal?: AbortSignal): Promise<void> {
  const { packs, entityChunks, gazetteers, searchIndexes } = database;
  const { id: pack, version } = row;
  await database.transaction('rw', packs, entityChunks, gazetteers, searchIndexes, async () => {
    await entityChunks.where('pack').equals(pack).delete();
    await entityChunks.bulkAdd(toChunks(pack, entities));
    await gazetteers.put({ pack, version, buffer: gazetteer });
    await searchIndexes.put({ pack, version, index });
    await packs.put(row);
    if (row.origin !== 'own') await refreshShadows();
    signal?.throwIfAborted();
  });
}

export async function removePack(pack: string): Promise<void> {
  const { packs, entityChunks, gazetteers, searchIndexes } = database;
  await database.transaction('rw', packs, entityChunks, gazetteers, searchIndexes, async () => {
    await entityChunks.where('pack').equals(pack).delete();
    await Promise.all([gazetteers.delete(pack), searchIndexes.delete(pack), packs.delete(pack)]);
    await refreshShadows();
  });
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
