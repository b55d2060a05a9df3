/**
 * Search of the knowledge base as one types: 简体, 繁體, pinyin (with or without tones and spaces), initials, English,
 * offices and places, explanations, own notes. Three attempts: the query as typed; bent and with slips, where that
 * finds nothing good; and all parts of it but one.
 */
import type { EntityType } from '../../core/model/entity';
import { PROSE, type Field, type SearchIndex } from './build-index';
import { decodeAt, textAt } from './column';
import { findCandidates } from './candidates';
import { findNearNames, loosenQuery } from './loosen';
import { parseQuery, type Query } from './query';
import { rank, type Rank } from './rank';
import type { Summary } from './summary';

export interface Found {
  id: string;
  summary: Summary;
  /** Where it was found: the kind of key, and its number. */
  field: Field;
  unit: number;
  /** Which of its offices is meant, if one is. */
  office?: number;
  /** The query as it was found by: with other words, where those typed are nowhere. */
  query: Query;
  /** The explanation, or the note, that it was found in. */
  passage?: string;
}

export interface FindOptions {
  limit?: number;
  types?: readonly EntityType[];
}

export interface Answer {
  /** Best first; none for a query without letters or digits. */
  found: Found[];
  /** How many there are without the limit. */
  total: number;
}

export interface EntitySearch {
  find(query: string, options?: FindOptions): Answer;
  /** What is known of an entity for drawing it in a list. */
  get(id: string): Summary | undefined;
}

/** So many of the roughly best are ranked with care. */
const WELL_RANKED = 150;
/** A worse best match than this may be an accident, and slips are looked for as well. */
const GOOD = 56;
/** What a match by bent words or by slips loses against one as typed. */
const BENT = 8;
/** Of those that lack a part of the query: what share of the best score they must reach, and what at least. */
const NEAR_BEST = 0.7;
const LEAST_PARTLY = 36;

interface Hit extends Rank {
  index: SearchIndex;
  entity: number;
  query: Query;
}

/** Of an id that several indexes hold, the first one's entity is found; those that are `hidden` are not. */
export function openSearch(
  indexes: readonly SearchIndex[],
  { hidden = new Set<string>() }: { hidden?: ReadonlySet<string> } = {},
): EntitySearch {
  const isLeftOut = toLeftOut(indexes, hidden);
  const getWords = once(() => {
    const known = new Set(indexes.flatMap(({ vocabulary }) => vocabulary.split(' ')));
    return { list: [...known], known };
  });
  const getReadings = once(
    () =>
      new Map(
        indexes.flatMap(({ readings }) =>
          [...readings.matchAll(/(\P{ASCII})([a-z]+)/gu)].map((m) => [m[1]!, m[2]!] as const),
        ),
      ),
  );

  const search = (query: Query, missing = 0): Hit[] =>
    indexes.flatMap((index) => {
      const candidates = findCandidates(index, query, missing)
        .filter(({ entity }) => !isLeftOut(index, entity))
        .sort((a, b) => b.rough - a.rough);
      const rest = candidates
        .slice(WELL_RANKED)
        .map(({ entity, rough }) => ({ entity, score: rough / 2, field: 'names' as const, unit: 0 }));
      const best = candidates.slice(0, WELL_RANKED).map(({ entity }) => ({ entity, ...rank(index, entity, query) }));
      return [...best, ...rest].map((hit) => ({ ...hit, index, query }));
    });

  const findHits = (query: Query): Hit[] => {
    const typed = search(query);
    if (getBest(typed) >= GOOD) return typed;
    const loose = loosenQuery(query, indexes, getWords());
    const near = indexes.flatMap((index) =>
      findNearNames(index, query, getReadings())
        .filter(({ entity }) => !isLeftOut(index, entity))
        .map(({ entity, rank }) => ({ ...rank, index, entity, query })),
    );
    const bent = search(loose).map((hit) => ({ ...hit, score: hit.score - BENT }));
    const hits = [...typed, ...near, ...bent];
    if (hits.length > 0 || loose.parts.length < 2) return hits;
    const partly = search(loose, 1);
    return partly.filter(({ score }) => score >= Math.max(LEAST_PARTLY, NEAR_BEST * getBest(partly)));
  };

  return {
    find(typed, { limit = 30, types } = {}) {
      const query = parseQuery(typed);
      if (!query) return { found: [], total: 0 };
      const best = new Map<string, Hit>();
      for (const hit of findHits(query).sort((a, b) => b.score - a.score)) {
        const id = textAt(hit.index.ids, hit.entity);
        if (!best.has(id) && (!types || types.includes(toType(id)))) best.set(id, hit);
      }
      // a few more than asked for, since the most recent of equals comes first
      const found = [...best].slice(0, limit + WELL_RANKED).map(([id, hit]) => toFound(id, hit));
      found.sort((a, b) => b.score - a.score || b.last.localeCompare(a.last));
      return { found: found.slice(0, limit), total: best.size };
    },
    get(id) {
      for (const index of indexes) {
        const at = index.ids.text.indexOf(`\n${id}\n`);
        if (at >= 0) return readSummary(index, index.ids.starts.indexOf(at + 1));
      }
      return undefined;
    },
  };
}

/** With what puts them in order. */
function toFound(id: string, hit: Hit): Found & { score: number; last: string } {
  const { index, entity, field, unit, office, score, query } = hit;
  const summary = readSummary(index, entity);
  return {
    id,
    summary,
    field,
    unit,
    query,
    score,
    last: summary.offices?.[office ?? 0]?.last ?? '',
    ...(office !== undefined && { office }),
    ...(isProse(field) && { passage: textAt(index.columns[field], entity) }),
  };
}

const toType = (id: string): EntityType => id.slice(0, id.indexOf(':')) as EntityType;

function readSummary(index: SearchIndex, entity: number): Summary {
  return JSON.parse(decodeAt(index.summaries, entity)) as Summary;
}

function toLeftOut(
  indexes: readonly SearchIndex[],
  hidden: ReadonlySet<string>,
): (index: SearchIndex, entity: number) => boolean {
  const earlier = new Map<SearchIndex, ReadonlySet<string>>();
  let ids = new Set(hidden);
  for (const index of indexes) {
    earlier.set(index, ids);
    if (index !== indexes.at(-1)) ids = new Set([...ids, ...index.ids.text.split('\n')]);
  }
  return (index, entity) => {
    const others = earlier.get(index)!;
    return others.size > 0 && others.has(textAt(index.ids, entity));
  };
}

const isProse = (field: Field): boolean => (PROSE as readonly string[]).includes(field);
const getBest = (hits: readonly Hit[]): number => hits.reduce((best, { score }) => Math.max(best, score), 0);

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
