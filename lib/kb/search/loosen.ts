/** What is tried where a query as it was typed finds nothing good: other words, shorter runs, slips. */
import type { SearchIndex } from './build-index';
import { scan, UNIT_CODE, type Column } from './column';
import { toPart, toQuery, type Part, type Query } from './query';
import type { Rank } from './rank';
import { readForm, type Readings } from './readings';
import { allowSlips, countSlips } from './slips';
import { toStem, getSynonyms } from './words';

/** The words that entries are written in. */
export interface Words {
  list: readonly string[];
  known: ReadonlySet<string>;
}

/** So many words a slip away are tried for one that is in no entry. */
const MOST_WORDS = 6;

/** The query with its runs of Chinese cut where entries have them in pieces (史书记 → 史, 书记), its words bent. */
export function loosenQuery(query: Query, indexes: readonly SearchIndex[], words: Words): Query {
  return toQuery(
    query.parts.flatMap((part) =>
      part.isHan ? cutRun(part.text, indexes).map((run) => toPart(run)) : bend(part, words, query.parts.length === 1),
    ),
  );
}

/** From the left, each piece as long as any key has it. */
function cutRun(run: string, indexes: readonly SearchIndex[]): string[] {
  const isKnown = (piece: string) =>
    indexes.some(({ columns }) =>
      [columns.names, columns.posts, columns.facts].some(({ text }) => text.includes(piece)),
    );
  const pieces: string[] = [];
  for (let at = 0; at < run.length; at += pieces.at(-1)!.length) {
    let length = 1;
    // what a key holds, it holds the beginning of: the longest is found by halving
    for (let least = 2, most = run.length - at; least <= most;) {
      const middle = (least + most) >> 1;
      if (isKnown(run.slice(at, at + middle))) {
        length = middle;
        least = middle + 1;
      } else most = middle - 1;
    }
    // a rare character is two units long, and half of one is none
    if (/^[\udc00-\udfff]/.test(run.slice(at + length))) length++;
    pieces.push(run.slice(at, at + length));
  }
  return pieces;
}

function bend({ text }: Part, words: Words, isAlone: boolean): Part[] {
  const stem = toStem(text);
  const others = [...getSynonyms(text), ...(stem === text ? [] : [stem])];
  if (words.list.some((word) => word.startsWith(stem))) return [toPart(text, others)];
  const cut = cutWord(text, words);
  if (cut) return cut.map((word) => toPart(word));
  return [toPart(text, [...others, ...findNearWords(text, words, isAlone)])];
}

/** zerocovid → zero covid. */
function cutWord(text: string, { known }: Words): [string, string] | null {
  for (let at = text.length - 3; at >= 3; at--)
    if (known.has(text.slice(0, at)) && known.has(text.slice(at))) return [text.slice(0, at), text.slice(at)];
  return null;
}

/** The words that are fewest slips away: whole ones before those that go on. */
function findNearWords(text: string, words: Words, isAlone: boolean): string[] {
  // beside other words, one of three letters is told by them (nucleic acd)
  const most = text.length === 3 && !isAlone ? 1 : allowSlips(text.length);
  if (most === 0) return [];
  return words.list
    .map((word) => ({ word, slips: countSlips(text, word, most), more: Math.abs(word.length - text.length) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || a.more - b.more)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
}

/** Names that the whole query is a slip away from. */
export function findNearNames(
  index: SearchIndex,
  { han, pinyin }: Query,
  readings: Readings,
): { entity: number; rank: Rank }[] {
  const { names, pinyin: spelled } = index.columns;
  if (pinyin) return findNear(index, spelled, pinyin, allowSlips(pinyin.length)).map((near) => toHit(near, 'pinyin'));
  const instances = findInstances(index, han);
  if (instances.length > 0) return instances;
  const off = findNear(index, names, han, han.length < 3 ? 0 : han.length < 7 ? 1 : 2).map((near) =>
    toHit(near, 'names'),
  );
  // another character of the same sound is what input methods slip in
  const sound = readForm(han, readings)?.join('');
  if (!sound || han.length < 2) return off;
  const alike = findNear(index, spelled, sound, 0).filter(({ rest }) => rest === 0);
  return [...off, ...alike.map((near) => toHit({ ...near, slips: 0.5 }, 'pinyin'))];
}

/** 应检尽检 of 应X尽X: one character for each X. */
function findInstances({ columns: { names } }: SearchIndex, han: string): { entity: number; rank: Rank }[] {
  const hits: { entity: number; rank: Rank }[] = [];
  scan(names, /[^|\n\p{ASCII}]*[xy][^|\n]*/gu, (entity, at, length) => {
    const letters = new Set<string>();
    const template = names.text.slice(at, at + length).replace(/[xy]/g, (letter) => {
      if (letters.has(letter)) return `\\k<${letter}>`;
      letters.add(letter);
      return `(?<${letter}>.)`;
    });
    if (new RegExp(`^${template}$`).test(han)) hits.push({ entity, rank: { score: 88, field: 'names', unit: 0 } });
    return false;
  });
  return hits;
}

interface Near {
  entity: number;
  unit: number;
  slips: number;
  /** How much longer the key is. */
  rest: number;
  length: number;
}

function toHit({ entity, unit, slips, rest, length }: Near, field: 'names' | 'pinyin'): { entity: number; rank: Rank } {
  const score = (rest > 1 ? 58 + (8 * (length - rest)) / length : 76) - 6 * slips - (unit > 0 ? 1 : 0);
  return { entity, rank: { score, field, unit } };
}

/** Reads the column where it lies: cut to keys, it would cost as much again. */
function findNear({ count }: SearchIndex, { text, starts }: Column, typed: string, most: number): Near[] {
  const near: Near[] = [];
  for (let entity = 0; entity < count; entity++) {
    const stop = starts[entity + 1]! - 1;
    for (let unit = 0, at = starts[entity]!; at < stop; unit++) {
      let end = at;
      while (end < stop && text.charCodeAt(end) !== UNIT_CODE) end++;
      const slips = end - at < typed.length - most ? most + 1 : countSlips(typed, text, most, 0, at, end);
      const length = end - at;
      if (slips <= most) near.push({ entity, unit, slips, rest: Math.max(0, length - typed.length), length });
      at = end + 1;
    }
  }
  return near;
}
