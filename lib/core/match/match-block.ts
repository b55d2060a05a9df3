/**
 * Matching, per block of text: folds it, finds every surface form in one pass, drops what is no whole word or name,
 * chooses between overlapping forms, and notes what stands around each name. What comes out is all that linking
 * needs: it holds no text of its own and goes back and forth between page and worker as it is.
 */
import { fold, GAP_LINE, GAP_QUOTE, GAP_SPACE, toRawSpan, type FoldedText } from '../text/fold';
import type { Span } from '../model/annotation';
import {
  DATELINE,
  findPostAfter,
  findRoleAfter,
  findRoleBefore,
  isByline,
  isClauseEnd,
  isPhotoCredit,
} from './grammar';
import type { BodyRow, Gazetteer, OfficialRow, OrganRow, PlaceRow, Sense, SloganRow } from './gazetteer';
import { endsPlaceName, wordGain, type Lexicon } from './lexicon';
import { findAt } from './trie';
import { readTitleBefore, type Title } from './title';

/** Where a form stands, and the words as they stand there, white space included. */
interface Surface extends Span {
  surface: string;
}

/** A place named in the text; `codes` has several where districts of several cities share the name. */
export interface PlaceMention extends Span {
  codes: string[];
  short: boolean;
}
export interface BodyMention extends Surface {
  /** Bodies of the knowledge base that the form names as it stands. */
  ids: string[];
  /** The ids hold only in their bodies' own place. */
  relative: boolean;
  /** A regular organ: type and level word, and the place where the text names it. */
  organ?: string;
  level?: string;
  places?: string[];
  /** Another place, which the divisions do not know, stands right before: somebody else's body (东京市政府). */
  foreign?: true;
}
export interface NameMention extends Surface {
  ids: string[];
  title?: Omit<Title, 'start'>;
  titleAfter?: string;
  /** Another walk of life next to the name: 演员, 记者. */
  role?: string;
  byline?: true;
  /** How well the text reads with the form as a word (wordGain), in hundredths of natural-log units. */
  gain: number;
  /** Number of the list (run of names) within the block that the name stands in. */
  list: number;
  /** Nothing but a mark, a title or another name stands on that side. */
  openLeft: boolean;
  openRight: boolean;
}
export interface SloganMention extends Surface {
  ids: string[];
  quoted: boolean;
  gain: number;
}
/** A short title in title marks, 《决定》: means nothing by itself, but an article may say what it stands for. */
export interface ShortTitle extends Surface {
  /** The entity that the article so abbreviates here: 《…的决定》（以下简称《决定》）. */
  defines?: string;
}
export interface MatchedBlock {
  length: number;
  dateline: boolean;
  /** Ends like a sentence; headlines do not. */
  sentence: boolean;
  places: PlaceMention[];
  bodies: BodyMention[];
  names: NameMention[];
  slogans: SloganMention[];
  titles: ShortTitle[];
}

type Senses = {
  officials: OfficialRow[];
  bodies: { row: BodyRow; relative: boolean }[];
  slogans: SloganRow[];
  places: { row: PlaceRow; short: boolean }[];
  organs: OrganRow[];
};
interface Hit extends Span {
  senses: Senses;
  gain: number;
}

/** Words that cut across a form's edges must read better than the form by this much (hundredths of ln) to veto it. */
const VETO = 0;

