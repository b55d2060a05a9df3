/** The sentence around a span of a block, for keeping what a card is about. */
import type { Span } from '../core/model/annotation';

const ENDS = /[。！？!?；;…\n]/;
/** Closing marks after the end belong to the sentence. */
const CLOSERS = /[”’」』）)》】"']/;
/** No sentence of a newspaper is longer, to either side; UTF-16 units. */
const REACH = 400;

export function findSentence(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && start - from < REACH && !ENDS.test(text[from - 1] as string)) from--;
  let to = end;
  while (to < text.length && to - end < REACH && !ENDS.test(text[to] as string)) to++;
  if (to < text.length && text[to] !== '\n') to++;
  while (to < text.length && CLOSERS.test(text[to] as string)) to++;
  while (from < start && (/\s/.test(text[from] as string) || CLOSERS.test(text[from] as string))) from++;
  while (to > end && /\s/.test(text[to - 1] as string)) to--;
  return { start: from, end: to };
}
