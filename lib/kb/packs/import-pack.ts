/**
 * A pack from a file into the knowledge base: read and checked, shown as a plan, and only then written, in one
 * transaction. Runs in a worker of the library's (`components/library/packs/pack-worker.ts`): ending that, at any
 * moment, leaves everything as it was. Its marks in the browser's timeline are what `npm run bench:packs` reads.
 */
import type { Entity } from '../../core/model/entity';
import { toEntityName, type EntityName } from '../names';
import { toSourceIds } from '../snapshot';
import type { PackRow } from '../database';
import { PackFileError } from '../exchange/errors';
import { loadPacks, OWN_PACK } from '../layers';
import { loadPlaceNames } from '../queries';
import { hasRoom } from '../room';
import { indexPack, loadShippedEntities, toPlaceCodes } from '../search/keep';
import { checkPack } from './check-pack';
import { compileEntities } from './compile-entities';
import type { PackFile } from './format';
import { loadOtherEntries, type OtherEntries } from './known';
import { readPack, type OnProgress } from './read-pack';
import { nameSources } from './sources';
import { loadPackEntities, putPack } from './store';
import { toPackFile } from './write-pack';

export interface Listed {
  id: string;
  name: EntityName;
}
/** What an import would do, before it does anything. In the order of the file; an entry is in one of the lists. */
export interface PackPlan {
  pack: PackFile;
  /** The pack of this id that is here and would be replaced. */
  replaced: PackRow | null;
  /** That one is this very pack, with nothing to change. */
  isKnown: boolean;
  fresh: Listed[];
  /** Said otherwise, or by sources that say otherwise. */
  changed: Listed[];
  same: Listed[];
  /** In the pack that is here, and no more in the file. */
  gone: Listed[];
  /** Said already by another pack, or by the reader: that stays. */
  conflicts: (Listed & { by: PackRow['name'] })[];
  others: OtherEntries;
}

/** Throws PackFileError. */
export async function planPack(text: string, onProgress?: OnProgress): Promise<PackPlan> {
  const pack = readPack(text, onProgress);
  const packs = await loadPacks();
  const replaced = packs.find(({ id }) => id === pack.id) ?? null;
  if (pack.id === OWN_PACK || (replaced && replaced.origin !== 'imported'))
    throw new PackFileError(
      'field',
      `the id ${pack.id} belongs to Jiazhu itself`,
      { field: 'id' },
      { code: 'reserved', about: pack.id },
    );
  const others = await loadOtherEntries(pack.id, packs);
  checkPack(pack, others);
  const found = await compare(pack, replaced, others);
  performance.mark('pack planned');
  return { ...found, pack, replaced, others };
}

function hasSameHead({ $schema: _, ...pack }: PackFile, row: PackRow): boolean {
  return JSON.stringify({ ...pack, entities: [] }) === JSON.stringify(toPackFile(row, []));
}

type Comparison = Pick<PackPlan, 'isKnown' | 'fresh' | 'changed' | 'same' | 'gone' | 'conflicts'>;

async function compare(pack: PackFile, replaced: PackRow | null, others: OtherEntries): Promise<Comparison> {
  const { sources, entities } = nameSources(pack);
  const stored = new Map((replaced ? await loadPackEntities(replaced.id) : []).map((e) => [e.id, e]));
  const known = new Map(replaced?.sources.map((source) => [source.id, JSON.stringify(source)]));
  const otherwise = new Set(sources.flatMap((s) => (known.get(s.id) === JSON.stringify(s) ? [] : [s.id])));
  const isKnown = replaced !== null && hasSameHead(pack, replaced);
  const found: Comparison = { isKnown, fresh: [], changed: [], same: [], gone: [], conflicts: [] };
  for (const entity of entities) {
    const { id } = entity;
    const was = stored.get(id);
    const isSame = () =>
      JSON.stringify(was) === JSON.stringify(entity) && ![...toSourceIds(entity)].some((s) => otherwise.has(s));
    const how = !was ? 'fresh' : isSame() ? 'same' : 'changed';
    if (how !== 'same') found.isKnown = false;
    const by = others.ownerOf(id)?.name;
    if (by) found.conflicts.push({ ...toListed(entity), by });
    else found[how].push(toListed(entity));
    stored.delete(id);
  }
  if (stored.size > 0) found.isKnown = false;
  found.gone = Array.from(stored.values(), toListed);
  return found;
}

const toListed = (entity: Entity): Listed => ({ id: entity.id, name: toEntityName(entity) });

/** Bytes of database a unit of the file comes to at most: entities, gazetteer, index, and the rows that are replaced. */
const SPREAD = 4;

/** Writes what was planned, all or nothing. `size`: the file's, bytes. Throws what the database says. */
export async function importPack(
  { pack, replaced, others }: PackPlan,
  size: number,
  onProgress?: OnProgress,
): Promise<void> {
  if (!(await hasRoom(size * SPREAD)))
    throw new DOMException('there is no room left on the disk', 'QuotaExceededError');
  performance.mark('pack confirmed');
  const { sources, entities } = nameSources(pack);
  const gazetteer = compileEntities(entities, others);
  performance.mark('pack compiled');
  const { id, version, name, description, licence, homepage, places = {} } = pack;
  const now = Date.now();
  const row: PackRow = {
    id,
    version,
    origin: 'imported',
    name,
    ...(description && { description }),
    licence,
    ...(homepage && { homepage }),
    sources,
    places,
    importedAt: replaced?.importedAt ?? now,
    seededAt: now,
    count: entities.length,
  };
  const names = await loadPlaceNames(toPlaceCodes(entities), places);
  const index = indexPack(row, entities, { places: names, context: await loadShippedEntities() });
  performance.mark('pack indexed');
  await putPack({ row, entities, gazetteer, index }, onProgress);
  performance.mark('pack written');
}
