/**
 * Search of the knowledge base as one types: 简体, 繁體, pinyin (with or without tones and spaces), initials, English,
 * offices and places. MiniSearch finds; the order is ours: exact name, then beginnings of names, then the rest.
 *
 * Chinese has no spaces, so forms and queries are cut to pairs (动态 态清 清零, and 零 for the end): all pairs of a query
 * must be found, and ranking looks at the whole. Indexing every ending instead (动态清零, 态清零, …) took three times as
 * long. Pinyin is indexed from each syllable on (louyangsheng, yangsheng, sheng) and found by its beginning.
 */
import MiniSearch, { type Query } from 'minisearch';
import { foldForm } from '../core/text/fold';
import type { Entity, Office } from '../core/model/entity';
import { toSurfaceForms } from './names';
import { findSyllables, toPinyinKey, toTypedPinyinKey } from './pinyin';
import { toOfficeSpan } from './snapshot';

export interface EntitySearch {
  /** Ids, best first; empty for a query without letters. */
  find(query: string, limit?: number): string[];
}

/** What ranks an entity, computed once. All folded. */
interface Keys {
  names: string[];
  pinyin: string;
  /** Ways to cut the pinyin to syllables. */
  syllables: string[][];
  initials: string[];
  english: string[];
  /** Offices as one asks for them (市长, 许昌市长, 许昌市市长), with the last date known: the latest holder comes first. */
  posts: Map<string, string>;
}

const BOOST = { names: 5, pinyin: 4, initials: 3, facts: 2, english: 2, gloss: 0.5 };
type Field = keyof typeof BOOST;
const FIELDS = Object.keys(BOOST) as Field[];
const HAN_FIELDS: Field[] = ['names', 'facts'];
const LATIN_FIELDS: Field[] = ['pinyin', 'initials', 'english', 'gloss'];
/** Joins and cuts the tokens of a field; stands in no text. */
const SEPARATOR = '\u0001';
/** Syllables of pinyin that are indexed from the middle of a name on. */
const LONGEST = 8;
/** Where nothing fits exactly, results this much weaker than the best are noise. */
const SLIP_SCORE = 0.5;
/** English words shorter than this are not looked for in glosses. */
const SHORTEST_GLOSS_WORD = 4;
const HAN = /\p{Script=Han}/u;

/** Builds the index; some hundred entities take about 20 ms. `places`: place code → name. */
export function buildSearch(entities: readonly Entity[], places: ReadonlyMap<string, string>): EntitySearch {
  const index = new MiniSearch<{ id: string } & Record<Field, string>>({
    fields: FIELDS,
    tokenize: (text) => text.split(SEPARATOR),
    processTerm: (term) => term || null,
  });
  const keys = new Map<string, Keys>();
  const documents = entities.map((entity) => {
    const place = ('place' in entity && places.get(entity.place)) || '';
    const own = toKeys(entity, place);
    keys.set(entity.id, own);
    return { id: entity.id, ...toFields(entity, own, place) };
  });
  index.addAll(documents);

  const run = (query: Query): { id: string; score: number }[] =>
    index
      .search(query, { boost: BOOST, tokenize: (term) => [term] })
      .map(({ id, score }) => ({ id: id as string, score }));

  return {
    find(query, limit = 30) {
      const parts = toParts(query);
      if (parts.length === 0) return [];
      let found = run(toQuery(parts, false));
      if (found.length === 0) {
        found = run(toQuery(parts, true));
        found = found.filter(({ score }) => score >= SLIP_SCORE * (found[0]?.score ?? 0));
      }
      const typed = toTyped(parts);
      return found
        .map(({ id, score }) => ({ id, score, ...toRank(keys.get(id)!, typed) }))
        .sort((a, b) => a.tier - b.tier || b.last.localeCompare(a.last) || b.score - a.score)
        .slice(0, limit)
        .map(({ id }) => id);
    },
  };
}

function toKeys(entity: Entity, place: string): Keys {
  const names = [...new Set(toSurfaceForms(entity).map(foldForm))];
  const pinyin = toPinyinKey(entity.pinyin);
  const syllables = findSyllables(pinyin, entity.name.match(/\p{Script=Han}/gu)?.length ?? 0);
  return {
    names,
    pinyin,
    syllables,
    initials: [...new Set(syllables.map((cut) => cut.map((s) => s[0]).join('')))],
    english: entity.type === 'official' ? [] : [toLatinKey(entity.en)],
    posts: entity.type === 'official' ? toPosts(entity.offices, place) : new Map<string, string>(),
  };
}

function toPosts(offices: readonly Office[], place: string): Map<string, string> {
  const posts = new Map<string, string>();
  for (const office of offices) {
    const { last } = toOfficeSpan(office);
    const city = place.replace(/[省市县区]$/, '');
    for (const form of [office.title, city + office.title, place + office.title, office.name.zh]) {
      const post = foldForm(form);
      if (last >= (posts.get(post) ?? '')) posts.set(post, last);
    }
  }
  return posts;
}

