/** Divisions of China by name, in full or short, in either script: 许昌, 许昌市, 許昌. */
import type { Gazetteer } from '../core/match/gazetteer';
import { valueOf } from '../core/match/trie';
import { Knowledge } from '../core/link/knowledge';
import { placeAtLevel } from '../core/model/places';
import { foldForm } from '../core/text/fold';

export interface FoundPlace {
  code: string;
  name: string;
  /** What it lies in: 河南省许昌市. */
  within: string;
}

export function findPlacesNamed(name: string, gazetteers: readonly Gazetteer[]): FoundPlace[] {
  const form = foldForm(name);
  if (form === '') return [];
  const knowledge = new Knowledge(gazetteers);
  const found = new Map<string, FoundPlace>();
  for (const gazetteer of gazetteers) {
    const at = valueOf(gazetteer.trie, form);
    for (const { row } of at < 0 ? [] : gazetteer.senses(at)) {
      if (row.type !== 'place' || row.level === 'abroad') continue;
      const { code } = row;
      const above = [...new Set(['provincial', 'municipal'].flatMap((level) => placeAtLevel(code, level) ?? []))];
      const within = above.flatMap((other) => (other === code ? [] : (knowledge.place(other)?.name ?? []))).join('');
      found.set(code, { code, name: row.name, within });
    }
  }
  return [...found.values()].sort((a, b) => a.code.localeCompare(b.code));
}
