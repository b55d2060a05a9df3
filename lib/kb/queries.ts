/** Reads of the knowledge base. All are cheap; none of them seeds: call `ensureSeeded` first where that is due. */
import type { Entity } from '../core/model/entity';
import { parseRegularId } from '../core/model/regular-body';
import type { EntityView } from '../messaging/protocol';
import { database, type PackRow } from './database';
import { openGazetteers } from './gazetteers';
import { toEntityName } from './names';
import { openRegularBodies } from './regular-bodies';
import { toSummary, type Summary } from './search/summary';
import { buildSnapshot, toSourceIds, type Snapshot } from './snapshot';

/**
 * An entity with the names, sources and places that it refers to; null where there is no such entity. Of a regular
 * body's id, the listed body where a list has it, else the one named by rule.
 */
export async function getEntityView(id: string): Promise<EntityView | null> {
  const [entity] = await findEntities([id]);
  if (!entity) return null;
  const [referred, packs] = await Promise.all([
    findEntities([entity.id, ...toReferredIds(entity)]),
    database.packs.toArray(),
  ]);
  const sourceIds = toSourceIds(entity);
  const sources = packs.flatMap((p) => p.sources).filter((s) => sourceIds.has(s.id));
  const codes = new Set([...sources, ...referred].flatMap((r) => ('place' in r && r.place) || []));
  return {
    entity,
    names: Object.fromEntries(referred.map((e) => [e.id, toEntityName(e)])),
    sources: Object.fromEntries(sources.map((s) => [s.id, s])),
    places: await namePlaces(codes, packs),
  };
}

/** What lists show of these entities, as far as they exist. */
export async function getSummaries(ids: string[]): Promise<Summary[]> {
  return (await findEntities(ids)).map((entity) => toSummary(entity, new Map()));
}

/** Everything at once, for pages that list and cross-reference. */
export async function loadSnapshot(): Promise<Snapshot> {
  const [packs, entities, gazetteers] = await Promise.all([
    database.packs.toArray(),
    loadEntities(),
    // without them the lists still are what they are
    openGazetteers().catch(() => []),
  ]);
  return buildSnapshot(packs, entities, gazetteers);
}

/** The entities of these ids that exist, in no particular order. Gazetteers are opened only where no list holds an id. */
async function findEntities(ids: string[]): Promise<Entity[]> {
  const listed = await getListed(ids);
  const others = ids.filter((id) => parseRegularId(id) && !listed.some((e) => e.id === id));
  if (others.length === 0) return listed;
  const regular = await openRegularBodies();
  const resolved = others.flatMap((id) => regular.resolve(id) ?? []);
  return [...listed, ...(await getListed(resolved)), ...resolved.flatMap((id) => regular.compose(id) ?? [])];
}

async function getListed(ids: string[]): Promise<Entity[]> {
  const wanted = new Set(ids);
  const rows = await database.entityChunks.where('ids').anyOf(ids).distinct().toArray();
  return rows.flatMap((row) => row.entities.filter((e) => wanted.has(e.id)));
}

/** Packs name the places that their entries lie in, gazetteers every division of China. */
async function namePlaces(codes: ReadonlySet<string>, packs: readonly PackRow[]): Promise<Record<string, string>> {
  const named = packs.flatMap((p) => Object.entries(p.places)).filter(([code]) => codes.has(code));
  const unnamed = [...codes].filter((code) => !named.some(([known]) => known === code));
  if (unnamed.length === 0) return Object.fromEntries(named);
  const regular = await openRegularBodies();
  const others = unnamed.map((code) => [code, regular.placeName(code) ?? code]);
  return Object.fromEntries([...named, ...others]) as Record<string, string>;
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
