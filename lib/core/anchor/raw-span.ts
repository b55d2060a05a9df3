/** From a folded place back to raw text, with what folding dropped at the quote's ends: a quotation mark belongs to it. */
import type { Span } from '../model/annotation';
import { fold, toRawSpan, type FoldedText } from '../text/fold';

/** `exact`: the raw quote as it was saved. As much of what it begins and ends with is taken in as stands there again. */
export function toSpan(text: string, page: FoldedText, place: Span, exact: string): Span {
  const span = toRawSpan(page, place.start, place.end);
  const quote = fold(exact);
  const head = quote.at[0]!;
  const tail = quote.at[quote.units.length - 1]! + 1;
  const first = place.start > 0 ? page.at[place.start - 1]! + 1 : 0;
  const last = page.at[place.end]!;
  let [start, end] = [span.start, span.end];
  for (let i = head - 1; i >= 0 && start > first && text[start - 1] === exact[i]; i--) start--;
  for (let i = tail; i < exact.length && end < last && text[end] === exact[i]; i++) end++;
  return { start, end };
}