/** Matches one block. Spans in the result are raw UTF-16 offsets into `raw`. */
export function matchBlock(raw: string, gazetteers: readonly Gazetteer[], lexicon: Lexicon): MatchedBlock {
  const folded = fold(raw);
  const { text } = folded;
  const hits = findHits(folded, gazetteers);
  const isBreak = (i: number) =>
    i <= 0 ||
    i >= text.length ||
    (folded.gap[i]! & (GAP_SPACE | GAP_QUOTE)) !== 0 ||
    !isHan(text.charCodeAt(i - 1)) ||
    !isHan(text.charCodeAt(i));
  const places = hits.filter((h) => h.senses.places.length > 0);
  const whole = hits.filter((h) => {
    if (isPlaceOnly(h)) return false;
    // a post behind a body belongs to its holder: 许昌学院党委|书记, whatever word the two make
    const titled = h.senses.officials.length === 0 && findPostAfter(text, h.end) !== undefined;
    h.gain = wordGain(lexicon, text, h.start, h.end, (i) => isBreak(i) || (titled && i === h.end));
    return h.gain >= VETO || h.senses.organs.length > 0 || h.senses.bodies.length > 0;
  });
  const chosen = chooseReading([
    ...whole.flatMap((h) => toBody(h, places, text, lexicon)),
    ...whole
      .filter((h) => h.senses.officials.length > 0 && h.gain >= VETO)
      .map((h) => ({ ...h, kind: 'name' as const })),
    ...whole
      .filter((h) => h.senses.slogans.length > 0 && h.gain >= VETO)
      .map((h) => ({ ...h, kind: 'slogan' as const })),
  ]);
  const bodies = chosen.filter((c) => c.kind === 'body');
  const span = (h: Span) => toRawSpan(folded, h.start, h.end);
  const surface = (h: Span): Surface => ({ ...span(h), surface: raw.slice(span(h).start, span(h).end) });
  return {
    length: raw.length,
    dateline: DATELINE.test(text),
    sentence: /[。!?…;]["”)]?$/.test(text) || text.length > 60,
    places: longestOnly(places).map((h) => ({
      ...span(h),
      codes: h.senses.places.map((p) => p.row.code),
      short: h.senses.places.every((p) => p.short),
    })),
    bodies: bodies.map((b) => ({ ...b.body, ...surface(b) })),
    names: toNames(
      chosen.filter((c) => c.kind === 'name'),
      bodies,
      longestOnly(places),
      folded,
      isBreak,
    ).map((n) => ({ ...n, ...surface(n) })),
    slogans: chosen
      .filter((c) => c.kind === 'slogan')
      .map((s) => ({
        ...surface(s),
        ids: s.senses.slogans.map((r) => r.id),
        gain: s.gain,
        quoted: (folded.gap[s.start]! & GAP_QUOTE) !== 0 && (folded.gap[s.end]! & GAP_QUOTE) !== 0,
      })),
    titles: findShortTitles(text, chosen).map((t) => ({ ...t, ...surface(t) })),
  };
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

const isPlaceOnly = ({ senses: s }: Hit) =>
  s.officials.length + s.bodies.length + s.slogans.length + s.organs.length === 0;
const isHan = (c: number) => (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf);

function findHits(folded: FoldedText, gazetteers: readonly Gazetteer[]): Hit[] {
  const { text, gap } = folded;
  const hits = new Map<number, Hit>();
  for (const gazetteer of gazetteers)
    for (let i = 0; i < text.length; i++)
      findAt(gazetteer.trie, text, i, (length, form) => {
        if (!isHeldTogether(gap, i, i + length)) return;
        const key = i * 64 + Math.min(length, 63);
        const hit = hits.get(key) ?? {
          start: i,
          end: i + length,
          gain: 0,
          senses: { officials: [], bodies: [], slogans: [], places: [], organs: [] },
        };
        hits.set(key, hit);
        for (const sense of gazetteer.senses(form)) addSense(hit.senses, sense);
      });
  return [...hits.values()];
}

function addSense(senses: Senses, { row, relative }: Sense): void {
  if (row.type === 'official') senses.officials.push(row);
  else if (row.type === 'body') senses.bodies.push({ row, relative });
  else if (row.type === 'slogan') senses.slogans.push(row);
  else if (row.type === 'place') senses.places.push({ row, short: relative });
  else senses.organs.push(row);
}

/**
 * Whether white space inside a form is such as typesetting puts there: letter-spacing (all through the form, and
 * for two characters around it too), or a line's end. One space in the middle of a short form parts two words.
 */
function isHeldTogether(gap: Uint8Array, start: number, end: number): boolean {
  let spaces = 0;
  for (let i = start + 1; i < end; i++) {
    if ((gap[i]! & GAP_SPACE) !== 0 && (gap[i]! & GAP_LINE) === 0) spaces++;
    if ((gap[i]! & GAP_QUOTE) !== 0 && end - start < 5) return false;
  }
  if (spaces === 0) return true;
  const inner = end - start - 1;
  if (spaces < inner) return inner >= 3 || spaces === 1;
  return inner > 1 || gap[start]! !== 0 || gap[end]! !== 0;
}

interface BodyChoice extends Hit {
  kind: 'body';
  body: Omit<BodyMention, keyof Surface>;
}
type Choice = BodyChoice | (Hit & { kind: 'name' }) | (Hit & { kind: 'slogan' });

/** 许昌学院|路: a street, a stop or a house that is called after the body. */
const NAME_GOES_ON = /^(?:[路街巷桥]|站(?!在)|小区|社区|家属)/;

/** A name of two characters (中央, 政协) is often the head of another (中央社, 中央空调): it has to stand free behind. */
const isFree = (hit: Span, text: string): boolean =>
  hit.end - hit.start > 2 || isClauseEnd(text[hit.end]) || /^[、和与及的对将要在就]/.test(text.slice(hit.end));

/** A body as the text has it: by its own form, or as a regular organ with the place before it (许昌市|市委 share 市). */
function toBody(hit: Hit, places: readonly Hit[], text: string, lexicon: Lexicon): BodyChoice[] {
  const out: BodyChoice[] = [];
  const { bodies, organs } = hit.senses;
  if (NAME_GOES_ON.test(text.slice(hit.end, hit.end + 2))) return out;
  const before = findPlaceBefore(hit, places, text);
  const foreign = !before && endsPlaceName(lexicon, text, hit.start) ? { foreign: true as const } : {};
  if (bodies.length > 0) {
    const relative = bodies.every((b) => b.relative);
    const body = {
      ids: bodies.map((b) => b.row.id),
      relative,
      ...(relative && before ? { places: before.codes } : {}),
      ...(relative ? foreign : {}),
    };
    if (hit.gain >= VETO && (relative || isFree(hit, text)))
      out.push({ ...hit, ...(relative && before ? { start: before.start } : {}), kind: 'body', body });
  }
  for (const organ of organs) {
    if (hit.gain < VETO && !before) continue;
    const prefix = before
      ? text.slice(Math.max(0, before.start - 2), before.start) === '中共'
        ? before.start - 2
        : before.start
      : hit.start;
    // with its place before it the whole is the word; what may cut in is only at its end (河南省委托)
    if (
      before &&
      hit.gain < VETO &&
      wordGain(
        lexicon,
        text,
        hit.start,
        hit.end,
        (i) => i <= hit.start || i >= text.length || !isHan(text.charCodeAt(i)),
      ) < VETO
    )
      continue;
    out.push({
      ...hit,
      start: prefix,
      kind: 'body',
      body: {
        ids: [],
        relative: !before,
        organ: organ.organ,
        level: organ.level,
        ...(before ? { places: before.codes } : foreign),
      },
    });
  }
  return out;
}

/** The place that ends where a relative form starts: 许昌|市委, or overlaps it by the level word: 许昌市|委. */
function findPlaceBefore(
  hit: Span,
  places: readonly Hit[],
  text: string,
): { start: number; codes: string[] } | undefined {
  let found: { start: number; codes: string[] } | undefined;
  for (const p of places) {
    const overlap = p.end - hit.start;
    if (overlap < 0 || overlap > 3 || p.start >= hit.start) continue;
    const level = text[hit.start]!;
    const codes = p.senses.places
      .filter((s) =>
        overlap === 0
          ? s.short || !'省市县区'.includes(level) || s.row.name.endsWith(level)
          : overlap === 1
            ? s.row.name.endsWith(level)
            : s.row.name.endsWith('自治区'),
      )
      .map((s) => s.row.code);
    if (codes.length > 0 && (!found || p.start < found.start)) found = { start: p.start, codes };
  }
  if (!found) return undefined;
  // 河南省许昌市委: the places above it belong to the name
  const above = places.find((p) => p.end === found.start);
  return above ? { start: above.start, codes: found.codes } : found;
}

/** Overlaps: the longer form wins, a name over others of its length; then the earlier. */
function chooseReading(choices: Choice[]): Choice[] {
  const order = { name: 0, body: 1, slogan: 2 };
  const chosen: Choice[] = [];
  for (const c of choices.sort(
    (a, b) => b.end - b.start - (a.end - a.start) || order[a.kind] - order[b.kind] || a.start - b.start,
  )) {
    const same = chosen.find((o) => o.start < c.end && c.start < o.end);
    if (!same) chosen.push(c);
    else if (same.kind === 'body' && c.kind === 'body' && same.start === c.start && same.end === c.end) {
      // the same form by rule and by list: one mention
      same.body = { ...c.body, ...same.body, ids: [...new Set([...same.body.ids, ...c.body.ids])] };
    }
  }
  return chosen.sort((a, b) => a.start - b.start);
}

function longestOnly(hits: readonly Hit[]): Hit[] {
  return hits.filter(
    (h) => !hits.some((o) => o !== h && o.start <= h.start && o.end >= h.end && o.end - o.start > h.end - h.start),
  );
}

/** Notes what stands around each name, and which names stand in one list. */
function toNames(
  hits: readonly Hit[],
  bodies: readonly BodyChoice[],
  places: readonly Hit[],
  folded: FoldedText,
  isBreak: (i: number) => boolean,
): Omit<NameMention, 'surface'>[] {
  const { text, gap } = folded;
  const isGap = (i: number) => (gap[i]! & (GAP_SPACE | GAP_LINE)) !== 0;
  const names: Omit<NameMention, 'surface'>[] = [];
  let list = 0;
  let previous: { end: number; title?: Title } | undefined;
  for (const hit of hits) {
    const title = readTitleBefore(text, hit.start, bodies, places);
    const joined =
      previous !== undefined &&
      isListJoin(text.slice(previous.end, title?.start ?? hit.start), previous.end, hit.start);
    if (!joined) list++;
    const titleAfter = findPostAfter(text, hit.end);
    const role = findRoleBefore(text, hit.start) ?? findRoleAfter(text, hit.end);
    const byline = isByline(text, hit.start, isGap) || isPhotoCredit(text, hit.end, isGap);
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
      openLeft: title !== undefined || joined || isBreak(hit.start) || isClauseEnd(text[hit.start - 1]),
      openRight:
        isBreak(hit.end) ||
        titleAfter !== undefined ||
        hits.some((o) => o.start === hit.end) ||
        FOLLOWERS.test(text.slice(hit.end, hit.end + 2)),
    });
    previous = { end: hit.end, ...(title && { title }) };
  }
  return names;
}

/** Folded offsets stay in here. */
const withoutStart = ({ start: _, ...title }: Title): Omit<Title, 'start'> => title;

/** Only a separator, or a separator with names that the knowledge base does not know, stands between two names of a list. */
const isListJoin = (between: string, from: number, to: number): boolean =>
  to - from <= 40 &&
  (/^(?:[、,和及与]|等)?$/.test(between) || /^[、,](?:[\u4e00-\u9fff]{2,4}[、,])+$/.test(between) || between === '、');

/** What usually follows a person's name in news prose. */
const FOLLOWERS =
  /^(?:等|同志|说|指出|强调|要求|表示|主持|出席|参加|陪同|一行|一同|在|到|赴|来|对|就|与|和|及|向|为|的|是|作|听|首先|深入|实地|率|提出|介绍|认为|会见|调研|检查|督导|带队|先后|来到|叮嘱|安排|结合|还|也|代表|宣布|致辞|讲话|传达|主|亲切)/;
