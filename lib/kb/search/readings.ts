/**
 * How characters are read, learned from the names whose pinyin the knowledge base gives: 卫 is wei, as 卫生健康委员会 has
 * it. So that short forms and offices, which come without pinyin, are found by pinyin and initials as well.
 */
import { findSyllables, toPinyinKey } from '../pinyin';

const HAN = /\p{Script=Han}/gu;

/** Character → syllable without its tone. */
export type Readings = ReadonlyMap<string, string>;

export interface Aligned {
  characters: string[];
  /** One for each character; none where they cannot be told apart for certain. */
  syllables: string[] | null;
  /** Every way to cut the pinyin into as many syllables. */
  cuts: string[][];
}

export function alignSyllables({ name, pinyin }: { name: string; pinyin: string }): Aligned {
  const characters = name.match(HAN) ?? [];
  const cuts = findSyllables(toPinyinKey(pinyin), characters.length);
  return { characters, syllables: cuts.length === 1 ? cuts[0]! : null, cuts };
}

/** The most frequent reading of each character. */
export function learnReadings(names: readonly Aligned[]): Readings {
  const counts = new Map<string, Map<string, number>>();
  for (const { characters, syllables } of names) {
    syllables?.forEach((syllable, i) => {
      const character = characters[i]!;
      let own = counts.get(character);
      if (!own) counts.set(character, (own = new Map<string, number>()));
      own.set(syllable, (own.get(syllable) ?? 0) + 1);
    });
  }
  return new Map([...counts].map(([c, own]) => [c, [...own].reduce((a, b) => (b[1] > a[1] ? b : a))[0]]));
}

/** The syllables of a form by the readings of its characters, the first that knows; null if one is unknown. */
export function readForm(form: string, ...readings: Readings[]): string[] | null {
  const syllables = (form.match(HAN) ?? []).map((c) => readings.find((r) => r.has(c))?.get(c));
  return syllables.length > 0 && syllables.every((s) => s !== undefined) ? syllables : null;
}
