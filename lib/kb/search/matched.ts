/** The part of a shown text that a query has matched, for the eye: in whichever script and spelling it is shown. */
import { foldForm } from '../../core/text/fold';
import { findSyllables, toPinyinKey } from '../pinyin';
import { listNames } from './keys';
import type { Query } from './query';
import type { Found } from './search';

/** UTF-16 offsets. */
export interface Span {
  start: number;
  end: number;
}

/** A text's letters and digits, folded and without marks, each with its place. */
interface Plain {
  text: string;
  at: number[];
  /** Whether a word, or a Chinese character, begins there. */
  begins: boolean[];
}

const HAN = /\p{Script=Han}/u;
const LETTER = /[\p{L}\d]/u;

function toPlainText(text: string): Plain {
  const plain: Plain = { text: '', at: [], begins: [] };
  let before = '';
  for (let i = 0; i < text.length; i++) {
    const letter = HAN.test(text[i]!) ? foldForm(text[i]!) : text[i]!.normalize('NFD').charAt(0).toLowerCase();
    if (LETTER.test(letter)) {
      plain.text += letter;
      plain.at.push(i);
      plain.begins.push(!LETTER.test(before) || HAN.test(letter) || /\d/.test(letter) !== /\d/.test(before));
    }
    // people’s is one word
    if (!/['’\u0300-\u036f]/.test(text[i]!)) before = letter;
  }
  return plain;
}

/** Where the whole query stands in a text, or else its parts. */
export function findMatched(text: string, { han, pinyin, parts }: Query): Span[] {
  const plain = toPlainText(text);
  const whole = findIn(plain, han || pinyin);
  if (whole.length > 0) return whole;
  return merge(parts.flatMap(({ words }) => words.flatMap((word) => findIn(plain, word.replaceAll(' ', '')))));
}

/** In pinyin, from any syllable on; of initials, each syllable's first letter. */
export function findMatchedPinyin(pinyin: string, name: string, query: Query, isInitials: boolean): Span[] {
  const plain = toPlainText(pinyin);
  const [syllables] = findSyllables(toPinyinKey(pinyin), name.match(/\p{Script=Han}/gu)?.length ?? 0);
  const starts: number[] = [];
  for (let at = 0, i = 0; i < (syllables?.length ?? 0); at += syllables![i++]!.length) starts.push(at);
  for (const start of starts) plain.begins[start] = true;
  if (!isInitials)
    return findMatched(pinyin, query).length > 0 ? findMatched(pinyin, query) : findIn(plain, query.pinyin);
  const first = starts
    .map((at) => plain.text[at])
    .join('')
    .indexOf(query.pinyin);
  if (first < 0) return [];
  return starts
    .slice(first, first + query.pinyin.length)
    .map((at) => ({ start: plain.at[at]!, end: plain.at[at]! + 1 }));
}

function findIn({ text, at, begins }: Plain, sought: string): Span[] {
  const spans: Span[] = [];
  if (sought === '') return spans;
  for (let i = text.indexOf(sought); i >= 0; i = text.indexOf(sought, i + 1))
    if (begins[i]) spans.push({ start: at[i]!, end: at[i + sought.length - 1]! + 1 });
  return spans;
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

export interface MatchedText {
  kind: 'name' | 'english' | 'office' | 'passage';
  text: string;
}

/** What was matched, as it is written; null where that is nothing to show (the place). */
export function toMatchedText({ summary, field, unit, office, query, passage }: Found): MatchedText | null {
  switch (field) {
    case 'names':
    case 'pinyin':
    case 'initials': {
      const form = listNames(summary)[unit]?.name;
      // behind the names' initials come acronyms of the English name
      return form ? { kind: 'name', text: form } : summary.en ? { kind: 'english', text: summary.en } : null;
    }
    case 'english': {
      const { en = '', literal } = summary;
      return { kind: 'english', text: literal && findMatched(en, query).length === 0 ? literal : en };
    }
    case 'posts':
    case 'postsPinyin':
    case 'postsEnglish': {
      const found = summary.offices?.[office ?? 0];
      return found ? { kind: 'office', text: field === 'postsEnglish' ? found.en : found.zh } : null;
    }
    case 'glossEn':
    case 'glossZh':
    case 'notes':
      return passage ? { kind: 'passage', text: cutExcerpt(passage, query) } : null;
    case 'facts':
    case 'factsEnglish':
      return null;
  }
}

/** So much of a passage (UTF-16 units) stands before the match, and at most in all. */
const LEAD = 24;
const EXCERPT = 110;

function cutExcerpt(passage: string, query: Query): string {
  const first = findMatched(passage, query)[0]?.start ?? 0;
  if (first <= LEAD) return passage.slice(0, EXCERPT);
  // from a word's beginning on
  const start = passage.indexOf(' ', first - LEAD) + 1;
  const from = start > 0 && start <= first ? start : first - LEAD / 2;
  return `…${passage.slice(from, from + EXCERPT)}`;
}
