/** The block that a hit stands in, and whether a short name stands free in it. */
import type { Span } from '../model/annotation';
import type { ByEnd, Hit } from './hits';
import { KIND, kindsBefore, type Lexicon } from './lexicon';

export interface Around {
  text: string;
  lexicon: Lexicon;
  /** Whether a mark, white space or a quotation mark parts unit i from the one before. */
  isBreak: (i: number) => boolean;
  places: ByEnd<Hit>;
  /** Forms of regular organs. */
  organs: ByEnd<Hit>;
}

/** A name of two characters (中央, 政协) is often the head or the end of another (中央空调, 湖中央): it has to stand free. */
export const isFree = (hit: Span, around: Around): boolean =>
  isFreeBefore(hit.start, around) && isFreeBehind(hit.end, around);
export const isFreeBefore = (at: number, { text, lexicon, isBreak }: Around): boolean =>
  isBreak(at) ||
  (kindsBefore(lexicon, text, at) & KIND.verb) !== 0 ||
  /(?:[和与及同由向对兼了任把将从按据在到经受被让请为是以跟遵]|贯彻|落实|执行|根据|按照|遵照|学习|传达|拥护|服从|符合|围绕|领会|响应|来自|宣布|报|中国|大陆|全国|十[一二三四五六七八九]届)$/.test(
    text.slice(Math.max(0, at - 4), at),
  );
const isFreeBehind = (at: number, { text, isBreak }: Around): boolean =>
  isBreak(at) ||
  /^(?:[、和与及的对将要在就]|关于|决定|决策|部署|要求|精神|会议|批准|指出|强调|提出|同意|领导|文件|有关|确定|作出|召开|出台|印发|巡视|督导|统一|一号|保持|看齐|权威|周围|核心)/.test(
    text.slice(at, at + 3),
  );
