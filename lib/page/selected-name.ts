/** What is selected, as the beginning of an own entry: the words, the sentence around them, and what the page says of itself. */
import type { PageFacts } from '../core/model/annotation';
import type { SelectedName } from '../messaging/protocol';
import { documentOf, parentElementOf, textOf } from './dom';
import { findSelectedText } from './selected-text';
import { findSentence } from './sentence';

/** As the model has it: a quote has at most 40 characters. */
const MAX_QUOTE = 40;
const MAX_NAME = 500;

export function findSelectedName(
  document: Document,
  { title, outlet, date }: PageFacts,
  placeOf: (node: Node) => string | undefined,
): SelectedName | null {
  const selected = findSelectedText(document);
  if (!selected) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selected.range;
  const at = selected.document;
  const block = findBlock(startContainer);
  const before = at.createRange();
  before.setStart(block, 0);
  before.setEnd(startContainer, startOffset);
  const range = at.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  const text = range.toString().trim().slice(0, MAX_NAME);
  const start = before.toString().length;
  const all = textOf(block) ?? '';
  const span = { start, end: Math.min(all.length, start + range.toString().length) };
  const sentence = findSentence(all, span);
  const place = placeOf(startContainer);
  return {
    text,
    quote: cutQuote(all.slice(sentence.start, sentence.end), text),
    url: location.href.slice(0, 10_000),
    title: (title?.value ?? document.title).slice(0, 300),
    ...(outlet && { outlet: outlet.value.slice(0, 300) }),
    ...(date && { date: date.value }),
    ...(place !== undefined && /^cn(-\d{6})?$/.test(place) && { place }),
  };
}

/** As much of the sentence around the name as a quote may have, white space removed. */
export function cutQuote(sentence: string, name: string): string {
  const [all, sought] = [sentence, name].map((text) => text.replace(/\s+/g, '')) as [string, string];
  const at = all.indexOf(sought);
  if (at < 0) return sought.slice(0, MAX_QUOTE);
  if (all.length <= MAX_QUOTE) return all;
  const room = Math.max(0, MAX_QUOTE - sought.length);
  // What stands before a name says more than what follows: 市委书记史根治.
  const from = Math.max(0, Math.min(at - Math.ceil((room * 2) / 3), all.length - MAX_QUOTE));
  return all.slice(from, from + MAX_QUOTE).toWellFormed();
}

function findBlock(node: Node): Element {
  let element = node instanceof Element ? node : parentElementOf(node);
  while (element?.parentElement && getComputedStyle(element).display.startsWith('inline'))
    element = element.parentElement;
  return element ?? documentOf(node).documentElement;
}
