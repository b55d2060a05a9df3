/**
 * Several packs, one knowledge base: an entity is what the first pack that has its id says. The reader's own entries
 * come first, then what is shipped, then what was imported, oldest first; what the reader has hidden is in none.
 */
import type { Entity } from '../core/model/entity';
import { database, type EntityChunkRow, type PackRow } from './database';

/** The id of the pack that is made of the reader's own entries. */
export const OWN_PACK = 'own';

const RANK = { own: 0, shipped: 1, imported: 2 };
const rankOf = ({ origin = 'shipped' }: PackRow): number => RANK[origin];
/** An update keeps its place. */
const sinceOf = ({ origin, importedAt, seededAt }: PackRow): number =>
  origin === 'imported' ? (importedAt ?? seededAt) : 0;

/** The packs, first who has the first say. */
export function sortPacks(packs: readonly PackRow[]): PackRow[] {
  return [...packs].sort((a, b) => rankOf(a) - rankOf(b) || sinceOf(a) - sinceOf(b));
}

export const loadPacks = async (): Promise<PackRow[]> => sortPacks(await database.packs.toArray());

/** For each pack, the ids in it that are not its to say. `packs`: in order. */
export function findLeftOut(packs: readonly PackRow[]): Map<string, ReadonlySet<string>> {
  const overridden = new Set<string>();
  return new Map(
    packs.map(({ id, overrides = [], shadowed = [] }) => {
      const leftOut = new Set([...overridden, ...shadowed]);
      for (const other of overrides) overridden.add(other);
      return [id, leftOut];
    }),
  );
}

/** Of chunks in any order, the entities as they are to be seen. `packs`: in order. */
export function layEntities(
  packs: readonly PackRow[],
  chunks: readonly Pick<EntityChunkRow, 'pack' | 'entities'>[],
  isWanted: (id: string) => boolean = () => true,
): Entity[] {
  const leftOut = findLeftOut(packs);
  return packs.flatMap(({ id: pack }) => {
    const others = leftOut.get(pack);
    return chunks
      .filter((chunk) => chunk.pack === pack)
      .flatMap(({ entities }) => entities.filter(({ id }) => isWanted(id) && !others?.has(id)));
  });
}

/** The pack that has the say about an entity, of those that hold it. `packs`: in order. */
export function findOwner(
  packs: readonly PackRow[],
  chunks: readonly Pick<EntityChunkRow, 'pack' | 'ids'>[],
  id: string,
): PackRow | undefined {
  const leftOut = findLeftOut(packs);
  return packs.find(
    (pack) =>
      !leftOut.get(pack.id)?.has(id) && chunks.some((chunk) => chunk.pack === pack.id && chunk.ids.includes(id)),
  );
}

/**
 * In a transaction that has changed packs: what imported packs must leave to those before them. Of a pack whose `ids` are
 * at hand its rows are not read.
 */
export async function refreshShadows(known?: { pack: string; ids: readonly string[] }): Promise<void> {
  const packs = await loadPacks();
  const last = packs.findLastIndex(({ origin }) => origin === 'imported');
  const taken = new Set<string>();
  for (const row of packs.slice(0, last + 1)) {
    if (row.origin === 'own') continue;
    const ids = row.id === known?.pack ? known.ids : await loadIds(row.id);
    const shadowed = row.origin === 'imported' ? ids.filter((id) => taken.has(id)) : [];
    if (shadowed.join() !== (row.shadowed ?? []).join()) await database.packs.put({ ...row, shadowed });
    for (const id of ids) taken.add(id);
  }
}

async function loadIds(pack: string): Promise<string[]> {
  const chunks = await database.entityChunks.where('pack').equals(pack).toArray();
  return chunks.flatMap(({ ids }) => ids);
}
