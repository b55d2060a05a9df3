/**
 * What was typed, as it is searched:
 *
 *   许昌 市长      parts 许昌, 市长    han 许昌市长
 *   Lóu Yángshēng  parts lou, yangsheng   pinyin louyangsheng   phrase lou yangsheng
 *
 * An entity answers where the whole stands in one of its keys, or every part somewhere.
 */
import { dropToneNumbers, toTypedPinyinKey } from '../pinyin';
import { toHanKey } from './keys';
import { dropStopWords, getSynonyms, toWords } from './words';

export interface Part {
  /** Folded Chinese, or a word. */
  text: string;
  isHan: boolean;
  /** The text and what else may stand for it. */
  words: string[];
  /** Where the part is found in Chinese, in pinyin and in English; null where it is not looked for there. All global. */
  han: RegExp | null;
  pinyin: RegExp | null;
  english: RegExp | null;
}

export interface Query {
  parts: Part[];
  /** The whole where it holds Chinese, else empty. */
  han: string;
  /** The whole as pinyin or initials where it holds none, else empty. */
  pinyin: string;
  /** Its words; empty like `pinyin`. */
  phrase: string;
}

/** More parts than anybody asks for; each costs a pass. */
const MOST_PARTS = 8;
const PIECE = /\p{Script=Han}+|\d+|[^\P{L}\p{Script=Han}]+/gu;
const HAN = /\p{Script=Han}/u;
/** Dates and words of asking, which no entry has: 2022年5月许昌市长是谁. */
const ASIDE =
  /\d{2,4}年(?:\d{1,2}月(?:\d{1,2}[日号號])?)?|(?:是|有)?(?:什么|什麼|何|啥)(?:意思|人)?|[谁誰]是|是[谁誰]|(?<=\p{Script=Han})[?？]/gu;

/** Null for what holds neither letters nor digits. */
export function parseQuery(typed: string): Query | null {
  const pieces = cutPieces(typed);
  const words = dropStopWords(pieces.filter((piece) => !HAN.test(piece)));
  const parts = pieces.filter((piece) => HAN.test(piece) || words.includes(piece)).slice(0, MOST_PARTS);
  if (parts.length === 0) return null;
  return toQuery(
    parts.map((part) => toPart(part)),
    pieces,
  );
}

function cutPieces(typed: string): string[] {
  // marks go before the letters are told from the rest, else a combining tone would part a syllable
  const plain = typed
    .normalize('NFKD')
    .replace(/[\p{Mn}'’]/gu, '')
    .normalize('NFC');
  const bare = plain.replace(ASIDE, ' ');
  const pieces = dropToneNumbers(/[\p{L}\d]/u.test(bare) ? bare : plain).match(PIECE) ?? [];
  // nothing may be left of a piece (〇 counts as Chinese, and as no letter), and the empty string stands everywhere
  return pieces.map((piece) => (HAN.test(piece) ? toHanKey(piece) : (toWords(piece)[0] ?? ''))).filter(Boolean);
}

export function toQuery(parts: Part[], pieces = parts.map((part) => part.text)): Query {
  const whole = pieces.join('');
  const isHan = HAN.test(whole);
  return {
    parts,
    han: isHan || /\d/.test(whole) ? whole : '',
    pinyin: isHan ? '' : toTypedPinyinKey(whole),
    phrase: isHan ? '' : parts.map((part) => part.text).join(' '),
  };
}

/** `others`: what else may stand there: synonyms, the word without its ending, words a slip away. */
export function toPart(text: string, others: readonly string[] = getSynonyms(text)): Part {
  if (HAN.test(text))
    return { text, isHan: true, words: [text], han: new RegExp(text, 'g'), pinyin: null, english: null };
  const words = [text, ...others];
  const spelled = words.filter((word) => !word.includes(' ')).flatMap((word) => toTypedPinyinKey(word) || []);
  return {
    text,
    isHan: false,
    words,
    // Numbers, and the letters of patterns, stand in Chinese names: 15分钟核酸采样圈, 应X尽X.
    han: /^(?:\d+|\p{L})$/u.test(text) ? new RegExp(text, 'g') : null,
    pinyin: spelled.length > 0 ? new RegExp(spelled.join('|'), 'g') : null,
    english: toWordPattern(words),
  };
}

/** Beginnings of words; an apostrophe may stand before a last s (people’s). */
function toWordPattern(words: readonly string[]): RegExp {
  const all = words.map((word) => word.replace(/s$/, "['’]?s"));
  return new RegExp(`\\b(?:${all.join('|')})`, 'gi');
}
