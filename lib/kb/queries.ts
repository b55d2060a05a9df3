/** Reads of the knowledge base. All are cheap; none of them seeds: call `ensureSeeded` first where that is due. */
import type { Entity, Source } from '../core/model/entity';
import { parseRegularId } from '../core/model/regular-body';
import type { EntityView } from '../messaging/protocol';
import { database, type PackRow } from './database';
import { openGazetteers } from './gazetteers';
import { findOwner, layEntities, loadPacks } from './layers';
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
  const [referred, packs] = await Promise.all([findEntities([entity.id, ...toReferredIds(entity)]), loadPacks()]);
  const sourceIds = toSourceIds(entity);
  const sources = packs.flatMap((p) => p.sources).filter((s) => sourceIds.has(s.id));
  const codes = new Set([...sources, ...referred].flatMap((r) => ('place' in r && r.place) || []));
  const isOwn = packs.some(({ origin, overrides = [] }) => origin === 'own' && overrides.includes(entity.id));
  const imported = isOwn ? undefined : await findImported(entity.id, packs);
  return {
    ...(isOwn && { own: true }),
    ...(imported && { pack: imported.name }),
    entity,
    names: Object.fromEntries(referred.map((e) => [e.id, toEntityName(e)])),
    sources: Object.fromEntries(sources.map((s) => [s.id, s])),
    places: await namePlaces(codes, packs),
  };
}

/** The imported pack that an entity is from. Most readers have none, and pay for no look. */
async function findImported(id: string, packs: readonly PackRow[]): Promise<PackRow | undefined> {
  if (!packs.some(({ origin }) => origin === 'imported')) return undefined;
  const owner = findOwner(packs, await database.entityChunks.where('ids').equals(id).toArray(), id);
  return owner?.origin === 'imported' ? owner : undefined;
}

/** For a card in a web page: addresses of other pages that were read are nothing to it. */
export function toCardView(view: EntityView | null): EntityView | null {
  if (!view) return null;
  const sources = Object.entries(view.sources).map(([id, source]) => [id, withoutAddress(source)]);
  return { ...view, sources: Object.fromEntries(sources) as EntityView['sources'] };
}

function withoutAddress(source: Source): Source {
  if (source.kind === 'event') return source;
  const { url: _, ...rest } = source;
  return rest;
}

/** What lists show of these entities, as far as they exist. */
export async function getSummaries(ids: string[]): Promise<Summary[]> {
  return (await findEntities(ids)).map((entity) => toSummary(entity, new Map()));
}

/** Everything at once, for pages that list and cross-reference. */
export async function loadSnapshot(): Promise<Snapshot> {
  const [packs, chunks, gazetteers] = await Promise.all([
    loadPacks(),
    database.entityChunks.toArray(),
    // without them the lists still are what they are
    openGazetteers().catch(() => []),
  ]);
  return buildSnapshot(packs, layEntities(packs, chunks), gazetteers, chunks);
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
  const [packs, rows] = await Promise.all([
    loadPacks(),
    database.entityChunks.where('ids').anyOf(ids).distinct().toArray(),
  ]);
  return layEntities(packs, rows, (id) => wanted.has(id));
}

type NamedPlaces = Pick<PackRow, 'places'>;

/** Place code → Chinese name. `first`: names that go before those of the packs. */
export async function loadPlaceNames(
  codes: ReadonlySet<string>,
  first: Readonly<Record<string, string>> = {},
): Promise<Map<string, string>> {
  return new Map(Object.entries(await namePlaces(codes, [{ places: first }, ...(await loadPacks())])));
}

/** Packs name the places that their entries lie in, gazetteers every division of China. */
async function namePlaces(codes: ReadonlySet<string>, packs: readonly NamedPlaces[]): Promise<Record<string, string>> {
  // As entities: of two names the first pack's is taken, which is set last.
  const named = packs
    .toReversed()
    .flatMap((p) => Object.entries(p.places))
    .filter(([code]) => codes.has(code));
  const unnamed = [...codes].filter((code) => !named.some(([known]) => known === code));
  if (unnamed.length === 0) return Object.fromEntries(named);
  const regular = await openRegularBodies();
  const others = unnamed.map((code) => [code, regular.placeName(code) ?? code]);
  return Object.fromEntries([...named, ...others]) as Record<string, string>;
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
