/** Entities as the packs have them, whatever the reader has made of them. */
import type { Entity } from '../../core/model/entity';
import { database } from '../database';
import { layEntities, loadPacks } from '../layers';
import { openRegularBodies } from '../regular-bodies';

export async function findShipped(ids: readonly string[]): Promise<Map<string, Entity>> {
  if (ids.length === 0) return new Map();
  const wanted = new Set(ids);
  const [packs, rows] = await Promise.all([
    loadPacks(),
    database.entityChunks
      .where('ids')
      .anyOf([...ids])
      .distinct()
      .toArray(),
  ]);
  const others = packs.filter(({ origin }) => origin !== 'own');
  const found = new Map(layEntities(others, rows, (id) => wanted.has(id)).map((entity) => [entity.id, entity]));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) {
    const regular = await openRegularBodies().catch(() => null);
    for (const id of missing) {
      const body = regular?.compose(id);
      if (body) found.set(id, body);
    }
  }
  return found;
}
