/** Bodies as a text has them: by their own form, or as a regular organ with the place before it. */
import type { Span } from '../model/annotation';
import { holds } from '../model/places';
import { isHan, isHeadedBy } from './grammar';
import type { ByEnd, Hit } from './hits';
import { endsPlaceName, NO_RIVAL, wordGain, type Lexicon } from './lexicon';
import type { OrganRow } from './gazetteer';
import type { BodyMention, Surface } from './mentions';
import { VETO } from './veto';

export interface BodyChoice extends Hit {
  kind: 'body';
  body: Omit<BodyMention, keyof Surface>;
}

/** 许昌学院|路, 市政府|采购中心: a street, a house or another body that is called after this one. */
const NAME_GOES_ON =
  /^(?:[路街巷桥]|督查组|督导组|研究所|站(?!在)|小区|社区|家属|幼儿园|监管所|管理所|派出所|卫生服务|职工服务|采购中心|信息中心|招待所|接待办|研究室|督查室|讲师团|报(?:社|记者|讯|刊发|头版))/;

/** 文旅部|门, 统战部|门: departments at large. */
const isDepartments = (text: string, end: number): boolean =>
  text[end - 1] === '部' && text[end] === '门' && !/[口前外]/.test(text[end + 1] ?? '');

/** A name of two characters (中央, 政协) is often the head or the end of another (中央空调, 湖中央): it has to stand free. */
const isFree = (hit: Span, around: Around): boolean => isFreeBefore(hit.start, around) && isFreeBehind(hit.end, around);
const isFreeBefore = (at: number, { text, isBreak }: Around): boolean =>
  isBreak(at) ||
  /(?:[和与及同由向对把将从按据在到经受被让请为是以跟遵]|贯彻|落实|执行|根据|按照|遵照|学习|传达|拥护|服从|符合|围绕|领会|响应|来自|报|中国|大陆|全国|十[一二三四五六七八九]届)$/.test(
    text.slice(Math.max(0, at - 4), at),
  );
const isFreeBehind = (at: number, { text, isBreak }: Around): boolean =>
  isBreak(at) ||
  /^(?:[、和与及的对将要在就]|关于|决定|部署|要求|精神|会议|批准|指出|强调|提出|同意|领导|文件|有关|确定|作出|召开|出台|印发|巡视|督导|统一|一号|保持|看齐|权威|周围|核心)/.test(
    text.slice(at, at + 3),
  );

const OURS = /(?:中国|我国|大陆|中共)$/;

/** 美国|国务院, 劳动党|中央: another country's or party's organ of the same name. */
function isForeign(hit: Span, text: string, lexicon: Lexicon): boolean {
  const before = text.slice(Math.max(0, hit.start - 8), hit.start);
  if (/(?:中国|我国|中共|中国共产党)$/.test(before)) return false;
  if (endsPlaceName(lexicon, text, hit.start)) return true;
  if (/(?:劳动|工人|人民革命|人民|社会|民主|自由|共和|共产)党$/.test(before)) return true;
  return (
    text[hit.start] === '党' &&
    /(?:劳动|工人|人民革命|民主|共和|保守|自由|社会|国民|民进|统一俄罗斯|共产|致公|农工)$/.test(before)
  );
}

/** The block that a hit stands in. */
interface Around {
  text: string;
  lexicon: Lexicon;
  /** Whether a mark, white space or a quotation mark parts unit i from the one before. */
  isBreak: (i: number) => boolean;
  places: ByEnd<Hit>;
  /** Regular organs with their level word. */
  organs: ByEnd<Hit>;
}

/** A body as the text has it: by its own form, or as a regular organ with the place before it (许昌市|市委 share 市). */
export function toBodies(hit: Hit, around: Around): BodyChoice[] {
  const { text, lexicon, organs } = around;
  if (NAME_GOES_ON.test(text.slice(hit.end, hit.end + 4)) || isDepartments(text, hit.end)) return [];
  // 许昌市政协|调: in a longer form too, the organ's own has to be a word
  const tail = organs.get(hit.end)?.find((o) => o.start > hit.start);
  if (tail && tailGain(tail, text, lexicon) < VETO.body) return [];
  const before = findPlaceBefore(hit, around);
  return [
    ...toListedBodies(hit, before, around),
    ...hit.senses.organs.flatMap((organ) => toRegularBody(hit, organ, before, around) ?? []),
  ];
}

function toListedBodies(hit: Hit, before: PlaceBefore | undefined, around: Around): BodyChoice[] {
  const { text, lexicon } = around;
  const { bodies } = hit.senses;
  const standsFree = isFree(hit, around);
  if (bodies.length === 0 || hit.gain < (standsFree ? 0 : VETO.body)) return [];
  const relative = bodies.every((b) => b.relative);
  if (!relative && hit.end - hit.start <= 2 && !standsFree) return [];
  // 宣传部 and 指挥部 without a level word: not behind another's name (西部战区指挥部)
  if (
    relative &&
    !before &&
    hit.end - hit.start < 5 &&
    !LEVEL_OF_WORD[text[hit.start]!] &&
    !isFreeBefore(hit.start, around)
  )
    return [];
  const national = bodies.every((b) => b.row.place === 'cn');
  const foreign = national
    ? isForeign(hit, text, lexicon)
    : relative && !before && endsPlaceName(lexicon, text, hit.start);
  return [
    {
      ...hit,
      ...(relative && !national && before ? { start: before.start } : {}),
      kind: 'body',
      body: {
        ids: bodies.map((b) => b.row.id),
        relative,
        ...(relative && !national && before ? { places: before.codes } : {}),
        ...(foreign ? { foreign: true as const } : {}),
        ...(OURS.test(text.slice(Math.max(0, hit.start - 4), hit.start)) ? { ours: true as const } : {}),
      },
    },
  ];
}

