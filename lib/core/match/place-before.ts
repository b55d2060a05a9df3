/** The place that a relative form belongs to, where it stands right before it. */
import type { Span } from '../model/annotation';
import { holds } from '../model/places';
import type { Around } from './around';

export interface PlaceBefore {
  start: number;
  /** Several where districts of several cities share the name and no city stands before it. */
  codes: string[];
}

/** The words that tell the level of a place, as relative names have them. */
export const LEVEL_OF_WORD: Record<string, string> = {
  省: 'provincial',
  自治区: 'provincial',
  市: 'municipal',
  州: 'municipal',
  盟: 'municipal',
  县: 'county',
  区: 'county',
  旗: 'county',
};

/** The place that ends where a relative form starts: 许昌|市委, or overlaps it by the level word: 许昌市|委. */
export function findPlaceBefore(hit: Span, around: Around): PlaceBefore | undefined {
  const { places, text } = around;
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
  return found && joinAbove(found, around);
}

/** 浙江省|舟山市|普陀区委: the places above it belong to the name, and tell which 普陀区 it is. */
function joinAbove({ start, codes }: PlaceBefore, around: Around): PlaceBefore {
  if (around.isBreak(start)) return { start, codes };
  for (const p of around.places.get(start) ?? []) {
    const held = codes.filter((code) => p.senses.places.some(({ row }) => row.code !== code && holds(row.code, code)));
    if (held.length > 0) return joinAbove({ start: p.start, codes: held }, around);
  }
  return { start, codes };
}

/** 许昌|市委, 广西|自治区党委: the level word that follows a short name is its own. */
const isLevelOf = (name: string, text: string, at: number): boolean =>
  name.endsWith(text.startsWith('自治区', at) ? '自治区' : text[at]!);
