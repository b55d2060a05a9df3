/** The indexes that are stored: one made with each pack, and made anew where it is of another version or format. */
import type { Entity } from '../../core/model/entity';
import { database, type PackRow } from '../database';
import { loadPacks } from '../layers';
import { loadPackEntities } from '../packs/store';
import { loadPlaceNames } from '../queries';
import { buildSearchIndex, type BuildOptions } from './build-index';
import { toIndexRow, type SearchIndexRow } from './stored';

export function indexPack(
  { id, version }: Pick<PackRow, 'id' | 'version'>,
  entities: readonly Entity[],
  options: BuildOptions,
): SearchIndexRow {
  return toIndexRow(id, version, buildSearchIndex(entities, options));
}

/** Of packs that an earlier version of the extension has stored, with another index or none. */
export async function indexAnew(packs: readonly PackRow[]): Promise<void> {
  const context = await loadShippedEntities();
  for (const pack of packs) {
    const entities = await loadEntitiesOf([pack]);
    const places = await loadPlaceNames(toPlaceCodes(entities));
    const row = indexPack(pack, entities, { places, context });
    await database.transaction('rw', database.packs, database.searchIndexes, async () => {
      const stored = await database.packs.get(pack.id);
      if (stored?.version === pack.version) await database.searchIndexes.put(row);
    });
  }
}

export const toPlaceCodes = (entities: readonly Entity[]): Set<string> =>
  new Set(entities.flatMap((entity) => ('place' in entity ? [entity.place] : [])));

/** What the index of any pack takes readings and names of bodies from. Not imported packs, which may be very large. */
export async function loadShippedEntities(): Promise<Entity[]> {
  return loadEntitiesOf((await loadPacks()).filter(({ origin = 'shipped' }) => origin === 'shipped'));
}

async function loadEntitiesOf(packs: readonly PackRow[]): Promise<Entity[]> {
  const entities = await Promise.all(packs.map(({ id }) => loadPackEntities(id)));
  return entities.flat();
}
