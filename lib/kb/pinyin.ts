/** Pinyin as readers type it: without tones, spaces, apostrophes or the dots of ü. */

const FINAL =
  'iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|er|in|un|ia|ie|iu|ua|ui|uo|ue|a|o|e|i|u';
const SYLLABLE = new RegExp(`^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:${FINAL})$`);
const LONGEST = 6; // zhuang
/** Longer names have too many cuts to try, and nobody types their initials. */
const MOST = 25;

/** Some hundred strings are asked for thousands of times. */
const known = new Map<string, boolean>();
function isSyllable(text: string): boolean {
  let is = known.get(text);
  if (is === undefined) known.set(text, (is = SYLLABLE.test(text)));
  return is;
}

/** Lóu Yángshēng → louyangsheng; Lǚ Yán → luyan. */
export function toPinyinKey(pinyin: string): string {
  return pinyin
    .normalize('NFD')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}

/** What was typed for pinyin, as a key: `lv yan`, `lü yan`, `lu'yan` and `lyu yan`, as passports have it, are luyan. */
export function toTypedPinyinKey(typed: string): string {
  return toPinyinKey(typed)
    .replaceAll('v', 'u')
    .replace(/([ln])yu/g, '$1u');
}

/** lou2 yang2sheng1, as input methods and dictionaries have it, without the tones; what is no syllable keeps its number. */
export function dropToneNumbers(typed: string): string {
  return typed.replace(/(\p{L}+)[1-5](?!\d)/gu, (whole, letters: string) =>
    isSyllable(toTypedPinyinKey(letters)) ? letters : whole,
  );
}

/**
 * Ways to cut a key into `count` syllables: how many characters the name has decides xian (先) or xi'an (西安).
 * Empty where it can't be cut so, as with names that hold Latin letters. Rarely more than one: at most four are given.
 */
export function findSyllables(key: string, count: number): string[][] {
  const found: string[][] = [];
  if (count >= MOST) return found;
  // Rests that cannot be cut into so many: long names are else tried over and over.
  const dead = new Set<number>();
  const cut = (at: number, left: number, done: string[]): void => {
    if (found.length === 4) return;
    const rest = key.length - at;
    if (left === 0) {
      if (rest === 0) found.push(done);
      return;
    }
    if (rest < left || rest > left * LONGEST || dead.has(at * MOST + left)) return;
    const before = found.length;
    for (let length = Math.min(LONGEST, rest); length > 0; length--) {
      const head = key.slice(at, at + length);
      if (isSyllable(head)) cut(at + length, left - 1, [...done, head]);
    }
    if (found.length === before) dead.add(at * MOST + left);
  };
  cut(0, count, []);
  return found;
}
