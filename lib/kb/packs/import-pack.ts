/**
 * A pack from a file into the knowledge base: read and checked, shown as a plan, and only then written, in one
 * transaction. Runs in the library: a worker may be stopped in between.
 */
import type { Body } from '../../core/model/entity';
import { parseRegularId } from '../../core/model/regular-body';
import { announceKnowledge } from '../../settings/knowledge-changes';
import { database, type PackRow } from '../database';
import { PackFileError } from '../exchange/errors';
import { loadPacks } from '../layers';
import { openRegularBodies } from '../regular-bodies';
import { hasRoom } from '../room';
import { compileEntities } from './compile-entities';
import type { PackFile } from './format';
import { readPack, type ReadPackOptions } from './read-pack';
import { nameSources } from './sources';
import { loadPackEntities, putPack, removePack } from './store';

/** What an import would do, before it does anything. Ids, in the order of the file. */
export interface PackPlan {
  pack: PackFile;
  /** The pack of this id that is here and would be replaced. */
  replaced: PackRow | null;
  fresh: string[];
  changed: string[];
  same: string[];
  /** In the pack that is here, and no more in the file. */
  gone: string[];
  /** Said already by another pack, or by the reader: that stays. */
  conflicts: { id: string; name: string; by: PackRow['name'] }[];
}

/** Throws PackFileError, or the signal's reason. */
export async function planPack(text: string, options: Omit<ReadPackOptions, 'isKnown'> = {}): Promise<PackPlan> {
  const packs = await loadPacks();
  const [owners, regular] = await Promise.all([findOwners(packs), openRegularBodies().catch(() => null)]);
  const isKnown = (id: string) =>
    owners.has(id) || (parseRegularId(id) !== undefined && regular?.resolve(id) !== undefined);
  const pack = await readPack(text, { ...options, isKnown });
  const here = packs.find(({ id }) => id === pack.id) ?? null;
  if (here && here.origin !== 'imported')
    throw new PackFileError('field', `the pack ${pack.id} belongs to Jiazhu itself`, { field: 'id' });
  const before = new Map(here ? (await loadPackEntities(here.id)).map((e) => [e.id, JSON.stringify(e)]) : []);
  const plan: PackPlan = { pack, replaced: here, fresh: [], changed: [], same: [], gone: [], conflicts: [] };
  const named = nameSources(pack);
  for (const entity of named.entities) {
    const { id, name } = entity;
    const by = owners.get(id);
    if (by && by.id !== pack.id) plan.conflicts.push({ id, name, by: by.name });
    const was = before.get(id);
    (was === undefined ? plan.fresh : was === JSON.stringify(entity) ? plan.same : plan.changed).push(id);
    before.delete(id);
  }
  plan.gone = [...before.keys()];
  return plan;
}

/** Writes what was planned, all or nothing. Throws the signal's reason, or what the database says. */
export async function importPack({ pack }: PackPlan, signal?: AbortSignal): Promise<void> {
  if (!(await hasRoom())) throw new DOMException('there is no room left on the disk', 'QuotaExceededError');
  const { sources, entities } = nameSources(pack);
  const bodies = await loadBodies(entities.flatMap((e) => (e.type === 'official' ? e.offices.map((o) => o.body) : [])));
  signal?.throwIfAborted();
  const gazetteer = compileEntities(entities, (id) => bodies.get(id));
  const { id, version, name, description, licence, homepage, places = {} } = pack;
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
    seededAt: Date.now(),
    count: entities.length,
  };
  await putPack({ row, entities, gazetteer, index: null }, signal);
  await announceKnowledge(`${id}@${version}`);
}

/** Only what was imported can go. The reader's own entries about what it holds stay. */
export async function removeImported(id: string): Promise<void> {
  if ((await database.packs.get(id))?.origin !== 'imported') throw new Error(`${id} is no imported pack`);
  await removePack(id);
  await announceKnowledge(`${id}@`);
}

/** Which pack has the say about each id. */
async function findOwners(packs: readonly PackRow[]): Promise<Map<string, PackRow>> {
  const owners = new Map<string, PackRow>();
  for (const pack of packs) {
    const rows = await database.entityChunks.where('pack').equals(pack.id).toArray();
    for (const id of rows.flatMap((row) => row.ids)) if (!owners.has(id)) owners.set(id, pack);
  }
  return owners;
}

/** Bodies of other packs, for the place and level of the offices held in them. */
async function loadBodies(ids: readonly string[]): Promise<Map<string, Body>> {
  const wanted = new Set(ids);
  const rows = await database.entityChunks
    .where('ids')
    .anyOf([...wanted])
    .distinct()
    .toArray();
  return new Map(
    rows.flatMap((row) =>
      row.entities.flatMap((e) => (e.type === 'body' && wanted.has(e.id) ? [[e.id, e] as const] : [])),
    ),
  );
}
