/** Every surface form in a folded text, in one pass, with what it may stand for. */
import { GAP_LINE, GAP_QUOTE, GAP_SPACE, type FoldedText } from '../text/fold';
import type { Span } from '../model/annotation';
import type { BodyRow, Gazetteer, OfficialRow, OrganRow, PlaceRow, Sense, SloganRow } from './gazetteer';
import { findAll } from './trie';

/** What a form stands for, by kind. All hits of a form share it: it is never changed. */
export interface Senses {
  readonly officials: OfficialRow[];
  readonly bodies: { row: BodyRow; relative: boolean }[];
  readonly slogans: SloganRow[];
  readonly places: { row: PlaceRow; short: boolean }[];
  readonly organs: OrganRow[];
}
export interface Hit extends Span {
  senses: Senses;
  gain: number;
}

/** By start, then end; one hit for each span, whatever number of gazetteers have it. */
export function findHits({ units, gap }: FoldedText, gazetteers: readonly Gazetteer[]): Hit[] {
  const hits: Hit[] = [];
  for (const gazetteer of gazetteers) {
    const matches = findAll(gazetteer.trie, units);
    for (let m = 0; m < matches.length; m += 3) {
      const start = matches[m]!;
      const end = matches[m + 1]!;
      if (!isHeldTogether(gap, start, end)) continue;
      const senses = gazetteer.senses(matches[m + 2]!);
      // None where what the form stands for is left out.
      if (senses.length > 0) hits.push({ start, end, senses: sensesOf(senses), gain: 0 });
    }
  }
  return gazetteers.length > 1 ? mergeHits(hits) : hits;
}

function mergeHits(hits: Hit[]): Hit[] {
  const merged: Hit[] = [];
  for (const hit of hits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged[merged.length - 1];
    if (last?.start === hit.start && last.end === hit.end) last.senses = mergeSenses(last.senses, hit.senses);
    else merged.push(hit);
  }
  return merged;
}

const mergeSenses = (a: Senses, b: Senses): Senses => ({
  officials: [...a.officials, ...b.officials],
  bodies: [...a.bodies, ...b.bodies],
  slogans: [...a.slogans, ...b.slogans],
  places: [...a.places, ...b.places],
  organs: [...a.organs, ...b.organs],
});

const sorted = new WeakMap<readonly Sense[], Senses>();
function sensesOf(list: readonly Sense[]): Senses {
  let senses = sorted.get(list);
  if (!senses) sorted.set(list, (senses = sortSenses(list)));
  return senses;
}

function sortSenses(list: readonly Sense[]): Senses {
  const officials: OfficialRow[] = [];
  const bodies: { row: BodyRow; relative: boolean }[] = [];
  const slogans: SloganRow[] = [];
  const places: { row: PlaceRow; short: boolean }[] = [];
  const organs: OrganRow[] = [];
  for (const { row, relative } of list) {
    if (row.type === 'official') officials.push(row);
    else if (row.type === 'body') bodies.push({ row, relative });
    else if (row.type === 'slogan') slogans.push(row);
    else if (row.type === 'place') places.push({ row, short: relative });
    else if (row.type === 'organ') organs.push(row);
  }
  return { officials, bodies, slogans, places, organs };
}

/**
 * Whether white space inside a form is such as typesetting puts there: letter-spacing (all through the form, and
 * for two characters around it too), or a line's end. One space in the middle of a short form parts two words.
 */
export function isHeldTogether(gap: Uint8Array, start: number, end: number): boolean {
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

export const isPlaceOnly = ({ senses: s }: Hit) =>
  s.officials.length + s.bodies.length + s.slogans.length + s.organs.length === 0;

/** Without those that lie inside a longer one. One sweep: a block may hold tens of thousands. */
export function longestOnly(hits: readonly Hit[]): Hit[] {
  let reach = -1;
  return [...hits]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((h) => {
      const isInside = h.end <= reach;
      reach = Math.max(reach, h.end);
      return !isInside;
    });
}

/** Spans by where they end, so that what stands before a place is found without looking at all of them. */
export function indexByEnd<T extends Span>(spans: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const byEnd = new Map<number, T[]>();
  for (const span of spans) {
    const list = byEnd.get(span.end);
    if (list) list.push(span);
    else byEnd.set(span.end, [span]);
  }
  return byEnd;
}
export type ByEnd<T> = ReadonlyMap<number, readonly T[]>;
