/** What our search is measured against, each on the same entities and the same keys as far as it can use them. */
import MiniSearch, { type Options, type Query } from 'minisearch';
import type { Entity } from '../../../lib/core/model/entity';
import { foldForm } from '../../../lib/core/text/fold';
import { findSyllables, toPinyinKey, toTypedPinyinKey } from '../../../lib/kb/pinyin';
import { buildSearchIndex } from '../../../lib/kb/search/build-index';
import { toWords } from '../../../lib/kb/search/words';
import { openIndexRow, toIndexRow, type SearchIndexRow } from '../../../lib/kb/search/stored';
import { openSearch } from '../../../lib/kb/search/search';
import { toSurfaceForms } from '../../../lib/kb/names';

type Find = (query: string) => string[];

export interface Contender {
  name: string;
  /** What is kept of it: to be cloned, or JSON. */
  build(entities: readonly Entity[], places: ReadonlyMap<string, string>): unknown;
  open(kept: unknown): Find | Promise<Find>;
  /** Beyond this many entities it is left out. */
  most?: number;
}

const LIMIT = 30;

export const OURS: Contender = {
  name: 'ours',
  build: (entities, places) => toIndexRow('bench', '1', buildSearchIndex(entities, { places })),
  async open(kept) {
    const { index, whole } = await openIndexRow(kept as SearchIndexRow);
    let search = openSearch([index]);
    void whole().then((index) => (search = openSearch([index])));
    return (query) => search.find(query, { limit: LIMIT }).found.map(({ id }) => id);
  },
};

/** Everything of an entity in one folded string: the least that could be done. */
export const SCAN: Contender = {
  name: 'scan',
  build: (entities) => ({
    ids: entities.map(({ id }) => id),
    texts: entities.map((entity) => {
      const { han, latin } = toTexts(entity);
      return foldForm([...han, ...latin.map((text) => toWords(text).join(' ')), toPinyinKey(entity.pinyin)].join('|'));
    }),
  }),
  open(kept) {
    const { ids, texts } = kept as { ids: string[]; texts: string[] };
    return (query) => {
      const parts = toParts(query).map(foldForm);
      const found: { id: string; at: number }[] = [];
      texts.forEach((text, i) => {
        const at = parts.map((part) => text.indexOf(part));
        if (at.every((a) => a >= 0)) found.push({ id: ids[i]!, at: Math.min(...at) });
      });
      return found
        .sort((a, b) => a.at - b.at)
        .slice(0, LIMIT)
        .map(({ id }) => id);
    };
  },
};

const BOOST = { names: 5, pinyin: 4, initials: 3, facts: 2, english: 2, gloss: 0.5 };
type MiniField = keyof typeof BOOST;
const SEPARATOR = '\u0001';
const OPTIONS: Options<{ id: string } & Record<MiniField, string>> = {
  fields: Object.keys(BOOST),
  tokenize: (text) => text.split(SEPARATOR),
  processTerm: (term) => term || null,
};

/** As the extension had it: Chinese in pairs of characters, pinyin from each syllable on, one slip in a second attempt. */
export const MINISEARCH: Contender = {
  name: 'MiniSearch',
  most: 10_000,
  build(entities) {
    const index = new MiniSearch(OPTIONS);
    index.addAll(entities.map((entity) => ({ id: entity.id, ...toDocument(entity) })));
    return JSON.stringify(index);
  },
  open(kept) {
    const index = MiniSearch.loadJSON(kept as string, OPTIONS);
    const run = (query: Query) => index.search(query, { boost: BOOST, tokenize: (term) => [term] });
    return (query) => {
      const parts = toParts(query).map(foldForm);
      const exact = run(toMiniQuery(parts, false));
      return (exact.length > 0 ? exact : run(toMiniQuery(parts, true))).slice(0, LIMIT).map(({ id }) => id as string);
    };
  },
};