function toFields(entity: Entity, keys: Keys, place: string): Record<Field, string> {
  const facts = [place];
  const english: string[] = [];
  if (entity.type === 'official') {
    for (const office of entity.offices) {
      facts.push(office.title, office.name.zh);
      english.push(office.name.en);
    }
  } else {
    english.push(entity.en);
    if (entity.type === 'slogan') english.push(entity.literal);
  }
  return {
    names: join(keys.names.flatMap((name) => toPairs(name))),
    pinyin: join([
      keys.pinyin,
      ...keys.syllables.flatMap((cut) => cut.map((_, i) => cut.slice(i, i + LONGEST).join(''))),
    ]),
    initials: join(keys.initials),
    facts: join(facts.flatMap((f) => toPairs(foldForm(f)))),
    english: join(english.flatMap(toWords)),
    gloss: join(toWords(entity.gloss.en).filter((word) => word.length >= SHORTEST_GLOSS_WORD)),
  };
}

/** The pieces of a query: runs of Chinese, and words of anything else. Folded; tones are gone from Latin words. */
function toParts(query: string): string[] {
  return (
    toPlain(query)
      .match(/\p{Script=Han}+|[\p{L}\d]+/gu)
      ?.map(foldForm)
      .filter(Boolean)
      .slice(0, 8) ?? []
  );
}

/**
 * All parts must be found, each anywhere; or Latin ones, joined, as one pinyin name.
 * With slips allowed: one wrong letter in four or more, and some of the pairs of a Chinese run.
 */
function toQuery(parts: string[], slips: boolean): Query {
  const toPart = (part: string): Query =>
    HAN.test(part)
      ? {
          combineWith: slips ? 'OR' : 'AND',
          queries: toPairs(part, false).map((pair) => ({
            queries: [pair],
            fields: HAN_FIELDS,
            prefix: pair.length === 1,
          })),
        }
      : { queries: [part], fields: LATIN_FIELDS, prefix: true, fuzzy: slips && part.length >= 4 ? 1 : false };
  const all: Query = { combineWith: 'AND', queries: parts.map(toPart) };
  const pinyin = toTypedPinyin(parts);
  if (!pinyin) return all;
  const fuzzy = slips && pinyin.length >= 4 ? 1 : false;
  return {
    combineWith: 'OR',
    queries: [all, { queries: [pinyin], fields: ['pinyin', 'initials'], prefix: true, fuzzy }],
  };
}

/** The query as a whole, for ranking. */
interface Typed {
  han: string;
  pinyin: string;
  english: string;
}
function toTyped(parts: string[]): Typed {
  return {
    han: parts.every((p) => HAN.test(p)) ? parts.join('') : '',
    pinyin: toTypedPinyin(parts),
    english: parts.join(''),
  };
}
function toTypedPinyin(parts: string[]): string {
  return parts.some((p) => HAN.test(p)) ? '' : toTypedPinyinKey(parts.join(''));
}

/** The office asked for exactly ranks between the beginnings and the insides of names; its holders by their last date. */
function toRank(keys: Keys, typed: Typed): { tier: number; last: string } {
  const tier = toTier(keys, typed);
  const last = tier > 2 ? keys.posts.get(typed.han) : undefined;
  return last === undefined ? { tier, last: '' } : { tier: 3, last };
}

/** 0 exact name, 1 exact initials, 2 beginning of a name, 3 beginning of the initials, 4 inside a name, 5 the rest. */
function toTier({ names, pinyin, initials, english }: Keys, typed: Typed): number {
  const { han } = typed;
  if (han) {
    if (names.includes(han)) return 0;
    if (names.some((n) => n.startsWith(han))) return 2;
    return names.some((n) => n.includes(han)) ? 4 : 5;
  }
  if (!typed.pinyin) return 5;
  if (pinyin === typed.pinyin || english.includes(typed.english)) return 0;
  if (initials.includes(typed.pinyin)) return 1;
  if (pinyin.startsWith(typed.pinyin) || english.some((e) => e.startsWith(typed.english))) return 2;
  if (initials.some((i) => i.startsWith(typed.pinyin))) return 3;
  return pinyin.includes(typed.pinyin) ? 4 : 5;
}

const join = (tokens: Iterable<string>): string => [...new Set(tokens)].join(SEPARATOR);

/** 清零 and 零 for 清零: each character starts a pair, or is the last. A query goes without the last one, if it has a pair. */
function toPairs(run: string, withLast = true): string[] {
  const pairs = Array.from(run, (_, i) => run.slice(i, i + 2));
  return withLast || pairs.length === 1 ? pairs : pairs.slice(0, -1);
}
/** Latin letters without their marks, lower case. */
function toPlain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase();
}
function toWords(english: string): string[] {
  return toPlain(english).match(/[\p{L}\d]+/gu) ?? [];
}
function toLatinKey(english: string): string {
  return toWords(english).join('');
}