/**
 * What stands right before a committee's place and makes it another organisation's: 共青团|许昌市委. An organ type;
 * null where none of ours is meant.
 */
const HEADS: readonly (readonly [RegExp, string | null])[] = [
  [/(?:中国共产党|中共)$/, 'dangwei'],
  [/(?:共青团|中国共产主义青年团|(?<![集社])团)$/, 'tuanwei'],
  [/(?:中国人民政治协商会议|人民政协|政协)$/, 'zhengxie'],
  [/(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工会|国民党|民进党|同盟会?|促进会|学社|协会|商会|学会)$/, null],
];

function toRegularBody(
  hit: Hit,
  { organ, word, level }: OrganRow,
  before: PlaceBefore | undefined,
  around: Around,
): BodyChoice | undefined {
  const { text, lexicon } = around;
  if (word === undefined) return toBareOrgan(hit, organ, around);
  // 湖北|卫健委: without a level word only behind the place itself
  if (word === '' && !before) return undefined;
  if (hit.gain < VETO.body) {
    // with its place before it the whole is the word; what may cut in is only at its end (河南省委托)
    if (!before || tailGain(hit, text, lexicon) < VETO.body) return undefined;
  }
  const body = { ids: [], organ, word, ...(level && { level }) };
  const from = before?.start ?? hit.start;
  const head = HEADS.find(([pattern]) => pattern.test(text.slice(Math.max(0, from - 12), from)));
  let start = from;
  if (head && organ === 'dangwei') {
    if (head[1] === null) return undefined;
    body.organ = head[1];
    start = from - head[0].exec(text.slice(Math.max(0, from - 12), from))![0].length;
  }
  // 温州|团|市委
  before ??= start < from ? findPlaceBefore({ start, end: start }, around) : undefined;
  start = Math.min(start, before?.start ?? start);
  const foreign =
    !before &&
    (endsPlaceName(lexicon, text, hit.start) || (word.length === 1 && endsPlaceName(lexicon, text, hit.start + 1)));
  return {
    ...hit,
    start,
    kind: 'body',
    body: {
      ...body,
      relative: !before,
      ...(before && { places: before.codes }),
      ...(foreign && { foreign: true as const }),
    },
  };
}

/** The gain of an organ's form behind its place: what may cut in is only at its end. */
const tailGain = (organ: Span, text: string, lexicon: Lexicon): number =>
  isHeadedBy(text, organ.end)
    ? NO_RIVAL
    : wordGain(lexicon, text, organ.start, organ.end, (i) => i <= organ.start || isEdge(text, i));

/** 市委常委、|组织部: behind a post in the committee its departments go without the level word. */
function toBareOrgan(hit: Hit, organ: string, around: Around): BodyChoice | undefined {
  const { text } = around;
  const post =
    /(省|市|县|区|州|盟|旗|自治区)[党]?委(?:常委|副书记|书记)、(?:(?:省|市|县|区|州)?政?府?党组成员、)?$/.exec(
      text.slice(Math.max(0, hit.start - 16), hit.start),
    );
  const word = post?.[1];
  if (!post || !word) return undefined;
  const committee = Math.max(0, hit.start - 16) + post.index;
  const before = findPlaceBefore({ start: committee, end: committee + word.length }, around);
  return {
    ...hit,
    kind: 'body',
    body: {
      ids: [],
      relative: !before,
      organ,
      word,
      level: LEVEL_OF_WORD[word]!,
      ...(before && { places: before.codes }),
    },
  };
}
const LEVEL_OF_WORD: Record<string, string> = {
  省: 'provincial',
  自治区: 'provincial',
  市: 'municipal',
  州: 'municipal',
  盟: 'municipal',
  县: 'county',
  区: 'county',
  旗: 'county',
};
const isEdge = (text: string, i: number): boolean => i >= text.length || !isHan(text.charCodeAt(i));

interface PlaceBefore {
  start: number;
  codes: string[];
}
/** The place that ends where a relative form starts: 许昌|市委, or overlaps it by the level word: 许昌市|委. */
function findPlaceBefore(hit: Span, { places, text, isBreak }: Around): PlaceBefore | undefined {
  const level = text[hit.start]!;
  let found: PlaceBefore | undefined;
  for (let overlap = 0; overlap <= 3; overlap++)
    for (const p of places.get(hit.start + overlap) ?? []) {
      if (p.start >= hit.start) continue;
      const fits = (row: { name: string; level: string }, short: boolean) =>
        row.level !== 'abroad' &&
        row.level !== 'national' &&
        (overlap === 0
          ? short
            ? !LEVEL_OF_WORD[level] || isLevelOf(row.name, text, hit.start)
            : !LEVEL_OF_WORD[level] || row.name.endsWith(level)
          : row.name.endsWith(overlap === 1 ? level : '自治区'));
      const codes = p.senses.places.filter((s) => fits(s.row, s.short)).map((s) => s.row.code);
      if (codes.length > 0 && (!found || p.start < found.start)) found = { start: p.start, codes };
    }
  if (!found) return undefined;
  // 河南省许昌市委: the place above it belongs to the name; another does not
  const { start, codes } = found;
  const above = places
    .get(start)
    ?.find(
      (p) =>
        !isBreak(start) &&
        p.senses.places.some(({ row }) => codes.some((code) => row.code !== code && holds(row.code, code))),
    );
  return above ? { start: above.start, codes } : found;
}

/** 许昌|市委, 广西|自治区党委: the level word that follows a short name is its own. */
const isLevelOf = (name: string, text: string, at: number): boolean =>
  name.endsWith(text.startsWith('自治区', at) ? '自治区' : text[at]!);
