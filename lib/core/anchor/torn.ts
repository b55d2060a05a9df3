/**
 * A passage over several lines that does not stand together any more: a related headline came between its paragraphs,
 * or they were put in another order. Each line is looked for by itself, and the largest part that stands in its order
 * is the passage's place. What is missing or came between shows as another wording.
 *
 *   saved   a a a ⏎ b b b b ⏎ c c c        page   a a a ⏎ (advertisement) ⏎ b b b b ⏎ … ⏎ c c c
 *                                                 └───────── place ────────────┘
 */
import { fold, type FoldedText } from '../text/fold';
import { isTakenOut, isUnclear, SHORT } from './decide';
import { CONTEXT, type Passage, type Place } from './passage';
import { findCopies } from './places';

/** What may come between two lines, folded units: a headline, a caption, a line of buttons. More parts the passage. */
const MAX_BETWEEN = 64;
/** Each costs a search. A passage of more lines that cannot be found as a whole is left an orphan. */
const MAX_LINES = 40;

interface Piece {
  place: Place;
  /** Where its line begins and ends in the quote. */
  start: number;
  end: number;
}

export function findTorn(
  passage: Passage,
  page: FoldedText,
  find: (line: Passage) => Place | undefined,
): Place | undefined {
  // Where the passage or a line of it stood twice, `describe` could not make it clear.
  if (passage.target.occurrence?.of !== 1 || isUnclear(passage) || isTakenOut(passage, page)) return undefined;
  const lines = passage.target.quote.exact.split('\n');
  if (lines.length < 2 || lines.length > MAX_LINES) return undefined;
  const pieces: Piece[] = [];
  let at = 0;
  for (const line of lines) {
    const [start, end] = [at, (at += fold(line).units.length)];
    // a line that stands twice now may have the one and the other in two places
    if (end - start <= SHORT || findCopies(page, passage.quote.slice(start, end)).length > 1) continue;
    const place = find(toLine(passage, start, end, line));
    if (place) pieces.push({ place, start, end });
  }
  let best: Piece[] = [];
  let run: Piece[] = [];
  for (const piece of pieces) {
    const last = run.at(-1);
    run = last && isNext(last, piece) && isDense([...run, piece]) ? [...run, piece] : [piece];
    if (measure(run) > measure(best)) best = run;
  }
  // the smaller part of a passage is not the passage, nor is a half of which edits took some more
  if (5 * measure(best) <= 3 * passage.quote.length) return undefined;
  const places = best.map(({ place }) => place);
  const [first, last] = [places[0]!, places.at(-1)!];
  const errors = passage.quote.length - measure(best) + places.reduce((sum, place) => sum + place.errors, 0);
  return { ...first, end: last.end, right: last.right, errors: Math.max(1, errors) };
}

/** The line as a passage of its own; its surroundings are the other lines, as well as the passage's. */
function toLine(passage: Passage, start: number, end: number, exact: string): Passage {
  const from = Math.max(0, passage.start + start - 2 * CONTEXT);
  const to = Math.min(passage.units.length, passage.start + end + 2 * CONTEXT);
  return {
    units: passage.units.slice(from, to),
    start: passage.start + start - from,
    end: passage.start + end - from,
    quote: passage.quote.slice(start, end),
    isFirst: false,
    isLast: false,
    target: { quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' } },
  };
}

const measure = (run: readonly Piece[]): number => run.reduce((sum, { start, end }) => sum + end - start, 0);
function isNext(a: Piece, b: Piece): boolean {
  const between = b.place.start - a.place.end;
  return between >= 0 && between <= MAX_BETWEEN + b.start - a.end;
}
/** Whether what came between is less than half as much as the passage has there itself. */
function isDense(run: readonly Piece[]): boolean {
  const span = run.at(-1)!.place.end - run[0]!.place.start;
  return 2 * span <= 3 * measure(run);
}
