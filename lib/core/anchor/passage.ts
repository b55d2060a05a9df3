/** A saved passage as one folded text, and what speaks for a place on a page being its own. */
import type { HighlightTarget } from '../model/highlight';
import { fold } from '../text/fold';
import { extend } from './extend';

/** What `describe` takes of the surroundings at least, folded units; Hypothesis and its kin take the same. */
export const CONTEXT = 32;
/** And at most: what agrees so far is a copy, which the count tells apart. */
export const LONGEST_CONTEXT = 256;
/** By how much the surroundings saved must speak for the passage rather than a copy; twice the margin of finding. */
export const CLEAR = 16;
/** The page's own begin or end, where the passage had it too, says as much as a short phrase. */
export const EDGE = 8;
/** An extension that ends so near to the end of the saved surroundings has come through: the rest may be an edit. */
const NEARLY = 4;

export interface Passage {
  /** Prefix, quote and suffix, folded. */
  units: Uint16Array;
  /** The quote in it. */
  start: number;
  end: number;
  quote: string;
  /** The surroundings saved are all there was: the passage stood at the page's begin or end. */
  isFirst: boolean;
  isLast: boolean;
  target: HighlightTarget;
}

export function toPassage(target: HighlightTarget): Passage {
  const { exact, prefix, suffix } = target.quote;
  const [before, quote, behind] = [fold(prefix).units, fold(exact), fold(suffix).units];
  const units = new Uint16Array(before.length + quote.units.length + behind.length);
  units.set(before);
  units.set(quote.units, before.length);
  units.set(behind, before.length + quote.units.length);
  return {
    units,
    start: before.length,
    end: before.length + quote.units.length,
    quote: quote.text,
    isFirst: target.position?.start === prefix.length,
    isLast: target.position !== undefined && behind.length < CONTEXT,
    target,
  };
}

/** How much of the surroundings is there again. */
export interface Side {
  score: number;
  /** The agreement goes through to the far end of what was saved, or to the page's own end. */
  isWhole: boolean;
}
/** Folded units; `errors`: edits between the saved quote and what stands there. */
export interface Place {
  start: number;
  end: number;
  errors: number;
  left: Side;
  right: Side;
  /** Everything that speaks for the place, in characters that agree (less what edits cost). */
  evidence: number;
}

export function weighPlace(passage: Passage, page: Uint16Array, start: number, end: number, errors: number): Place {
  const left = weighLeft(passage, page, start);
  const right = weighRight(passage, page, end);
  return { start, end, errors, left, right, evidence: scoreQuote(passage, errors) + left.score + right.score };
}

/** As `extend` counts: each edit takes a match away and costs two more. */
export const scoreQuote = (passage: Passage, errors: number): number => passage.end - passage.start - 3 * errors;

export function weighLeft(passage: Passage, page: Uint16Array, at: number): Side {
  const { score, saved, page: reach } = extend(passage.units, passage.start, passage.start, page, at, -1);
  return toSide(score, saved, passage.start, passage.isFirst && reach === at);
}
export function weighRight(passage: Passage, page: Uint16Array, at: number): Side {
  const length = passage.units.length - passage.end;
  const { score, saved, page: reach } = extend(passage.units, passage.end, length, page, at, 1);
  return toSide(score, saved, length, passage.isLast && at + reach === page.length);
}
function toSide(score: number, reached: number, length: number, isEdge: boolean): Side {
  const isThrough = reached >= length - (length > 2 * NEARLY ? NEARLY : 0);
  return isThrough && isEdge
    ? { score: score + EDGE, isWhole: true }
    : { score, isWhole: isThrough && length > 2 * NEARLY };
}
