/**
 * Regular organs as a text names them: behind a place (许昌市委, 湖北|卫健委) or a level word (市委), with the number of
 * a term between (市|第十六届|人大常委会), or taking place and level over from an organ before (省应急管理厅、|教育厅).
 */
import type { Around } from './around';
import type { BodyChoice } from './body-choices';
import type { OrganRow } from './gazetteer';
import { isHan, isHeadedBy } from './grammar';
import type { Hit } from './hits';
import { endsPlaceName, KIND, kindsBefore, NO_RIVAL, wordGain } from './lexicon';
import { findPlaceBefore, LEVEL_OF_WORD, type PlaceBefore } from './place-before';
import type { Span } from '../model/annotation';
import { VETO } from './veto';

/** What tells of which place an organ is. */
interface Lead {
  /** Level word, where there is one. */
  word?: string;
  /** The place, where the text names it. */
  before?: PlaceBefore | undefined;
  /** Where the name starts. */
  start: number;
}

/** The organ that a hit's form means as it stands, or undefined. `before`: the place right before the hit. */
export function toRegularOrgan(
  hit: Hit,
  { organ, word }: OrganRow,
  before: PlaceBefore | undefined,
  around: Around,
): BodyChoice | undefined {
  if (word) return toFullOrgan(hit, organ, word, before, around);
  const lead =
    word === undefined
      ? findPostLead(hit, around)
      : (findPlacedLead(hit, before) ?? findTermLead(hit, around) ?? findOrganLead(hit, organ, around));
  return lead && toChoice(hit, organ, lead);
}

const toChoice = (hit: Hit, organ: string, { word, before, start }: Lead, foreign = false): BodyChoice => ({
  ...hit,
  start,
  kind: 'body',
  body: {
    ids: [],
    relative: !before,
    organ,
    ...(word && { word, level: LEVEL_OF_WORD[word]! }),
    ...(before && { places: before.codes }),
    ...(foreign && { foreign: true as const }),
  },
});

/**
 * What stands right before a committee and makes it another organisation's: 共青团|许昌市委. An organ type; null where
 * none of ours is meant.
 */
const HEADS: readonly (readonly [RegExp, string | null])[] = [
  [/(?:中国共产党|中共)(?:第?[〇零一二三四五六七八九十百]+届)?$/, 'dangwei'],
  [/(?:共青团|中国共产主义青年团|(?<![集社])团)(?:第?[〇零一二三四五六七八九十百]+届)?$/, 'tuanwei'],
  [/(?:中国人民政治协商会议|人民政协|政协)(?:第?[〇零一二三四五六七八九十百]+届)?$/, 'zhengxie'],
  [
    /(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工会|国民党|民进党|同盟会?|促进会|学社|协会|商会|学会)(?:第?[〇零一二三四五六七八九十百]+届)?$/,
    null,
  ],
];

/** Last characters of words that take an organ: 后任|市委, 报经|市委. */
const SMALL_WORD = /[任在对由经向到给兼原现后前的了和与为以被让请]/;

/** 设区市|市委, 各市|市委: those of any. */
const ANY_PLACE = /(?:设区的?市?|各地?市?|地级市?|县级市?|省辖市?|[两多几]个?市?)$/;

/** 市委, 许昌市委: a form with its level word. */
function toFullOrgan(
  hit: Hit,
  organ: string,
  word: string,
  before: PlaceBefore | undefined,
  around: Around,
): BodyChoice | undefined {
  const { text, lexicon } = around;
  // with its place before it the whole is the word; what may cut in is only at its end (河南省委托)
  if (hit.gain < VETO.body && (!before || tailGain(hit, around) < VETO.body)) return undefined;
  const from = before?.start ?? hit.start;
  const ahead = text.slice(Math.max(0, from - 18), from);
  if (!before && ANY_PLACE.test(ahead)) return undefined;
  const head = organ === 'dangwei' ? HEADS.find(([pattern]) => pattern.test(ahead)) : undefined;
  if (!head) {
    // 河内|市委: a noun right before it is a place that the divisions do not know; a verb (贯彻) or a small word is none
    const kinds = before || SMALL_WORD.test(text[hit.start - 1] ?? '') ? 0 : kindsBefore(lexicon, text, hit.start);
    const isElsewhere =
      !before &&
      (((kinds & (KIND.place | KIND.noun)) !== 0 && (kinds & KIND.verb) === 0) ||
        (word.length === 1 && endsPlaceName(lexicon, text, hit.start + 1)));
    return toChoice(hit, organ, { word, before, start: from }, isElsewhere);
  }
  if (head[1] === null) return undefined;
  const start = from - head[0].exec(ahead)![0].length;
  // 温州|团|市委
  const place = before ?? findPlaceBefore({ start, end: start }, around);
  return toChoice(hit, head[1], { word, before: place, start: Math.min(start, place?.start ?? start) });
}

