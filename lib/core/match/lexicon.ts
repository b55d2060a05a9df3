/**
 * Is a form, where it stands, a word of its own, or pieces of others (提高|义务, 城市|委托)? A unigram word lattice
 * over the characters around it answers: the best reading in which the form is a word, against the best in which
 * other words cut across its edges. The dictionary covers every form, shipped or the reader's own; nothing is listed.
 */
import { BufferReader, packBuffer } from './buffer';
import { buildTrie, findAt, readTrie, trieParts, type Trie } from './trie';

/** Words with their costs (-ln p, in hundredths), times 8, plus what kind of word it is (KIND bits). */
export interface Lexicon {
  trie: Trie;
}

export const KIND = { place: 1, verb: 2, noun: 4 } as const;
const costOf = (value: number): number => value >> 3;

/** Cost of a form read as one word: that of a word seen once in 60,000 (ln p = -11). */
const FORM_COST = 1100;
/** Cost of a character that the dictionary does not know. */
const UNKNOWN_COST = 1500;
/** Gain where nothing speaks against the form. */
export const NO_RIVAL = 9999;
/** A form made of whole words (市委|组织部) costs as much as they do, but no more than this: it is known to be one. */
const COMPOSED_COST = 1500;
/** How far around a form words are looked up; the dictionary's words have at most this many characters. */
const REACH = 4;

/** Compiles words with their counts among `total`. */
export function compileLexicon(
  words: Iterable<readonly [string, { count: number; kind: number }]>,
  total: number,
): ArrayBuffer {
  const trie = buildTrie(
    [...words].map(([w, { count, kind }]) => [w, Math.round(-100 * Math.log(count / total)) * 8 + kind] as const),
  );
  return packBuffer(trieParts(trie));
}
export function loadLexicon(buffer: ArrayBuffer): Lexicon {
  return { trie: readTrie(new BufferReader(buffer)) };
}

/**
 * How much better (positive) or worse (negative) the text reads with [start, end) as one word than with some word cut
 * by its edges, in hundredths of natural-log units; NO_RIVAL where no such word is there. `isBreak(i)` tells a break
 * before unit i, over which no word reaches. A form that is not `listed`, but only put together as others are, is no
 * word by itself: it is read like the text around it, and only that its edges are edges of words speaks for it.
 */
export function wordGain(
  lexicon: Lexicon,
  text: string,
  start: number,
  end: number,
  isBreak: (i: number) => boolean,
  listed = true,
): number {
  let from = start;
  while (from > 0 && start - from < REACH && !isBreak(from)) from--;
  let to = end;
  while (to < text.length && to - end < REACH && !isBreak(to)) to++;
  const size = to - from + 1;
  // cheapest reading of [from, from+k): so far without a word over an edge of the form / with one
  const whole = scratch(0, size);
  const crossed = scratch(1, size);
  whole[0] = 0;
  let form = Math.min(costOfWords(lexicon, text, start, end) ?? FORM_COST, COMPOSED_COST);
  for (let k = 0; k < size - 1; k++) {
    const at = from + k;
    const relax = (length: number, cost: number) => {
      const stop = at + length;
      if (at === start && stop === end) form = Math.min(form, cost);
      if (at <= start && stop >= end) return; // a longer word that holds the form (市委书记) says nothing about its edges
      const crosses = (at < start && stop > start) || (at < end && stop > end);
      const to = k + length;
      crossed[to] = Math.min(crossed[to]!, crossed[k]! + cost, crosses ? whole[k]! + cost : Infinity);
      if (!crosses) whole[to] = Math.min(whole[to]!, whole[k]! + cost);
    };
    let single = false;
    findAt(
      lexicon.trie,
      text,
      at,
      (length, value) => {
        if (length === 1) single = true;
        relax(length, costOf(value));
      },
      to,
    );
    if (!single) relax(1, UNKNOWN_COST);
    if (at === start && listed) whole[k + end - start] = Math.min(whole[k + end - start]!, whole[k]! + form);
  }
  return Math.min(NO_RIVAL, crossed[size - 1]! - whole[size - 1]!);
}

// used again for each form, since allocating them was a third of the cost
const scratchpads = [new Float64Array(64), new Float64Array(64), new Float64Array(64)];
function scratch(i: 0 | 1 | 2, size: number): Float64Array {
  if (scratchpads[i]!.length < size) scratchpads[i] = new Float64Array(size * 2);
  return scratchpads[i]!.fill(Infinity, 0, size);
}

/** The cheapest reading of [start, end) as words of two characters or more, none of them all of it; undefined if there is none. */
function costOfWords(lexicon: Lexicon, text: string, start: number, end: number): number | undefined {
  const best = scratch(2, end - start + 1);
  best[0] = 0;
  for (let at = start; at < end; at++) {
    if (best[at - start] === Infinity) continue;
    findAt(
      lexicon.trie,
      text,
      at,
      (length, value) => {
        if (length > 1 && length < end - start)
          best[at - start + length] = Math.min(best[at - start + length]!, best[at - start]! + costOf(value));
      },
      end,
    );
  }
  return best[end - start]! < Infinity ? best[end - start] : undefined;
}

/** Whether a place's name of two characters or more (东京, 首尔) ends at `end`. */
export const endsPlaceName = (lexicon: Lexicon, text: string, end: number): boolean =>
  (kindsBefore(lexicon, text, end) & KIND.place) !== 0;

/** The kinds of the words of two characters or more that end at `end`. */
export function kindsBefore(lexicon: Lexicon, text: string, end: number): number {
  let kinds = 0;
  for (let at = Math.max(0, end - REACH); at <= end - 2; at++)
    findAt(
      lexicon.trie,
      text,
      at,
      (length, value) => {
        if (at + length === end && length > 1) kinds |= value & 7 || KIND_OTHER;
      },
      end,
    );
  return kinds;
}
/** Words of no kind that matters. */
const KIND_OTHER = 8;

/** Whether a verb of two characters or more stands whole in [start, end). */
export function hasVerb(lexicon: Lexicon, text: string, start: number, end: number): boolean {
  let found = false;
  for (let at = start; at < end - 1; at++)
    findAt(lexicon.trie, text, at, (length, value) => (found ||= length > 1 && (value & KIND.verb) !== 0), end);
  return found;
}

/** Cost of [start, end) as one word of the dictionary (see Lexicon); undefined where it is none. */
export function wordCost(lexicon: Lexicon, text: string, start: number, end: number): number | undefined {
  let cost: number | undefined;
  findAt(
    lexicon.trie,
    text,
    start,
    (length, value) => {
      if (length === end - start) cost = costOf(value);
    },
    end,
  );
  return cost;
}

/** Whether a word of two characters or more (赶到, 主持) starts at `at`. */
export function startsWord(lexicon: Lexicon, text: string, at: number): boolean {
  let found = false;
  if (at < text.length) findAt(lexicon.trie, text, at, (length) => (found ||= length > 1));
  return found;
}
