/** The places of a page where a passage may stand: its exact copies, and what resembles it with its surroundings. */
import { diffChars } from 'diff';
import type { FoldedText } from '../text/fold';
import { extend } from './extend';
import { weighPlace, type Passage, type Place } from './passage';
import type { Seed } from './seeds';

/** Of more copies (the one character 的), only those are weighed whose neighbours agree: the others cannot win. */
const MANY = 200;
/** How many of the neighbours next to one side must agree then. */
const NEIGHBOURS = 4;
/** A wording with more edits is another text, whatever stands around it; and a diff costs their number squared. */
const MAX_EDITS = 500;

/** Offsets of all copies of `quote`, overlapping ones too. Folded units. */
export function findCopies(page: FoldedText, quote: string): number[] {
  const copies: number[] = [];
  if (quote.length > 0)
    for (let at = page.text.indexOf(quote); at >= 0; at = page.text.indexOf(quote, at + 1)) copies.push(at);
  return copies;
}

export function weighCopies(passage: Passage, page: FoldedText, copies: readonly number[]): Place[] {
  const length = passage.quote.length;
  const worth = copies.length <= MANY ? copies : copies.filter((at) => hasNeighbours(passage, page.units, at));
  return worth.map((at) => weighPlace(passage, page.units, at, at + length, 0));
}

function hasNeighbours({ units, start, end }: Passage, page: Uint16Array, at: number): boolean {
  let [before, behind] = [0, 0];
  for (let i = 1; i <= NEIGHBOURS; i++) {
    if (page[at - i] === units[start - i]) before++;
    if (page[at + end - start + i - 1] === units[end + i - 1]) behind++;
  }
  return before === NEIGHBOURS || behind === NEIGHBOURS;
}

/**
 * The place around a seed: the passage with its surroundings is grown from there, and the quote's image is what its
 * two ends came to lie on. Undefined where the growth did not come to the quote at all.
 */
export function growPlace(passage: Passage, page: FoldedText, seed: Seed): Place | undefined {
  const { units, start, end } = passage;
  const right = extend(units, seed.saved, units.length - seed.saved, page.units, seed.page, 1, {
    into: start - seed.saved,
    outOf: end - seed.saved,
    isContext: (row) => seed.saved + row < start || seed.saved + row >= end,
  });
  const left = extend(units, seed.saved, seed.saved, page.units, seed.page, -1, {
    into: seed.saved - end,
    outOf: seed.saved - start,
    isContext: (row) => seed.saved - 1 - row < start || seed.saved - 1 - row >= end,
  });
  const from =
    seed.saved < start
      ? right.saved > start - seed.saved
        ? seed.page + right.into
        : undefined
      : seed.page - (left.outOf >= 0 && left.saved >= seed.saved - start ? left.outOf : left.page);
  const to =
    seed.saved > end
      ? left.saved > seed.saved - end
        ? seed.page - left.into
        : undefined
      : seed.page + (right.outOf >= 0 && right.saved >= end - seed.saved ? right.outOf : right.page);
  if (from === undefined && to === undefined) return undefined;
  // grown from the surroundings of one side, and given up before the other: as far as it came
  const a = from ?? seed.page;
  const b = to ?? seed.page;
  if (a > b) return undefined;
  const errors = countErrors(passage.quote, page.text.slice(a, b));
  return errors === undefined ? undefined : weighPlace(passage, page.units, a, b, errors);
}

/** Characters replaced, missing or added; undefined: too many to be the same text. */
export function countErrors(quote: string, wording: string): number | undefined {
  if (quote === wording) return 0;
  const changes = diffChars(quote, wording, { maxEditLength: Math.min(MAX_EDITS, quote.length + wording.length) });
  if (!changes) return undefined;
  let [errors, removed, added] = [0, 0, 0];
  for (const change of [...changes, { value: '', added: false, removed: false }]) {
    if (change.removed) removed += change.value.length;
    else if (change.added) added += change.value.length;
    else {
      errors += Math.max(removed, added);
      removed = added = 0;
    }
  }
  return errors;
}
