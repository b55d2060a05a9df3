/** Which entities answer a query, by one pass over each column for each part; roughly weighed, for `rank.ts` to see to. */
import type { Field, SearchIndex } from './build-index';
import { hasBit, isEdge, scan } from './column';
import type { Part, Query } from './query';
import { ENGLISH_FIELDS, HAN_FIELDS, PINYIN_FIELDS, HAN_PROSE, ENGLISH_PROSE, WEIGHTS, type Grade } from './weights';

export interface Candidate {
  entity: number;
  /** At most what the match can be worth. */
  rough: number;
}

/** Shorter words stand everywhere in prose. */
const SHORTEST_IN_PROSE = 3;
/** The least of a query that is looked for inside initials. */
const SHORTEST_INITIALS = 2;

/** Those that hold the whole, or every part but `missing` of them. In no order. */
export function findCandidates(index: SearchIndex, query: Query, missing = 0): Candidate[] {
  const { count } = index;
  const whole = new Uint8Array(count);
  weighWhole(index, query, whole);
  const found = new Uint8Array(count);
  const sum = new Uint16Array(count);
  for (const part of query.parts) {
    const best = new Uint8Array(count);
    weighPart(index, part, best);
    for (let i = 0; i < count; i++) {
      if (best[i] === 0) continue;
      found[i]!++;
      sum[i]! += best[i]!;
    }
  }
  const enough = Math.max(1, query.parts.length - missing);
  const candidates: Candidate[] = [];
  for (let entity = 0; entity < count; entity++) {
    if (found[entity]! >= enough || whole[entity] !== 0)
      candidates.push({ entity, rough: Math.max(whole[entity]!, sum[entity]! / query.parts.length) });
  }
  return candidates;
}

/** The whole query in one key. */
function weighWhole(index: SearchIndex, { han, pinyin, phrase }: Query, best: Uint8Array): void {
  if (han) for (const field of HAN_FIELDS) weigh(index, field, new RegExp(han, 'g'), best);
  if (!pinyin) return;
  const spelling = new RegExp(pinyin, 'g');
  for (const field of PINYIN_FIELDS) weigh(index, field, spelling, best);
  if (pinyin.length >= SHORTEST_INITIALS) weigh(index, 'initials', spelling, best);
  if (phrase) for (const field of ENGLISH_FIELDS) weigh(index, field, new RegExp(`\\b${phrase}`, 'g'), best);
}

function weighPart(index: SearchIndex, { text, isHan, han, pinyin, english }: Part, best: Uint8Array): void {
  if (han) for (const field of HAN_FIELDS) weigh(index, field, han, best);
  if (pinyin) for (const field of PINYIN_FIELDS) weigh(index, field, pinyin, best);
  if (english) for (const field of ENGLISH_FIELDS) weigh(index, field, english, best);
  if (isHan && han) for (const field of HAN_PROSE) weigh(index, field, han, best);
  if (english && text.length >= SHORTEST_IN_PROSE)
    for (const field of ENGLISH_PROSE) weigh(index, field, english, best);
}

/** Notes a match in `best` where it is worth more than what is there. */
function weigh(index: SearchIndex, field: Field, pattern: RegExp, best: Uint8Array): void {
  const column = index.columns[field];
  const { text } = column;
  const bits = field === 'pinyin' || field === 'postsPinyin' ? index.syllables[field] : null;
  const worth = WEIGHTS[field];
  scan(column, pattern, (entity, at, length) => {
    if (bits && !hasBit(bits, at)) return false;
    const grade: Grade = !isEdge(text, at - 1) ? 'inside' : isEdge(text, at + length) ? 'exact' : 'prefix';
    if (worth[grade] > best[entity]!) best[entity] = worth[grade];
    return grade === 'exact';
  });
}
