/**
 * A quote matcher in the manner of Hypothesis, written anew from what its client documents
 * (https://github.com/hypothesis/client, src/annotator/anchoring/match-quote.ts): exact places of the quote, else those with the fewest errors,
 * at most min(256, length / 2); the best by quote 50, prefix 20, suffix 20, position 2.
 */
import search from 'approx-string-match';
import type { HighlightTarget } from '../../../lib/core/model/highlight';
import type { Span } from '../../../lib/core/model/annotation';

const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

export function matchQuote(text: string, { quote, position }: HighlightTarget): Span | undefined {
  const { exact, prefix, suffix } = quote;
  let best: Span | undefined;
  let bestScore = -1;
  for (const place of findAll(text, exact, Math.min(256, exact.length / 2))) {
    const before = text.slice(Math.max(0, place.start - prefix.length), place.start);
    const behind = text.slice(place.end, place.end + suffix.length);
    const score =
      WEIGHTS.quote * (1 - place.errors / exact.length) +
      WEIGHTS.prefix * (prefix ? similarity(before, prefix) : 1) +
      WEIGHTS.suffix * (suffix ? similarity(behind, suffix) : 1) +
      WEIGHTS.position * (position ? 1 - Math.abs(place.start - position.start) / text.length : 1);
    if (score > bestScore) [best, bestScore] = [place, score];
  }
  return best;
}

function findAll(text: string, pattern: string, maxErrors: number) {
  const places = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
    places.push({ start: at, end: at + pattern.length, errors: 0 });
  return places.length > 0 ? places : search(text, pattern, maxErrors);
}
function similarity(text: string, pattern: string): number {
  if (!text) return 0;
  const found = findAll(text, pattern, pattern.length)[0];
  return found ? 1 - found.errors / pattern.length : 0;
}
