/** English words as they are compared, and what readers say for what the knowledge base says. */

/** Letters without their marks, lower case; an apostrophe parts nothing (people’s → peoples). */
export function toPlain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{Mn}'’]/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Words and numbers: COVID-19 → covid, 19. */
export function toWords(text: string): string[] {
  return toPlain(text).match(/\d+|[^\P{L}\p{Script=Han}]+/gu) ?? [];
}

const STOP = new Set(
  (
    'the of a an and or in on at for to from by with as is are was were be do does did ' +
    'who whom whose what which where when how me about tell find show meaning mean means'
  ).split(' '),
);
export const isStopWord = (word: string): boolean => STOP.has(word);
/** Without words that say nothing, unless there are no others. */
export function dropStopWords(words: readonly string[]): string[] {
  const others = words.filter((word) => !isStopWord(word));
  return others.length > 0 ? others : [...words];
}

/** The press's words → those of official translations, which the entries use. */
const SYNONYMS: Record<string, string[]> = {
  party: ['cpc'],
  ccp: ['cpc'],
  communist: ['cpc'],
  chief: ['secretary', 'head', 'director'],
  boss: ['secretary', 'head', 'director'],
  deputy: ['vice'],
  vice: ['deputy'],
  propaganda: ['publicity'],
  police: ['public security'],
  parliament: ['congress'],
  coronavirus: ['covid'],
  corona: ['covid'],
  city: ['municipal'],
  province: ['provincial'],
};
/** British and American spellings of the same ending or word. */
const SPELLINGS = [
  ['isation', 'ization'],
  ['defence', 'defense'],
  ['centre', 'center'],
  ['labour', 'labor'],
  ['programme', 'program'],
] as const;

/** Other words that stand for this one. */
export function getSynonyms(word: string): string[] {
  const spellings = SPELLINGS.flatMap(([a, b]) =>
    word.includes(a) ? [word.replace(a, b)] : word.includes(b) ? [word.replace(b, a)] : [],
  );
  return [...(SYNONYMS[word] ?? []), ...spellings];
}

/** What is left of a word without its ending: codes → code, testing → test. The word itself where there is none. */
export function toStem(word: string): string {
  const stem = word
    .replace(/ies$/, '')
    .replace(/(?<=s|x|ch|sh|zz)es$/, '')
    .replace(/(?<=[^s])s$/, '')
    .replace(/(?<=.{3})(?:ing|ed)$/, '');
  return stem.length >= 3 ? stem : word;
}