/** Handed in, since it is no dependency: see `search.ts`. It knows no slips. */
interface FlexIndex {
  add(id: number, text: string): void;
  search(query: string, options: { limit: number }): number[];
}
export function flexSearch(FlexSearch: { Index: new (options: object) => FlexIndex }): Contender {
  const create = () => new FlexSearch.Index({ encode: (text: string) => text.split(SEPARATOR), tokenize: 'forward' });
  return {
    name: 'FlexSearch',
    most: 10_000,
    // Its export is many pieces, to be handed over one by one; what is kept here is the index itself.
    build(entities) {
      const index = create();
      entities.forEach((entity, i) => index.add(i, Object.values(toDocument(entity)).join(SEPARATOR)));
      return { index, ids: entities.map(({ id }) => id) };
    },
    open(kept) {
      const { index, ids } = kept as { index: FlexIndex; ids: string[] };
      return (query) => {
        const parts = toParts(query).map(foldForm);
        const terms = parts.flatMap((part) => (HAN.test(part) ? toPairs(part, false) : [part]));
        return index.search(terms.join(SEPARATOR), { limit: LIMIT }).map((i) => ids[i]!);
      };
    },
  };
}

const HAN = /\p{Script=Han}/u;
const toParts = (query: string) =>
  query
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{Script=Han}+|[\p{L}\d]+/gu) ?? [];

function toTexts(entity: Entity): { han: string[]; latin: string[] } {
  const han = [...toSurfaceForms(entity), entity.gloss.zh];
  if (entity.type === 'official') {
    for (const office of entity.offices) han.push(office.title, office.name.zh);
    return { han, latin: [...entity.offices.map((o) => o.name.en), entity.gloss.en] };
  }
  return { han, latin: [entity.en, ...(entity.type === 'slogan' ? [entity.literal] : []), entity.gloss.en] };
}

function toDocument(entity: Entity): Record<MiniField, string> {
  const names = [...new Set(toSurfaceForms(entity).map(foldForm))];
  const pinyin = toPinyinKey(entity.pinyin);
  const cuts = findSyllables(pinyin, entity.name.match(/\p{Script=Han}/gu)?.length ?? 0);
  const offices = entity.type === 'official' ? entity.offices : [];
  const english = entity.type === 'official' ? offices.map((o) => o.name.en) : [entity.en];
  return {
    names: join(names.flatMap((name) => toPairs(name))),
    pinyin: join([pinyin, ...cuts.flatMap((cut) => cut.map((_, i) => cut.slice(i, i + 8).join('')))]),
    initials: join(cuts.map((cut) => cut.map((s) => s[0]).join(''))),
    facts: join(offices.flatMap((o) => [o.title, o.name.zh]).flatMap((fact) => toPairs(foldForm(fact)))),
    english: join(english.flatMap(toWords)),
    gloss: join(toWords(entity.gloss.en).filter((word) => word.length >= 4)),
  };
}

function toMiniQuery(parts: string[], slips: boolean): Query {
  const toPart = (part: string): Query =>
    HAN.test(part)
      ? {
          combineWith: slips ? 'OR' : 'AND',
          queries: toPairs(part, false).map((pair) => ({
            queries: [pair],
            fields: ['names', 'facts'],
            prefix: pair.length === 1,
          })),
        }
      : {
          queries: [part],
          fields: ['pinyin', 'initials', 'english', 'gloss'],
          prefix: true,
          fuzzy: slips && part.length >= 4 ? 1 : false,
        };
  const all: Query = { combineWith: 'AND', queries: parts.map(toPart) };
  if (parts.some((part) => HAN.test(part))) return all;
  const pinyin = toTypedPinyinKey(parts.join(''));
  const fuzzy = slips && pinyin.length >= 4 ? 1 : false;
  return {
    combineWith: 'OR',
    queries: [all, { queries: [pinyin], fields: ['pinyin', 'initials'], prefix: true, fuzzy }],
  };
}

const join = (tokens: Iterable<string>): string => [...new Set(tokens)].join(SEPARATOR);
function toPairs(run: string, withLast = true): string[] {
  const pairs = Array.from(run, (_, i) => run.slice(i, i + 2));
  return withLast || pairs.length === 1 ? pairs : pairs.slice(0, -1);
}
