/**
 * The whole knowledge base in memory, as the popup and the library use it: lists, search and cross-references read
 * all of it anyway, and some hundred entities load in a few milliseconds. The relations are pure functions of it.
 */
import type { Body, Entity, EntityType, Office, Official, Slogan, Source } from '../core/model/entity';
import { fillSlots } from '../core/match/templates';
import type { Gazetteer } from '../core/match/gazetteer';
import type { EntityChunkRow, PackRow } from './database';
import { findOwner } from './layers';
import { RegularBodies } from './regular-bodies';

export interface Snapshot {
  packs: PackRow[];
  entities: Entity[];
  byId: Map<string, Entity>;
  sources: Map<string, Source>;
  /** Place code → Chinese name. */
  places: Map<string, string>;
  /** Bodies that no list holds. */
  regular: RegularBodies;
  /** Ids of those that are as the reader has worded them. */
  own: Set<string>;
  /** The pack that the entity of an id is from, where it was imported. */
  findImported: (id: string) => PackRow | undefined;
}

export function buildSnapshot(
  packs: PackRow[],
  entities: Entity[],
  gazetteers: readonly Gazetteer[] = [],
  chunks: readonly Pick<EntityChunkRow, 'pack' | 'ids'>[] = [],
): Snapshot {
  return {
    packs,
    entities,
    byId: new Map(entities.map((e) => [e.id, e])),
    sources: new Map(packs.flatMap((p) => p.sources).map((s) => [s.id, s])),
    // As entities: of two names the first pack's is taken.
    places: new Map(packs.toReversed().flatMap((p) => Object.entries(p.places))),
    regular: new RegularBodies(gazetteers),
    own: new Set(packs.flatMap(({ overrides = [], hidden = [] }) => overrides.filter((id) => !hidden.includes(id)))),
    findImported: (id) => {
      const owner = findOwner(packs, chunks, id);
      return owner?.origin === 'imported' ? owner : undefined;
    },
  };
}

/** The entity of an id; of a regular body's id the listed body, where a list has it, else the one named by rule. */
export function findEntity({ byId, regular }: Snapshot, id: string): Entity | undefined {
  return byId.get(id) ?? byId.get(regular.resolve(id) ?? '') ?? regular.compose(id);
}

export type EntityOf<T extends EntityType> = Extract<Entity, { type: T }>;

export function listOfType<T extends EntityType>(entities: Entity[], type: T): EntityOf<T>[] {
  return entities.filter((e): e is EntityOf<T> => e.type === type);
}

/** An office with its span of dates: first and last day that any source gives for it. */
export interface Holder {
  official: Official;
  office: Office;
  first: string;
  last: string;
}

/** First and last date known of an office, start and end included; dates are as exact as their source. */
export function toOfficeSpan({ attested, start, end, asOf }: Office): { first: string; last: string } {
  const dates = [...attested.map((a) => a.date), start?.date, end?.date, asOf].filter((d) => d !== undefined).sort();
  return { first: dates[0] ?? '', last: dates.at(-1) ?? '' };
}

/** Offices by the last day that is known of each. */
export function sortLatestFirst(offices: readonly Office[]): Office[] {
  return [...offices].sort((a, b) => toOfficeSpan(b).last.localeCompare(toOfficeSpan(a).last));
}

/** Who held the offices of a body, earliest first. */
export function findHolders(entities: Entity[], bodyId: string): Holder[] {
  return listOfType(entities, 'official')
    .flatMap((official) =>
      official.offices
        .filter((office) => office.body === bodyId)
        .map((office) => ({ official, office, ...toOfficeSpan(office) })),
    )
    .sort((a, b) => a.first.localeCompare(b.first) || a.last.localeCompare(b.last));
}

/** Listed bodies whose entry says that they are below this one. */
export function findChildren(entities: Entity[], bodyId: string): EntityOf<'body'>[] {
  return listOfType(entities, 'body').filter((b) => b.parent === bodyId);
}

/** Bodies that no list holds and that their type puts below this one, at the same place. */
export function findRegularChildren({ packs, regular }: Snapshot, body: Body): Body[] {
  const organs = [...new Set(packs.flatMap((p) => p.organs ?? []))];
  return regular.below(body, organs).flatMap((id) => regular.compose(id) ?? []);
}

/** The bodies above, the highest first. What readers and packs say of parents may go in a circle; each is there once. */
export function findAncestors(kb: Snapshot, { id, parent }: Body): Body[] {
  const path: Body[] = [];
  for (let above = parent; above;) {
    const body = findEntity(kb, above);
    if (body?.type !== 'body' || body.id === id || path.some((known) => known.id === body.id)) break;
    path.unshift(body);
    above = body.parent;
  }
  return path;
}

/** Slogans that refer to this one as related, and to which it does not refer itself. */
export function findRelating(entities: Entity[], { id, related = [] }: Slogan): EntityOf<'slogan'>[] {
  return listOfType(entities, 'slogan').filter(
    (s) => s.id !== id && s.related?.includes(id) && !related.includes(s.id),
  );
}

/** Listed slogans whose wording is made on a pattern of this one. */
export function findInstances(entities: Entity[], { id, patterns = [] }: Slogan): EntityOf<'slogan'>[] {
  return listOfType(entities, 'slogan').filter((s) => s.id !== id && fitsPattern(s, patterns));
}

/** Patterns on which the wording of this one is made. */
export function findPatterns(entities: Entity[], slogan: Slogan): EntityOf<'slogan'>[] {
  return listOfType(entities, 'slogan').filter((s) => s.id !== slogan.id && fitsPattern(slogan, s.patterns ?? []));
}

const fitsPattern = ({ name, variants = [] }: Slogan, patterns: readonly string[]): boolean =>
  patterns.length > 0 && [name, ...variants].some((form) => fillSlots(patterns, form) !== undefined);

export interface SloganUse {
  slogan: Slogan;
  uses: NonNullable<Slogan['usedBy']>;
}

/** Slogans that the sources show an official using. */
export function findSlogansUsedBy(entities: Entity[], officialId: string): SloganUse[] {
  return listOfType(entities, 'slogan').flatMap((slogan) => {
    const uses = (slogan.usedBy ?? []).filter((u) => u.official === officialId);
    return uses.length ? [{ slogan, uses }] : [];
  });
}

export interface Companion {
  official: Official;
  /** Ids of the sources that name both. */
  sources: string[];
}

/** Officials that stand in the same sources, those with most in common first. Only newspaper texts count. */
export function findCompanions({ entities, sources }: Snapshot, official: Official): Companion[] {
  const own = toSourceIds(official);
  return listOfType(entities, 'official')
    .filter((o) => o.id !== official.id)
    .map((o) => ({
      official: o,
      sources: [...toSourceIds(o)].filter((s) => own.has(s) && sources.get(s)?.kind === 'article'),
    }))
    .filter((c) => c.sources.length > 0)
    .sort((a, b) => b.sources.length - a.sources.length || a.official.pinyin.localeCompare(b.official.pinyin));
}

/** Every source that an entity refers to. */
export function toSourceIds(entity: Official | Entity): Set<string> {
  const ids: (string | undefined)[] = [];
  if ('offices' in entity) {
    for (const o of entity.offices) ids.push(o.start?.source, o.end?.source, ...o.attested.map((a) => a.source));
    ids.push(...(entity.appearances ?? []).map((a) => a.source));
  } else {
    ids.push(...entity.citations.map((c) => c.source));
    if (entity.type === 'slogan') ids.push(...(entity.usedBy ?? []).map((u) => u.source));
  }
  return new Set(ids.filter((id) => id !== undefined));
}
