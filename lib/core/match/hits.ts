/** Every surface form in a folded text, in one pass, with what it may stand for. */
import { GAP_LINE, GAP_QUOTE, GAP_SPACE, type FoldedText } from '../text/fold';
import type { Span } from '../model/annotation';
import type { BodyRow, Gazetteer, OfficialRow, OrganRow, PlaceRow, Sense, SloganRow } from './gazetteer';
import { findAt } from './trie';

export type Senses = {
  officials: OfficialRow[];
  bodies: { row: BodyRow; relative: boolean }[];
  slogans: SloganRow[];
  places: { row: PlaceRow; short: boolean }[];
  organs: OrganRow[];
};
export interface Hit extends Span {
  senses: Senses;
  gain: number;
}

export function findHits(folded: FoldedText, gazetteers: readonly Gazetteer[]): Hit[] {
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
  else if (row.type === 'organ') senses.organs.push(row);
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
