/** Notes what stands around each name: titles, other walks of life, bylines, and the list that it stands in. */
import { GAP_LINE, GAP_SPACE, type FoldedText } from '../text/fold';
import type { BodyChoice } from './body-choices';
import {
  findListRole,
  findPostAfter,
  findRoleAfter,
  findRoleBefore,
  isByline,
  isClauseEnd,
  isPhotoCredit,
} from './grammar';
import { indexByEnd, type Hit } from './hits';
import { startsWord, type Lexicon } from './lexicon';
import type { NameMention, NameTitle } from './mentions';
import { readTitleBefore, readTitleInBrackets, type Title } from './title';

export function toNames(
  hits: readonly Hit[],
  bodies: readonly BodyChoice[],
  places: readonly Hit[],
  folded: FoldedText,
  lexicon: Lexicon,
  isBreak: (i: number) => boolean,
): Omit<NameMention, 'surface'>[] {
  const { text, gap } = folded;
  const isGap = (i: number) => (gap[i]! & (GAP_SPACE | GAP_LINE)) !== 0;
  const starts = new Set(hits.map((h) => h.start));
  const bodiesByEnd = indexByEnd(bodies);
  const placesByEnd = indexByEnd(places);
  const names: Omit<NameMention, 'surface'>[] = [];
  let list = 0;
  let previous: { end: number; title?: Title } | undefined;
  for (const hit of hits) {
    const title =
      readTitleBefore(text, hit.start, bodiesByEnd, placesByEnd) ??
      readTitleInBrackets(text, hit.end, bodiesByEnd, placesByEnd);
    const joined =
      previous !== undefined &&
      isListJoin(text.slice(previous.end, title && !title.behind ? title.start : hit.start), previous.end, hit.start);
    if (!joined) list++;
    const titleAfter = findPostAfter(text, hit.end);
    const role = findRoleBefore(text, hit.start) ?? findRoleAfter(text, hit.end);
    const byline = isByline(text, hit.start, isGap) || isPhotoCredit(text, hit.end, isGap);
    const openRight =
      isBreak(hit.end) ||
      titleAfter !== undefined ||
      starts.has(hit.end) ||
      FOLLOWERS.test(text.slice(hit.end, hit.end + 2));
    // 刘涛|赶到, but 刘涛峰|主持: one character between the name and what usually follows one, and no word begins with it
    const longer =
      !openRight &&
      hit.end - hit.start === 2 &&
      !startsWord(lexicon, text, hit.end) &&
      (isBreak(hit.end + 1) || FOLLOWERS.test(text.slice(hit.end + 1, hit.end + 3)));
    names.push({
      start: hit.start,
      end: hit.end,
      ids: hit.senses.officials.map((o) => o.id),
      gain: hit.gain,
      list,
      ...(title && { title: withoutStart(title) }),
      ...(titleAfter && { titleAfter }),
      ...(role && !title && { role }),
      ...(byline && { byline: true as const }),
      openLeft: (title && !title.behind) || joined || isBreak(hit.start) || isClauseEnd(text[hit.start - 1]),
      openRight,
      ...(longer && { longer: true as const }),
    });
    previous = { end: hit.end, ...(title && { title }) };
  }
  for (const group of groupByList(names)) {
    const role = findListRole(text, group[0]!.start, group[group.length - 1]!.end);
    if (role && !group[0]!.title) for (const name of group) if (!name.title) name.role ??= role;
  }
  return names;
}

function groupByList<T extends { list: number }>(names: readonly T[]): T[][] {
  const lists = new Map<number, T[]>();
  for (const n of names) {
    const list = lists.get(n.list);
    if (list) list.push(n);
    else lists.set(n.list, [n]);
  }
  return [...lists.values()];
}

/** Folded offsets stay in here. */
const withoutStart = ({ start: _, ...title }: Title): NameTitle => title;

/** Only a separator, or a separator with names that the knowledge base does not know, stands between two names of a list. */
const isListJoin = (between: string, from: number, to: number): boolean =>
  to - from <= 40 &&
  (/^(?:[、,和及与]|等)?$/.test(between) || /^[、,](?:[\u4e00-\u9fff]{2,4}[、,])+$/.test(between) || between === '、');

/** What usually follows a person's name in news prose. */
const FOLLOWERS =
  /^(?:等|同志|说|指出|强调|要求|表示|主持|出席|参加|陪同|一行|一同|在|到|赴|来|对|就|与|和|及|向|为|的|是|作|听|首先|深入|实地|率|提出|介绍|认为|会见|调研|检查|督导|带队|先后|来到|叮嘱|安排|结合|还|也|代表|宣布|致辞|讲话|传达|主|亲切|不再|担任|任|调任|出任|转任|当选|卸任|离任|升任|曾|现|将)/;
