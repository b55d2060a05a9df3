/**
 * Where saved highlights stand in a text that may have changed since. Right, or silent: a passage that cannot be told
 * for certain is an orphan, and other words in its place are shown as such.
 *
 *   position, confirmed → exact copies, weighed by their surroundings → places that resemble it → the own one, or none
 *
 * All comparing is over folded text (traditional = simplified; no white space, quotation marks, letter case); offsets
 * given and returned are UTF-16 units of the raw text.
 */
import type { HighlightTarget, TextPositionSelector } from '../model/highlight';
import { fold, type FoldedText } from '../text/fold';
import { choosePlace } from './decide';
import { findDifferences, type Difference, type NameFinder } from './meaning';
import { toPassage, type Passage, type Place } from './passage';
import { findCopies, growPlace, weighCopies } from './places';
import { toSpan } from './raw-span';
import { buildSeedIndex, type SeedIndex } from './seeds';
import { findTorn } from './torn';

export { describe } from './describe';
export type { Difference, NameFinder } from './meaning';

/**
 * found: the passage stands there, at most with other punctuation or words of grammar. changed: its place is there,
 * with another wording, and what the difference touches. orphan: it is not there, or not to be told from others.
 */
export type Anchored =
  | { state: 'found'; start: number; end: number }
  | { state: 'changed'; start: number; end: number; wording: string; differences: Difference[] }
  | { state: 'orphan' };

/** `text`: the page's whole reading text, as `describe` had it. The answers are in the order of `targets`. */
export function anchorAll(text: string, targets: readonly HighlightTarget[], findNames?: NameFinder): Anchored[] {
  const page = fold(text);
  let index: SeedIndex | undefined;
  const getIndex = () => (index ??= buildSeedIndex(page.units));
  return targets.map((target) => {
    const passage = toPassage(target);
    if (target.position && isInPosition(text, page, passage, target.position))
      return { state: 'found', start: target.position.start, end: target.position.end };
    const find = (part: Passage, isExact = false) => findPlace(part, page, getIndex, isExact);
    const place = passage.quote ? (find(passage) ?? findTorn(passage, page, find)) : undefined;
    return place ? toAnchored(text, page, passage, place, findNames) : { state: 'orphan' };
  });
}

/** It stands where it stood, with all of its surroundings, among as many: no need to look at the rest. */
function isInPosition(text: string, page: FoldedText, passage: Passage, { start }: TextPositionSelector): boolean {
  const { quote, occurrence } = passage.target;
  const from = start - quote.prefix.length;
  if (from < 0 || !text.startsWith(quote.prefix + quote.exact + quote.suffix, from)) return false;
  return occurrence?.of === 1 || occurrence?.of === findCopies(page, passage.quote).length;
}

function findPlace(passage: Passage, page: FoldedText, getIndex: () => SeedIndex, isExact: boolean): Place | undefined {
  const copies = findCopies(page, passage.quote);
  const places = weighCopies(passage, page, copies);
  // Nothing edited can beat a copy with both of its sides, so there is no need to look for it.
  if (!isExact && !places.some((place) => place.left.isWhole && place.right.isWhole))
    for (const seed of getIndex().find(passage.units, (passage.start + passage.end) >> 1)) {
      const place = growPlace(passage, page, seed);
      if (place && !places.some((other) => other.start < place.end && place.start < other.end)) places.push(place);
    }
  return choosePlace(passage, page, places, copies);
}

function toAnchored(
  text: string,
  page: FoldedText,
  passage: Passage,
  place: Place,
  findNames: NameFinder | undefined,
): Anchored {
  const { exact } = passage.target.quote;
  const span = toSpan(text, page, place, exact);
  const wording = text.slice(span.start, span.end);
  const differences = place.errors > 0 ? findDifferences(exact, wording, findNames) : [];
  return differences.length > 0 ? { state: 'changed', ...span, wording, differences } : { state: 'found', ...span };
}
