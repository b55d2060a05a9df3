/**
 * What differs in meaning between the saved wording and the one that stands there now: names, numbers, negations, the
 * direction of a thing, a formula, or so much that it is another text. Other words, edited here and there, are the
 * editor's polish; a list of words cannot know all that matters, so names are known by their look too.
 */
import { findPostAfter, findPostBefore, isNameLike, isSurname } from '../match/grammar';
import type { Span } from '../model/annotation';
import { fold, type FoldedText } from '../text/fold';
import { listEdits, slides } from './edits';

/** Names in a text (officials, bodies, places, whatever is known), each as its folded form with its raw span. */
export interface NameFinder {
  (text: string): readonly (Span & { name: string })[];
}

/** `formula`: 应隔尽隔 → 应检尽检. `wording`: more other words than polish takes. */
export type Difference = 'name' | 'number' | 'negation' | 'direction' | 'formula' | 'wording';

/** Pairs that the script converters tell apart by phrase (回复 → 回覆, 复苏 → 復甦) and folding leaves as they are. */
const SPELLINGS = new Map(
  '覆复瞭了馀余伕夫甦苏讬托藉借揹背薰熏谘咨彷仿拏拿钜巨隄堤佈布'.match(/../g)!.map((pair) => [pair[0]!, pair[1]!]),
);
const spell = (text: string) => text.replace(/[覆瞭馀伕甦讬藉揹薰谘彷拏钜隄佈]/g, (c) => SPELLINGS.get(c)!);

/** Words of grammar and marks; an editor who changes these alone has changed the style. */
const HARMLESS = /^[的了着之呢啊吧呀嘛\p{P}\p{Z}]*$/u;
/** Up to this part of the passage other words are polish: one character of eight. */
const POLISH = 1 / 8;
/** More in one place is a statement of its own, however long the passage. */
const LONGEST_POLISH = 4;
/** A letter makes another word (fair, unfair), and what it means no single character tells. */
const LATIN = /[a-z\u00e0-\u024f]/;
const NUMBER = /[\p{N}〇零一二两三四五六七八九十百千万亿半%‰]/u;
/** 12.5 and 125, −3 and 3, 5% and 5 are numbers apart. */
const NUMBER_MARK = /[.,:/+\-−~%‰°$¥€]/;
const NEGATION = /[不未没无非勿莫否别毋免]|not|n't|never|without/;
/** What is turned into its opposite: 上涨 → 下跌, 支持 → 反对. Either alone is in too many words. */
const OPPOSITES = [
  ['增升涨高多加扩大强快', '减降跌落低少缩小弱慢'],
  ['进入来', '退出去'],
  ['上', '下'],
  ['前先早', '后晚迟'],
  ['内', '外'],
  ['开启始', '关停闭止'],
  ['正支赞同允许准', '反拒禁止'],
  ['胜赢得', '负输失败'],
  ['真', '假'],
  ['好优', '坏差劣'],
  ['紧严', '松宽'],
  ['东', '西'],
  ['南', '北'],
  ['必须应', '可'],
  ['已', '将'],
  ['全都', '部分'],
].map(([a, b]) => [new RegExp(`[${a}]`), new RegExp(`[${b}]`)] as const);
/** What a name of a place or a body ends with: 石门县 → 澜江县. */
const NAME_END = /[省市县区州镇乡村街局厅院署府社岛]/;
const HAN = /^[\u4e00-\u9fff]+$/;

/** Both raw. Empty: the same, but for style and polish. */
export function findDifferences(saved: string, found: string, findNames?: NameFinder): Difference[] {
  const [before, after] = [fold(saved), fold(found)];
  const differences = new Set<Difference>();
  const edits = listEdits(spell(before.text), spell(after.text));
  if (edits.length === 0) return [];
  let polish = 0;
  for (const { removed, added } of edits) {
    const [old, now] = [slice(before, removed), slice(after, added)];
    if (NUMBER.test(old + now) || isNumberMark(before, removed) || isNumberMark(after, added))
      differences.add('number');
    if (NEGATION.test(old + now)) differences.add('negation');
    if (isOpposite(old, now) || isOpposite(now, old)) differences.add('direction');
    const isOther = old !== '' && now !== '';
    if (isName(saved, before, removed, isOther) || isName(found, after, added, isOther)) differences.add('name');
    if (isInFormula(before, removed) || isInFormula(after, added)) differences.add('formula');
    if (HARMLESS.test(old) && HARMLESS.test(now)) continue;
    const size = Math.max(old.length, now.length);
    polish += size;
    if (size > LONGEST_POLISH || LATIN.test(old + now)) differences.add('wording');
  }
  if (polish > POLISH * before.units.length) differences.add('wording');
  if (findNames && !isSameSet(findNames(saved), findNames(found))) differences.add('name');
  // the plain word is for what no other says
  if (differences.size > 1) differences.delete('wording');
  return [...differences];
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

const isOpposite = (old: string, now: string): boolean => OPPOSITES.some(([a, b]) => a.test(old) && b.test(now));

/** `isOther`: something else stands in its place. */
function isName(raw: string, folded: FoldedText, span: Span, isOther: boolean): boolean {
  return (
    isInTitledName(folded, span) ||
    isInCapitals(raw, folded, span) ||
    (isOther ? isInPerson(folded, span) || isBeforeNameEnd(folded, span) : isPerson(folded, span))
  );
}

/** Whether the edit is of a string that looks like a person's name, and a post stands by it: 市长王凯, 王凯书记. */
function isInTitledName({ text }: FoldedText, { start, end }: Span): boolean {
  for (let from = Math.max(0, start - 2); from < end; from++)
    for (let to = Math.max(start, from + 1) + 1; isSurname(text[from]) && to <= from + 3; to++)
      if (isNameLike(text.slice(from, to)) && (findPostBefore(text, from) ?? findPostAfter(text, to))) return true;
  return false;
}

/** Whether what was replaced may be of a person's name, which stands without a post as often as not: 王凯说. */
function isInPerson({ text }: FoldedText, { start, end }: Span): boolean {
  for (let from = Math.max(0, start - 2); from < end; from++) if (isNameLike(text.slice(from, from + 2))) return true;
  return false;
}
/** Whether a whole name was added or taken out. */
const isPerson = ({ text }: FoldedText, span: Span): boolean =>
  span.end - span.start > 1 &&
  slides(text, span).some(({ start, end }) => isNameLike(text.slice(start, Math.min(end, start + 3))));

const isBeforeNameEnd = ({ text }: FoldedText, { start, end }: Span): boolean =>
  HAN.test(text.slice(start, end)) && NAME_END.test(text[end] ?? '');

/** Formulas have the same character twice, one apart: 应隔尽隔, 一案一策. */
function isInFormula({ text }: FoldedText, { start, end }: Span): boolean {
  for (let i = start - 2; i < end; i++)
    if (text[i] === text[i + 2] && HAN.test(text.slice(Math.max(0, i), i + 3)) && start < end) return true;
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
