/**
 * Right, or silent: which place, if any, is the passage's own. Evidence is counted in characters that agree; the numbers
 * here say how much of it is enough. They were set on seeds 1 to 9, 11 to 15 and 19 of `npm run bench:anchoring`; others check them.
 */
import { MAX_CONTEXT_LENGTH } from '../model/highlight';
import { fold, unitsToString, type FoldedText } from '../text/fold';
import { CLEAR, EDGE, LONGEST_CONTEXT, scoreQuote, weighLeft, weighRight, type Passage, type Place } from './passage';

/** Up to here a quote is a word that stands anywhere: exact only, and never without its surroundings. */
export const SHORT = 6;
/** From here on a quote that was the only one, and is, says itself where it belongs: paragraphs are reordered. */
const SPEAKS_FOR_ITSELF = 12;
/** The same without knowing whether it was the only one (highlights of other programs). */
const SPEAKS_FOR_ITSELF_UNCOUNTED = 24;
/** Characters that must agree around the quote, by its length. A chance neighbour agrees in two or three. */
const enoughAround = (length: number): number => (length <= SHORT ? 14 : length < SPEAKS_FOR_ITSELF ? 10 : 8);
/** What each side must have where none has come through whole: one alone may be a phrase that is used elsewhere too. */
const enoughOnEach = (length: number): number => (length <= SHORT ? 8 : 3);
/**
 * Of the only one, one side alone is enough: the other is lost where paragraphs are reordered. More of it where nobody
 * knows whether it was the only one when saved.
 */
const enoughOnOne = (of: number | undefined): number => (of === 1 ? 12 : 20);
/** So much on both sides of a cut says that there is one: of what was taken out, or between two lines. */
const SEAM = 8;
/** By so much the own place must be better than the next: about three edits. */
const MARGIN = 8;
/** More edits, as a part of the quote, make another text. */
const MAX_ERRORS = 0.34;
/** So much a side loses by two edits; by another number it loses more. */
const TWO_EDITS = 7;
/** Around an edited quote: more than around an exact one, since its siblings resemble it as much. */
const ENOUGH_AROUND_EDITED = 16;
const ENOUGH_ON_EACH_EDITED = 6;

/** The own place among `places`; `copies`: how often the exact quote stands on the page. */
export function choosePlace(
  passage: Passage,
  page: FoldedText,
  places: readonly Place[],
  copies: readonly number[],
): Place | undefined {
  // Where it went without its surroundings, what they stand around now is no other place of it.
  const worth = isSole(passage, copies)
    ? places.filter(({ errors }) => errors <= MAX_ERRORS * passage.quote.length)
    : places;
  const ranked = [...worth].sort((a, b) => b.evidence - a.evidence || a.start - b.start);
  const best = ranked[0];
  if (!best) return undefined;
  const equals = ranked.filter((place) => best.evidence - place.evidence < MARGIN && !isOverlap(place, best));
  if (ranked.some((place) => isRival(passage, place, best, copies.length))) return undefined;
  if (equals.length > 0) return chooseCopy(passage, [best, ...equals], copies);
  return isEnough(passage, page, best, copies) && !isGone(passage, page, best) ? best : undefined;
}

/** Whether it was the only one, still is, and is long enough to say itself where it belongs. */
const isSole = (passage: Passage, copies: readonly number[]): boolean =>
  passage.quote.length >= SPEAKS_FOR_ITSELF &&
  copies.length === 1 &&
  passage.target.occurrence?.of === 1 &&
  !isUnclear(passage) &&
  !isOverLines(passage);

/**
 * Copies that their surroundings do not tell apart. The how-manieth is all that does: if there are as many as there were,
 * and what stands there speaks for it no less than for any other, with all that was saved of both sides.
 */
function chooseCopy(passage: Passage, equals: readonly Place[], copies: readonly number[]): Place | undefined {
  const occurrence = passage.target.occurrence;
  if (occurrence?.of !== copies.length) return undefined;
  const own = equals.find((place) => place.errors === 0 && place.start === copies[occurrence.nth]);
  const isBest = own && equals.every((place) => place.evidence <= own.evidence);
  return isBest && own.left.isWhole && own.right.isWhole ? own : undefined;
}

/**
 * Whether a copy was put next to the passage (a lead, a caption), so that it took over one of its sides: A S S B is what
 * A S B becomes by a copy before as well as behind, and nobody knows which S is which.
 */
function isRival(passage: Passage, place: Place, best: Place, count: number): boolean {
  if (place.errors > 0 || place === best) return false;
  const [left, right] = [place.left.isWhole, place.right.isWhole];
  if ((left && !best.left.isWhole) || (right && !best.right.isWhole)) return true;
  return count > (passage.target.occurrence?.of ?? count) && (left || right);
}

