/** What is saved of a passage, so that it is found again. */
import type { Span } from '../model/annotation';
import { MAX_CONTEXT_LENGTH, type HighlightTarget } from '../model/highlight';
import { fold, type FoldedText } from '../text/fold';
import { SHORT } from './decide';
import { CLEAR, CONTEXT, LONGEST_CONTEXT, toPassage } from './passage';
import { findCopies, weighCopies } from './places';

/**
 * So far the surroundings go on past the sentence: sentences are repeated as a whole (in leads, captions, headlines), so
 * what tells the repetition stands outside.
 */
const PAST_SENTENCE = 16;
/** A full stop of Latin script only before a space: 12.5 is no end. */
const SENTENCE_END = /[。！？!?…\n]|\.[\s"”’]/;

/**
 * `text` is the page's whole reading text; UTF-16 offsets. A span that begins or ends within a character (a surrogate pair)
 * is widened to hold it. Throws a RangeError for a span that is empty or not of the text.
 */
export function describe(text: string, span: Span): HighlightTarget {
  const start = isWithinPair(text, span.start) ? span.start - 1 : span.start;
  const end = isWithinPair(text, span.end) ? span.end + 1 : span.end;
  if (!(start >= 0 && start < end && end <= text.length)) throw new RangeError(`no span of the text: ${start}–${end}`);
  const page = fold(text);
  const quote = fold(text.slice(start, end)).text;
  const copies = findCopies(page, quote);
  const own = indexAtOrAfter(page, start);
  const take = (length: number): HighlightTarget => {
    const from = contextStart(text, page, start, own, length);
    const to = contextEnd(text, page, end, own + quote.length, length);
    return {
      quote: {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: text.slice(from, start),
        suffix: text.slice(end, to),
      },
      position: { type: 'TextPositionSelector', start, end },
      // a quote of nothing but white space and the like is everywhere and nowhere
      occurrence: { nth: Math.max(0, copies.indexOf(own)), of: Math.max(1, copies.length) },
    };
  };
  if (hasRepeatedLines(page, text.slice(start, end))) return take(LONGEST_CONTEXT);
  for (let length = CONTEXT; ; length *= 2) {
    const target = take(length);
    if (length >= LONGEST_CONTEXT || copies.length < 2 || isClear(target, page, copies, own)) return target;
  }
}

/** Whether the surroundings tell the passage from every copy. */
function isClear(target: HighlightTarget, page: FoldedText, copies: readonly number[], own: number): boolean {
  const places = weighCopies(toPassage(target), page, copies);
  const self = places.find((place) => place.start === own)?.evidence ?? 0;
  return places.every((place) => place.start === own || place.evidence <= self - CLEAR);
}

/**
 * Whether a good part of several lines stands elsewhere too, so that they would not be known again by themselves
 * (`torn.ts`). The beginning of a line at the quote's end does little harm.
 */
function hasRepeatedLines(page: FoldedText, exact: string): boolean {
  const lines = exact.split('\n').map((line) => fold(line).text);
  const repeated = lines.filter((line) => line.length > SHORT && findCopies(page, line).length > 1);
  return lines.length > 1 && 4 * repeated.join('').length >= lines.join('').length;
}

/** At least `length` folded units before the span, and past the begin of its sentence; not half of a character. */
function contextStart(text: string, page: FoldedText, start: number, own: number, length: number): number {
  let at = own;
  let beyond = -1;
  const floor = Math.max(0, start - MAX_CONTEXT_LENGTH);
  for (; at > 0 && page.at[at - 1]! >= floor && own - at < LONGEST_CONTEXT; at--) {
    if (beyond < 0 && at < own && isSentenceEnd(text, page.at[at - 1]!, page.at[at]!)) beyond = own - at;
    if (own - at >= length && beyond >= 0 && own - at >= beyond + PAST_SENTENCE) break;
  }
  // down to the page's own begin, dropped characters too, so that it is known to be the begin
  const from = at === 0 ? floor : page.at[at]!;
  return Math.min(start, isWithinPair(text, from) ? from + 1 : from);
}
function contextEnd(text: string, page: FoldedText, end: number, own: number, length: number): number {
  let at = own;
  let beyond = -1;
  const ceiling = Math.min(text.length, end + MAX_CONTEXT_LENGTH);
  for (; at < page.units.length && page.at[at]! < ceiling && at - own < LONGEST_CONTEXT; at++) {
    if (beyond < 0 && at > own && isSentenceEnd(text, page.at[at - 1]!, page.at[at]!)) beyond = at - own;
    if (at - own >= length && beyond >= 0 && at - own >= beyond + PAST_SENTENCE) break;
  }
  const to = at === page.units.length ? ceiling : at > own ? page.at[at - 1]! + 1 : end;
  return Math.max(end, isWithinPair(text, to) ? to - 1 : to);
}

/** Whether a sentence ends with the unit at `from`, or with a line end that folding dropped before `to`. */
const isSentenceEnd = (text: string, from: number, to: number): boolean => SENTENCE_END.test(text.slice(from, to));

/** The first folded unit that stands at a raw offset or after it. */
function indexAtOrAfter({ at, units }: FoldedText, raw: number): number {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! < raw) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWithinPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0;
}
