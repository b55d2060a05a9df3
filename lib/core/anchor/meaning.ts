/**
 * What differs between the saved wording and the one that stands there now. What is not known to be harmless is a
 * difference: a list of what matters (names, numbers, negation) would miss names that nobody listed.
 */
import { diffChars } from 'diff';
import { findPostAfter, findPostBefore, isNameLike, isSurname } from '../match/grammar';
import type { Span } from '../model/annotation';
import { fold, type FoldedText } from '../text/fold';

/** Names in a text (officials, bodies, places, whatever is known), each as its folded form with its raw span. */
export interface NameFinder {
  (text: string): readonly (Span & { name: string })[];
}

/** `wording`: other words (应隔尽隔 → 应检尽检), which may mean another thing. */
export type Difference = 'name' | 'number' | 'negation' | 'wording';

/** Words of grammar and marks; an editor who changes these alone has changed the style. */
/** Pairs that the script converters tell apart by phrase (回复 → 回覆, 复苏 → 復甦) and folding leaves as they are. */
const SPELLINGS = new Map(
  '覆复瞭了馀余伕夫甦苏讬托藉借揹背薰熏谘咨彷仿拏拿钜巨隄堤佈布'.match(/../g)!.map((pair) => [pair[0]!, pair[1]!]),
);
const spell = (text: string) => text.replace(/[覆瞭馀伕甦讬藉揹薰谘彷拏钜隄佈]/g, (c) => SPELLINGS.get(c)!);

const HARMLESS = /^[的了着之呢啊吧呀嘛\p{P}\p{Z}]*$/u;
const NUMBER = /[\p{N}〇零一二两三四五六七八九十百千万亿半%‰]/u;
/** 12.5 and 125, −3 and 3, 5% and 5 are numbers apart. */
const NUMBER_MARK = /[.,:/+\-−~%‰°$¥€]/;
const NEGATION = /[不未没无非勿莫否别毋免]|not|n't|never|without/;

/** Both raw. Empty: the same, but for style. */
export function findDifferences(saved: string, found: string, findNames?: NameFinder): Difference[] {
  const [before, after] = [fold(saved), fold(found)];
  const differences = new Set<Difference>();
  const edits = listEdits(spell(before.text), spell(after.text));
  if (edits.length === 0) return [];
  for (const { removed, added } of edits) {
    const [old, now] = [slice(before, removed), slice(after, added)];
    if (NUMBER.test(old + now) || isNumberMark(before, removed) || isNumberMark(after, added))
      differences.add('number');
    if (NEGATION.test(old + now)) differences.add('negation');
    if (isInName(before, removed) || isInName(after, added)) differences.add('name');
    if (isInCapitals(saved, before, removed) || isInCapitals(found, after, added)) differences.add('name');
    if (!HARMLESS.test(old) || !HARMLESS.test(now)) differences.add('wording');
  }
  if (findNames && !isSameSet(findNames(saved), findNames(found))) differences.add('name');
  // the plain word is for what no other says
  if (differences.size > 1) differences.delete('wording');
  return [...differences];
}

interface Edit {
  removed: Span;
  added: Span;
}
/** Folded spans that do not agree, each with what stands in its place. */
function listEdits(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let [i, k] = [0, 0];
  let open: Edit | undefined;
  for (const { value, removed, added } of diffChars(before, after)) {
    if (!removed && !added) {
      open = undefined;
      i += value.length;
      k += value.length;
      continue;
    }
    if (!open) edits.push((open = { removed: { start: i, end: i }, added: { start: k, end: k } }));
    if (removed) open.removed.end = i += value.length;
    else open.added.end = k += value.length;
  }
  return edits;
}

const slice = (folded: FoldedText, { start, end }: Span) => folded.text.slice(start, end);
const isDigit = (c: string | undefined) => c !== undefined && /\d/.test(c);

function isNumberMark({ text }: FoldedText, { start, end }: Span): boolean {
  return (
    NUMBER_MARK.test(text.slice(start, end)) &&
    (isDigit(text[start - 1]) || isDigit(text[end])) &&
    // 12,35 → 1235: a comma is of a number only between digits; the other marks wherever they touch one
    (/[^,:.]/.test(text.slice(start, end)) || (isDigit(text[start - 1]) && isDigit(text[end])))
  );
}

/** Whether the edit is of a string that looks like a person's name, and a post stands by it: 市长王凯, 王凯书记. */
function isInName({ text }: FoldedText, { start, end }: Span): boolean {
  for (let from = Math.max(0, start - 2); from < end; from++)
    for (let to = Math.max(start, from + 1) + 1; isSurname(text[from]) && to <= from + 3; to++)
      if (isNameLike(text.slice(from, to)) && (findPostBefore(text, from) ?? findPostAfter(text, to))) return true;
  return false;
}

/** Beijing → Nanjing: a word with a capital, and not because a sentence begins with it. */
function isInCapitals(raw: string, { at }: FoldedText, { start, end }: Span): boolean {
  if (start === end) return false;
  const from = at[start]! - /[\p{L}'’-]*$/u.exec(raw.slice(Math.max(0, at[start]! - 40), at[start]))![0].length;
  return [...raw.slice(from, at[end - 1]! + 1).matchAll(/(?<!\p{L})\p{Lu}/gu)].some(
    ({ index }) => !/(?:^|[.!?\n])["”’'“‘\s]*$/.test(raw.slice(Math.max(0, from + index - 8), from + index)),
  );
}

function isSameSet(a: readonly { name: string }[], b: readonly { name: string }[]): boolean {
  const [before, after] = [new Set(a.map(({ name }) => name)), new Set(b.map(({ name }) => name))];
  return before.size === after.size && [...before].every((name) => after.has(name));
}