function isEnough(passage: Passage, page: FoldedText, place: Place, copies: readonly number[]): boolean {
  const count = copies.length;
  const length = passage.quote.length;
  const { left, right } = place;
  const around = left.score + right.score;
  const { of, nth } = passage.target.occurrence ?? { of: undefined, nth: 0 };
  // There were copies. That this is none of them tells what they never had, or that it is in its turn among as many, or,
  // of an edited one, that the others all stand as they did.
  const isWhole = left.isWhole && right.isWhole;
  const isInTurn = place.errors > 0 ? count + 1 === of : count === of && place.start === copies[nth] && isWhole;
  if (of !== undefined && of > 1 && !isInTurn && !(isMoreThanCopy(passage, place) && isInOwnLines(passage, place)))
    return false;
  if (place.errors > 0) return isEnoughEdited(passage, page, place);
  const weaker = Math.min(left.score, right.score);
  if (isOverLines(passage) && !isInOwnLines(passage, place)) return false;
  // Its lines stand elsewhere too, and how much of the surroundings with them is not known.
  if (isUnclear(passage) && !left.isWhole && !right.isWhole) return false;
  // Of several lines, the end of one item of a list and the begin of another may have come together by reordering.
  const isOneText = !isOverLines(passage) || weaker >= SEAM;
  if (isOneText && count === 1 && (of ?? 1) === 1) {
    if (of === 1 && length >= SPEAKS_FOR_ITSELF && !isUnclear(passage)) return true;
    if (of === undefined && length >= SPEAKS_FOR_ITSELF_UNCOUNTED) return true;
    if (length > SHORT && Math.max(left.score, right.score) >= enoughOnOne(of)) return true;
  }
  return (
    around >= enoughAround(length) && ((isOneText && (left.isWhole || right.isWhole)) || weaker >= enoughOnEach(length))
  );
}

function isEnoughEdited(passage: Passage, page: FoldedText, place: Place): boolean {
  const { start, end, errors, left, right } = place;
  const length = passage.quote.length;
  if (length <= SHORT || errors > MAX_ERRORS * length) return false;
  if (left.score + right.score < ENOUGH_AROUND_EDITED || Math.min(left.score, right.score) < ENOUGH_ON_EACH_EDITED)
    return false;
  if (isOverLines(passage) && !isInOwnLines(passage, place)) return false;
  // With other numbers or a negation it is likely to be the next item of a list, unless all around it is as it was.
  if (signsOf(passage.quote) !== signsOf(page.text.slice(start, end)))
    return (
      left.isWhole &&
      right.isWhole &&
      left.score >= passage.start - TWO_EDITS &&
      right.score >= passage.units.length - passage.end - TWO_EDITS
    );
  if (left.isWhole && right.isWhole) return true;
  // A few words are as likely a phrase used elsewhere.
  if (length < SPEAKS_FOR_ITSELF) return false;
  return left.isWhole || right.isWhole || scoreQuote(passage, errors) >= SPEAKS_FOR_ITSELF_UNCOUNTED;
}

const isOverLines = ({ target }: Passage): boolean => target.quote.exact.includes('\n');

/**
 * Whether the lines that it begins and ends in are its own, to their begin and end: a sibling has the same text but for
 * its first words, and reordering may have put next to it what stood next to the passage.
 */
function isInOwnLines(passage: Passage, { left, right }: Place): boolean {
  const { prefix, suffix } = passage.target.quote;
  const head = fold(prefix.slice(prefix.lastIndexOf('\n') + 1)).units.length;
  const tail = fold(suffix.split('\n', 1)[0]!).units.length;
  if (isOverLines(passage) && !left.isWhole && !right.isWhole && passage.quote.length < SPEAKS_FOR_ITSELF) return false;
  return (left.isWhole || left.score >= head) && (right.isWhole || right.score >= tail);
}

/** What siblings differ in: 住宅物业, 非住宅物业. */
const signsOf = (text: string): string => text.replace(/[^\d〇零一二两三四五六七八九十百千万亿不未没无非否]/g, '');

/**
 * `describe` takes surroundings until each copy falls short of the passage by CLEAR, so what falls short by less is no copy
 * but the passage. Where it gave up at the longest, nothing is known.
 */
const isMoreThanCopy = (passage: Passage, { evidence }: Place): boolean =>
  !isUnclear(passage) &&
  evidence > passage.units.length + (Number(passage.isFirst) + Number(passage.isLast)) * EDGE - CLEAR;

/** Whether `describe` took all the surroundings it might, or all there were: copies may agree with every bit of it. */
export const isUnclear = ({ units, start, end, isFirst, isLast, target: { quote } }: Passage): boolean =>
  Math.max(start, units.length - end) >= LONGEST_CONTEXT ||
  // much white space, of which folding leaves little; the last character may be half of one
  Math.max(quote.prefix.length, quote.suffix.length) >= MAX_CONTEXT_LENGTH - 1 ||
  (isFirst && isLast);

/**
 * Whether the place is better explained by the quote being gone: what stands there is the saved suffix (or prefix), which
 * begins like the quote, as the next item of a list does.
 */
function isGone(passage: Passage, page: FoldedText, place: Place): boolean {
  if (place.errors > 0 && isTakenOut(passage, page)) return true;
  // A short quote is skipped for less than the margin, so that the suffix alone would always do nearly as well.
  const quote = scoreQuote(passage, place.errors) - Math.min(MARGIN, passage.quote.length);
  return (
    weighRight(passage, page.units, place.start).score > quote + place.right.score ||
    weighLeft(passage, page.units, place.end).score > quote + place.left.score
  );
}

/** Whether what stood before the passage now stands right before what stood behind it: it was taken out. */
export function isTakenOut({ units, start, end }: Passage, page: FoldedText): boolean {
  if (start < SEAM || units.length - end < SEAM) return false;
  return page.text.includes(unitsToString(units, start - SEAM, start) + unitsToString(units, end, end + SEAM));
}

const isOverlap = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;