/** The gain of an organ's form behind its place: what may cut in is only at its end. */
export const tailGain = (organ: Span, { text, lexicon }: Around): number =>
  isHeadedBy(text, organ.end)
    ? NO_RIVAL
    : wordGain(
        lexicon,
        text,
        organ.start,
        organ.end,
        (i) => i <= organ.start || i >= text.length || !isHan(text.charCodeAt(i)),
      );

/** 湖北|卫健委, 襄城|法院. Of two characters only a court is one behind a place alone, and not a province's courts. */
function findPlacedLead(hit: Hit, before: PlaceBefore | undefined): Lead | undefined {
  if (!before || hit.gain < VETO.body) return undefined;
  const isCourt = hit.senses.organs.some(({ organ }) => organ === 'fayuan') && !before.codes[0]!.endsWith('0000');
  return hit.end - hit.start > 2 || isCourt ? { before, start: before.start } : undefined;
}

const TERM = /第?[〇零一二三四五六七八九十百]+届$/;
/** 市|第十六届|人大常委会, 江西省|十三届|人大. */
function findTermLead(hit: Hit, around: Around): Lead | undefined {
  const ahead = around.text.slice(Math.max(0, hit.start - 8), hit.start);
  const term = TERM.exec(ahead)?.[0];
  if (!term) return undefined;
  const at = hit.start - term.length;
  for (const word of Object.keys(LEVEL_OF_WORD)) {
    const start = at - word.length;
    if (start < 0 || !around.text.startsWith(word, start)) continue;
    const before = findPlaceBefore({ start, end: at }, around);
    return { word, before, start: before?.start ?? start };
  }
  return undefined;
}

const UNKNOWN_MEMBER = /[、和与及]([\u4e00-\u9fff]{2,7}[厅局委办会])$/;
/** The four whose short names follow on each other: 市委、|人大、|政府、|政协. */
const FOUR = new Set(['dangwei', 'renda', 'renda-changweihui', 'zhengfu', 'zhengxie']);
/** 省应急管理厅、|自然资源厅; 县委、|政府. */
function findOrganLead(hit: Hit, organ: string, around: Around): Lead | undefined {
  if (!'、和与及'.includes(around.text[hit.start - 1] ?? '-')) return undefined;
  for (const previous of around.organs.get(hit.start - 1) ?? [])
    for (const row of previous.senses.organs) {
      if (hit.end - hit.start <= 2 && !(FOUR.has(organ) && FOUR.has(row.organ))) continue;
      const before = findPlaceBefore(previous, around);
      if (row.word) return { word: row.word, before, start: hit.start };
      const lead = row.word === '' && (findPlacedLead(previous, before) ?? findOrganLead(previous, row.organ, around));
      if (lead) return { ...lead, start: hit.start };
    }
  // 省财政厅、|建设厅|、教育厅: over a member of the list that no type is of
  const member = UNKNOWN_MEMBER.exec(around.text.slice(Math.max(0, hit.start - 10), hit.start - 1))?.[1];
  const lead = member && findOrganLead({ ...hit, start: hit.start - 1 - member.length }, organ, around);
  return lead ? { ...lead, start: hit.start } : undefined;
}

const POST_IN_COMMITTEE =
  /(省|市|县|区|州|盟|旗|自治区)党?委原?(?:常委|副书记|书记)、(?:(?:省|市|县|区|州)?政?府?党组成员、)?$/;
/** 市委常委、|组织部: behind a post in the committee its departments go without the level word. */
function findPostLead(hit: Hit, around: Around): Lead | undefined {
  const from = Math.max(0, hit.start - 16);
  const post = POST_IN_COMMITTEE.exec(around.text.slice(from, hit.start));
  const word = post?.[1];
  if (!word) return undefined;
  const committee = from + post.index;
  const before = findPlaceBefore({ start: committee, end: committee + word.length }, around);
  return { word, before, start: hit.start };
}
