/**
 * What a match is worth, as a person would rank it: the exact name, exact initials, beginnings of names, the office
 * asked for, insides of names, then what is told of the entity. A key that holds the query in pieces is `scattered`.
 */
import type { Field } from './build-index';

export type Grade = 'exact' | 'prefix' | 'inside' | 'scattered';

export const WEIGHTS: Record<Field, Record<Grade, number>> = {
  names: { exact: 100, prefix: 80, inside: 60, scattered: 62 },
  english: { exact: 98, prefix: 76, inside: 60, scattered: 62 },
  pinyin: { exact: 99, prefix: 78, inside: 59, scattered: 50 },
  initials: { exact: 90, prefix: 64, inside: 30, scattered: 0 },
  posts: { exact: 74, prefix: 64, inside: 56, scattered: 60 },
  postsPinyin: { exact: 73, prefix: 65, inside: 50, scattered: 40 },
  postsEnglish: { exact: 74, prefix: 64, inside: 58, scattered: 60 },
  facts: { exact: 48, prefix: 44, inside: 42, scattered: 40 },
  factsEnglish: { exact: 48, prefix: 44, inside: 42, scattered: 40 },
  notes: { exact: 45, prefix: 42, inside: 40, scattered: 40 },
  glossEn: { exact: 28, prefix: 28, inside: 28, scattered: 28 },
  glossZh: { exact: 28, prefix: 28, inside: 28, scattered: 28 },
};
/** Added for how much of the key the query covers. */
export const COVERAGE = 8;
/** Added for a passage of prose that has the parts close together, and near its beginning. */
export const CLOSENESS = 14;
export const EARLINESS = 8;
/** Taken off where another name than the canonical one is meant. */
export const OTHER_NAME = 1.5;
/** Added for each step that an entity stands above others, `SearchIndex.standing`. */
export const STANDING = 0.6;
/** A window of prose this long (UTF-16 units) is as good as none; and so far in, nothing is at the beginning. */
export const WIDE = 90;
export const FAR = 160;
/** Of what parts are worth that stand in forms of one office. */
export const SAME_OFFICE = 0.92;
/** Of what parts are worth that stand in different keys. */
export const APART = 0.85;
/** Taken off a match by another word than the one typed. */
export const OTHER_WORD = 4;

export const HAN_FIELDS = ['names', 'posts', 'facts'] as const;
export const PINYIN_FIELDS = ['pinyin', 'postsPinyin'] as const;
export const ENGLISH_FIELDS = ['english', 'postsEnglish', 'factsEnglish'] as const;
/** Notes are in any language; their Chinese is among the facts as well, folded. */
export const HAN_PROSE = ['glossZh', 'notes'] as const;
export const ENGLISH_PROSE = ['glossEn', 'notes'] as const;
