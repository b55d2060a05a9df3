/**
 * A passage that does not stand together any more: a related headline came between its paragraphs, they were put in
 * another order, or an editor took out a part of it. Each line is looked for by itself, of a line that is not there
 * each clause that reads as it did, and the largest part that stands in its order is the passage's place. What is missing
 * or came between shows as another wording.
 *
 *   saved   a a a ⏎ b b b b ⏎ c c c        page   a a a ⏎ (advertisement) ⏎ b b b b ⏎ … ⏎ c c c
 *                                                 └───────── place ────────────┘
 */
import { fold, type FoldedText } from '../text/fold';
import { isTakenOut, isUnclear, SHORT } from './decide';
import { CONTEXT, type Passage, type Place } from './passage';
import { findCopies } from './places';

/** What may come between two parts, folded units: a headline, a caption, a line of buttons. More parts the passage. */
const MAX_BETWEEN = 64;
/** Each costs a search. Of a passage of more, only the first so many are looked for. */
const MAX_PARTS = 40;
/** Clauses are joined to so much at least: fewer characters stand in more places. */
const CLAUSE = 12;
/** So much of clauses, or of an edited line, must have come through: items of a list share less. */
const ENOUGH_EDITED = 24;

/** Characters that must agree on one side of a clause. */
const NEIGHBOUR = 8;

interface Part {
  /** Where it begins and ends in the quote, folded. */
  start: number;
  end: number;
  exact: string;
}
interface Piece extends Part {
  place: Place;
  isClause: boolean;
}

export function findTorn(
  passage: Passage,
  page: FoldedText,
  find: (part: Passage, isExact: boolean) => Place | undefined,
): Place | undefined {
  // Where the passage or a line of it stood twice, `describe` could not make it clear.
  if (passage.target.occurrence?.of !== 1 || isUnclear(passage) || isTakenOut(passage, page)) return undefined;
  const lines = toParts(passage.target.quote.exact.split('\n'), 0);
  let left = MAX_PARTS;
  const findParts = (parts: readonly Part[], isClause: boolean): Piece[] =>
    parts.flatMap((part) => {
      // a part that stands twice now may have the one and the other in two places
      if (part.end - part.start <= SHORT || left-- <= 0 || isRepeated(passage, page, part)) return [];
      // a short line that was edited is as likely a sibling, since its surroundings went elsewhere
      const place = find(toPassage(passage, part), isClause || part.end - part.start < ENOUGH_EDITED);
      // a clause that stands by none of its neighbours may be a copy in a lead, of which `describe` did not know
      if (place && (!isClause || Math.max(place.left.score, place.right.score) >= NEIGHBOUR))
        return [{ ...part, place, isClause }];
      return isClause ? [] : findParts(toClauses(part), true);
    });
  let best: Piece[] = [];
  let run: Piece[] = [];
  for (const piece of findParts(lines, false)) {
    const last = run.at(-1);
    run = last && isNext(last, piece) && isDense([...run, piece]) ? [...run, piece] : [piece];
    if (measure(run) > measure(best)) best = run;
  }
  // the smaller part of a passage is not the passage
  if (2 * measure(best) <= passage.quote.length) return undefined;
  if (measure(best) < ENOUGH_EDITED && best.some(({ isClause }) => isClause)) return undefined;
  const places = best.map(({ place }) => place);
  const [first, last] = [places[0]!, places.at(-1)!];
  return { ...first, end: last.end, right: last.right, errors: Math.max(1, passage.quote.length - measure(best)) };
}

function toParts(texts: readonly string[], start: number): Part[] {
  return texts.map((exact) => {
    const end = start + fold(exact).units.length;
    const part = { start, end, exact };
    start = end;
    return part;
  });
}

/** The clauses of a line, short ones joined to the next. */
function toClauses({ exact, start }: Part): Part[] {
  const clauses = [''];
  for (const clause of exact.match(/[^，。；：？！,;:?!]*[，。；：？！,;:?!]*/g) ?? [])
    if (fold(clauses.at(-1)!).units.length < CLAUSE) clauses[clauses.length - 1] += clause;
    else if (clause) clauses.push(clause);
  if (clauses.length < 2) return [];
  // without the marks at its end, which are others where the next clause was taken out
  return toParts(clauses, start).map((part) => {
    const words = part.exact.replace(/[，。；：？！,;:?!]+$/, '');
    return { ...part, exact: words, end: part.end - (part.exact.length - words.length) };
  });
}

const isRepeated = (passage: Passage, page: FoldedText, { start, end }: Part): boolean =>
  findCopies(page, passage.quote.slice(start, end)).length > 1;

/** The part as a passage of its own; its surroundings are the other parts, as well as the passage's. */
function toPassage(passage: Passage, { start, end, exact }: Part): Passage {
  const from = Math.max(0, passage.start + start - 2 * CONTEXT);
  const to = Math.min(passage.units.length, passage.start + end + 2 * CONTEXT);
  return {
    units: passage.units.slice(from, to),
    start: passage.start + start - from,
    end: passage.start + end - from,
    quote: passage.quote.slice(start, end),
    isFirst: false,
    isLast: false,
    target: {
      quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      ...(isOnly(passage, start, end, exact) && { occurrence: { nth: 0, of: 1 } }),
    },
  };
}

/** Of a line of a quarter or more, `describe` would have noticed a copy (`hasRepeatedLines`), and made it unclear. */
const isOnly = ({ quote, target }: Passage, start: number, end: number, exact: string): boolean =>
  4 * (end - start) >= quote.length && target.quote.exact.split('\n').includes(exact);

/** How much of the passage stands there, less what was edited. */
const measure = (run: readonly Piece[]): number =>
  run.reduce((sum, { start, end, place }) => sum + end - start - place.errors, 0);
function isNext(a: Piece, b: Piece): boolean {
  const between = b.place.start - a.place.end;
  return between >= 0 && between <= MAX_BETWEEN + b.start - a.end;
}
/** Whether what came between is less than half as much as the passage has there itself. */
function isDense(run: readonly Piece[]): boolean {
  const span = run.at(-1)!.place.end - run[0]!.place.start;
  return 2 * span <= 3 * measure(run);
}
