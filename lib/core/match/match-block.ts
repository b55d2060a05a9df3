/**
 * Matching, per block of text: folds it, finds every surface form in one pass, drops what is no whole word or name,
 * chooses between overlapping forms, and notes what stands around each name. What comes out is all that linking
 * needs: it holds no text of its own and goes back and forth between page and worker as it is.
 */
import type { Span } from '../model/annotation';
import { fold, GAP_QUOTE, GAP_SPACE, toRawSpan, type FoldedText } from '../text/fold';
import { toBodies, type BodyChoice } from './body-choices';
import type { Gazetteer, SloganRow } from './gazetteer';
import {
  countRegister,
  DATELINE,
  findPostBefore,
  findVia,
  GUESTS,
  isHan,
  isHeadedBy,
  isJoin,
  isSurname,
} from './grammar';
import { findHits, indexByEnd, isPlaceOnly, longestOnly, type Hit } from './hits';
import { wordGain, type Lexicon } from './lexicon';
import { findSigns } from './signs';
import { findTownships } from './townships';
import { DOUBTFUL, VETO, vetoSlogan } from './veto';
import type { MatchedBlock, SloganMention, Surface } from './mentions';
import { toNames } from './name-mentions';
import { findPatterns } from './patterns';

/** The name of a paper or site goes on from that of a place: 洛阳|日报. */
const OUTLET_GOES_ON = /^(?:日报|晚报|晨报|早报|商报|时报|都市报|广播|电视|新闻网|新闻|网|发布|融媒|报业)/;

