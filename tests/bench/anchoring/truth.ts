/** What is right. */
import type { Span } from '../../../lib/core/model/annotation';
import { fold } from '../../../lib/core/text/fold';

/**
 * right: on the true place, with nothing said of a change. changed: on it, shown with both wordings. orphan: silent.
 * wrong: anywhere else, or anywhere at all where nothing is left of the passage.
 */
export type Outcome = 'right' | 'changed' | 'orphan' | 'wrong';
/** What a matcher gives, in offsets of the changed text. */
export type Answer = (Span & { isChanged?: boolean }) | undefined;

/** Surroundings that are the same so far on both sides make two places that nobody can tell apart. */
const INDISTINGUISHABLE = 256;

/**
 * An answer is on the true place if it holds more than half of the passage's surviving characters, and they are more than half of
 * what it holds (white space and quotation marks not counted). `ids` of the changed text; `span` of the saved one.
 */
export function judge(answer: Answer, text: string, ids: readonly number[], span: Span): Outcome {
  if (!answer) return 'orphan';
  const right = answer.isChanged ? 'changed' : 'right';
  const isOwn = (at: number) => ids[at]! >= span.start && ids[at]! < span.end;
  const survivors: number[] = [];
  for (let i = 0; i < text.length; i++) if (isOwn(i) && isText(text[i]!)) survivors.push(i);
  if (survivors.length === 0) return 'wrong';
  let [held, own] = [0, 0];
  // a peer may point past the end
  for (let i = answer.start; i < Math.min(answer.end, text.length); i++)
    if (isText(text[i]!)) {
      held++;
      if (isOwn(i)) own++;
    }
  if (2 * own > survivors.length && 2 * own > held) return right;
  return isSameAround(text, answer, { start: survivors[0]!, end: survivors.at(-1)! + 1 }) ? right : 'wrong';
}

const isText = (c: string) => fold(c).units.length > 0;

function isSameAround(text: string, a: Span, b: Span): boolean {
  const around = ({ start, end }: Span) => [
    fold(text.slice(0, start)).text.slice(-INDISTINGUISHABLE),
    fold(text.slice(start, end)).text,
    fold(text.slice(end)).text.slice(0, INDISTINGUISHABLE),
  ];
  const [left, right] = [around(a), around(b)];
  return left.every((part, i) => part === right[i]) && left[0]!.length + left[2]!.length > 0;
}
