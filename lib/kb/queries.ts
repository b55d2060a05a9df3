/** Reads of the knowledge base. All are cheap; none of them seeds: call `ensureSeeded` first where that is due. */
import type { Entity } from '../core/model/entity';
import type { EntityView } from '../messaging/protocol';
import { database, type GazetteerRow } from './database';
import { toEntityName } from './names';
import { buildSnapshot, toSourceIds, type Snapshot } from './snapshot';

/** The entities of these ids that exist, in no particular order. */
export async function getEntities(ids: string[]): Promise<Entity[]> {
  const wanted = new Set(ids);
  const rows = await database.entityChunks.where('ids').anyOf(ids).distinct().toArray();
  return rows.flatMap((row) => row.entities.filter((e) => wanted.has(e.id)));
}

export async function getEntity(id: string): Promise<Entity | null> {
  return (await getEntities([id]))[0] ?? null;
}

/** An entity with the names, sources and places that it refers to; null where there is no such entity. */
export async function getEntityView(id: string): Promise<EntityView | null> {
  const entity = await getEntity(id);
  if (!entity) return null;
  const [referred, packs] = await Promise.all([getEntities([id, ...toReferredIds(entity)]), database.packs.toArray()]);
  const sourceIds = toSourceIds(entity);
  const sources = packs.flatMap((p) => p.sources).filter((s) => sourceIds.has(s.id));
  const codes = new Set([...sources, ...referred].map((r) => ('place' in r ? r.place : undefined)));
  return {
    entity,
    names: Object.fromEntries(referred.map((e) => [e.id, toEntityName(e)])),
    sources: Object.fromEntries(sources.map((s) => [s.id, s])),
    places: Object.fromEntries(packs.flatMap((p) => Object.entries(p.places)).filter(([code]) => codes.has(code))),
  };
}

/** Everything at once, for pages that list and cross-reference. */
export async function loadSnapshot(): Promise<Snapshot> {
  const [packs, entities] = await Promise.all([database.packs.toArray(), loadEntities()]);
  return buildSnapshot(packs, entities);
}

/** The compiled gazetteer of every pack. */
export function loadGazetteers(): Promise<GazetteerRow[]> {
  return database.gazetteers.toArray();
}

async function loadEntities(): Promise<Entity[]> {
  return (await database.entityChunks.toArray()).flatMap((row) => row.entities);
}

function toReferredIds(entity: Entity): string[] {
  switch (entity.type) {
    case 'official':
      return entity.offices.map((o) => o.body);
    case 'body':
      return entity.parent ? [entity.parent] : [];
    case 'slogan':
      return [...(entity.related ?? []), ...(entity.usedBy ?? []).map((u) => u.official)];
  }
}