/** Matches one block. Spans in the result are raw UTF-16 offsets into `raw`. */
export function matchBlock(raw: string, gazetteers: readonly Gazetteer[], lexicon: Lexicon): MatchedBlock {
  const folded = fold(raw);
  const { text } = folded;
  const isBreak = (i: number) =>
    i <= 0 ||
    i >= text.length ||
    (folded.gap[i]! & (GAP_SPACE | GAP_QUOTE)) !== 0 ||
    !isHan(text.charCodeAt(i - 1)) ||
    !isHan(text.charCodeAt(i));
  // listed forms first: of two choices of one span and kind, chooseReading takes the earlier
  const hits = [
    ...findHits(folded, gazetteers),
    ...gazetteers.flatMap((g) => findPatterns(folded, g.patterns(), lexicon, isBreak)),
  ];
  const places = hits.filter((h) => h.senses.places.length > 0);
  const placesByEnd = indexByEnd(places);
  const organsByEnd = indexByEnd(hits.filter((h) => h.senses.organs.length > 0));
  const organStarts = new Set(hits.flatMap((h) => (h.senses.organs.length > 0 ? [h.start] : [])));
  const whole = hits.filter((h) => {
    if (isPlaceOnly(h)) return false;
    // a post behind a body belongs to its holder: 许昌学院党委|书记, whatever word the two make
    const titled = h.senses.officials.length === 0 && isHeadedBy(text, h.end);
    h.gain = wordGain(lexicon, text, h.start, h.end, (i) => isBreak(i) || (titled && i === h.end));
    return h.gain >= 0 || h.senses.organs.length > 0 || h.senses.bodies.length > 0;
  });
  const around = { text, lexicon, isBreak, places: placesByEnd, organs: organsByEnd };
  const chosen = chooseReading(
    [
      ...whole.flatMap((h) => toBodies(h, around)),
      ...findTownships(around),
      ...whole
        .filter((h) => h.senses.officials.length > 0 && h.gain >= VETO.name)
        .map((h) => ({ ...h, kind: 'name' as const })),
      ...whole
        .filter(
          (h) =>
            h.senses.slogans.length > 0 && h.gain >= vetoSlogan(h.end - h.start) && !isInBodyName(text, h.start, h.end),
        )
        .map((h) => ({
          ...h,
          kind: h.senses.slogans.every((s) => s.phrase) ? ('phrase' as const) : ('slogan' as const),
        })),
    ],
    text.length,
  );
  const bodies = chosen.filter((c) => c.kind === 'body');
  const span = (h: Span) => toRawSpan(folded, h.start, h.end);
  const surface = (h: Span): Surface => ({ ...span(h), surface: raw.slice(span(h).start, span(h).end) });
  // 示范|县: pieces of other words; of 安徽省委 the level word is the organ's too
  const outPlaces = longestOnly(places).filter(
    (h) =>
      !isGivenName(text, h) && (organStarts.has(h.end - 1) || wordGain(lexicon, text, h.start, h.end, isBreak) >= 0),
  );
  const signs = findSigns(text);
  return {
    length: raw.length,
    dateline: findDateline(folded),
    sentence: /[。!?…;]["”)]?$/.test(text) || text.length > 60,
    ...(GUESTS.test(text) && { guests: true as const }),
    ...(signs.length > 0 && { signs }),
    stops: [...text.matchAll(/[。!?;…]/g)].map((m) => folded.at[m.index]! + 1),
    places: outPlaces.map((h, i, all) => {
      const via = findVia(text, h.start, h.end, all[i - 1]?.end);
      return {
        ...span(h),
        codes: h.senses.places.map((p) => p.row.code),
        short: h.senses.places.every((p) => p.short),
        ...(OUTLET_GOES_ON.test(text.slice(h.end, h.end + 6)) && { outlet: true as const }),
        ...(via && { via }),
      };
    }),
    bodies: bodies.map((b, i) => ({
      ...b.body,
      ...surface(b),
      ...(i > 0 && !b.body.places && isJoin(text.slice(bodies[i - 1]!.end, b.start)) && { joined: true as const }),
    })),
    names: toNames(
      chosen.filter((c) => c.kind === 'name'),
      bodies,
      outPlaces,
      folded,
      lexicon,
      isBreak,
    ).map((n) => ({ ...n, ...surface(n) })),
    slogans: chosen
      .filter((c) => c.kind === 'slogan' || c.kind === 'phrase')
      .map((s) => ({ ...toSlogan(s, folded), ...surface(s) })),
    titles: findShortTitles(text, chosen).map((t) => ({ ...t, ...surface(t) })),
  };
}

function toSlogan({ start, end, gain, senses }: Hit, { text, gap }: FoldedText): Omit<SloganMention, keyof Surface> {
  const [row] = senses.slogans as [SloganRow];
  const everyday = isEveryday(row, text.slice(start, end));
  // a term of art that nothing rivals is one wherever it stands
  const isClear = row.term === true && !everyday && gain >= DOUBTFUL.slogan;
  return {
    ids: senses.slogans.map((r) => r.id),
    length: end - start,
    ...(everyday && { everyday: true as const }),
    gain,
    register: isClear ? 0 : countRegister(text, start, end),
    quoted: ((gap[start]! | gap[end]!) & GAP_QUOTE) !== 0,
  };
}

/** 信访|局, 爱国卫生运动|委员会, 市|新冠肺炎|防控指挥部: part of a body's name. */
const isInBodyName = (text: string, start: number, end: number): boolean =>
  /^(?:[局厅]|办(?![理好事法])|委员会|办公室|领导小组|工作组|(?:疫情)?防控(?:工作)?(?:指挥部|领导小组))/.test(
    text.slice(end, end + 9),
  ) && !/[,。;]$/.test(text.slice(start - 1, start));

/** Longer forms of an everyday wording (疫情防控阻击战) are nobody's everyday speech. */
const LONGEST_EVERYDAY = 6;
const isEveryday = ({ everyday }: SloganRow, form: string): boolean =>
  everyday === true ? form.length <= LONGEST_EVERYDAY : everyday?.includes(form) === true;

/** 副市长|李|四川: a surname between a post and the place. */
const isGivenName = (text: string, { start, end }: Span): boolean =>
  end - start === 2 && isSurname(text[start - 1]) && findPostBefore(text, start - 1) !== undefined;

/** Raw offset behind the words that open an article, 0 where there are none. */
function findDateline(folded: FoldedText): number {
  const length = DATELINE.exec(folded.text)?.[0].length ?? 0;
  return length && toRawSpan(folded, 0, length).end;
}

/** Titles of at most this many characters are abbreviations, if anything. */
const SHORT_TITLE = /《[^《》]{1,8}》/g;
function findShortTitles(text: string, chosen: readonly Choice[]): (Span & { defines?: string })[] {
  return [...text.matchAll(SHORT_TITLE)].flatMap((m) => {
    const span = { start: m.index, end: m.index + m[0].length };
    if (chosen.some((c) => c.start < span.end && span.start < c.end)) return [];
    const intro = /[(（](?:以下)?[简统]称$/.exec(text.slice(0, span.start));
    const full = intro && chosen.find((c) => c.kind === 'slogan' && c.end === intro.index);
    const id = full?.senses.slogans[0]?.id;
    return [{ ...span, ...(id && { defines: id }) }];
  });
}

type Choice = BodyChoice | (Hit & { kind: 'name' | 'slogan' | 'phrase' });

/**
 * Overlaps: the longer form wins, a name over others of its length; then the earlier. Common phrases, which mostly are
 * not marked, take nothing from what is.
 */
function chooseReading(choices: Choice[], length: number): Choice[] {
  const order = { name: 0, body: 1, slogan: 2, phrase: 3 };
  const chosen: Choice[] = [];
  // which choice holds each unit of the text, plus one; so that each span is looked at once
  const holder = new Int32Array(length);
  for (const c of choices.sort(
    (a, b) =>
      Number(a.kind === 'phrase') - Number(b.kind === 'phrase') ||
      b.end - b.start - (a.end - a.start) ||
      order[a.kind] - order[b.kind] ||
      a.start - b.start,
  )) {
    let at = c.start;
    while (at < c.end && holder[at] === 0) at++;
    if (at === c.end) {
      chosen.push(c);
      holder.fill(chosen.length, c.start, c.end);
      continue;
    }
    const same = chosen[holder[at]! - 1]!;
    if (same.kind === 'body' && c.kind === 'body' && same.start === c.start && same.end === c.end) {
      // the same form by rule and by list: one mention
      same.body = { ...c.body, ...same.body, ids: [...new Set([...same.body.ids, ...c.body.ids])] };
    }
  }
  return chosen.sort((a, b) => a.start - b.start);
}
