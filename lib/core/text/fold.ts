/**
 * Folding: the text as the matcher sees it, with the way back.
 *
 *   raw     省 衛健委“二級”   offsets are UTF-16
 *   folded  省卫健委二级       one unit for each unit kept
 *   at      0 2 3 4 6 7        raw offset of each folded unit; at[length] is the raw end
 *   gap     0 1 0 0 4 0        what was dropped before the unit (GAP_* bits); no spaces within letter-spaced text
 *
 * White space, quotation marks and invisible characters are dropped (names are letter-spaced in headlines and broken
 * over lines, slogans have words in quotes inside); width and script are folded character by character, never by
 * phrase, so that lengths agree (a phrase converter changes them).
 */
import dictionary from 'opencc-js/dict/TSCharacters';

export const GAP_SPACE = 1;
export const GAP_LINE = 2;
export const GAP_QUOTE = 4;

export interface FoldedText {
  readonly units: Uint16Array;
  /** The units as a string, made when first asked for: that costs more than folding does. */
  readonly text: string;
  readonly at: Int32Array;
  readonly gap: Uint8Array;
}

const DROP = 0;
const QUOTES = '“”‘’"「」『』﹁﹂﹃﹄〝〞＂＇';
const INVISIBLE = '\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\u2061\ufeff\ufe0e\ufe0f\u3000';
/** Traditional and variant characters that the converter's table leaves alone, since it keeps what China's standard keeps. */
const VARIANTS =
  '巿市著着羣群峯峰裏里綫线衞卫啟启台台牀床爲为僞伪麪面鷄鸡隷隶錶表牠它妳你佔占週周迴回並并併并甯宁祕秘脣唇嶽岳彙汇鍾钟';

interface Tables {
  /** What each unit is folded to. */
  units: Uint16Array;
  /** What a dropped unit is (GAP_* bits); 0 for invisible ones, which part nothing. */
  gaps: Uint8Array;
}
let built: Tables | undefined;

/** Made when first asked for: they cost some ten milliseconds, and a page that is to be seen at once folds nothing. */
function getTables(): Tables {
  if (built) return built;
  const units = buildTable();
  const gaps = new Uint8Array(units.length);
  for (let c = 0; c < units.length; c++) if (units[c] === DROP) gaps[c] = gapOf(c);
  return (built = { units, gaps });
}

function buildTable(): Uint16Array {
  const map = new Uint16Array(65536);
  for (let c = 0; c < 65536; c++) map[c] = c;
  for (const pair of dictionary.split('|')) {
    // “乾 干”, or with several targets; one outside the BMP would change the length and is left alone
    const from = pair.slice(0, pair.indexOf(' '));
    const to = pair.slice(pair.indexOf(' ') + 1).split(' ')[0] ?? '';
    if (from.length === 1 && to.length === 1) map[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  for (let i = 0; i < VARIANTS.length; i += 2) map[VARIANTS.charCodeAt(i)] = VARIANTS.charCodeAt(i + 1);
  // compatibility ideographs and Kangxi radicals, as some PDF and e-paper text has them
  for (const [from, to] of [
    [0x2e80, 0x2fdf],
    [0xf900, 0xfaff],
  ] as const)
    for (let c = from; c <= to; c++) {
      const plain = String.fromCharCode(c).normalize('NFKC');
      if (plain.length === 1) map[c] = map[plain.charCodeAt(0)] ?? c;
    }
  for (let c = 0xff01; c <= 0xff5e; c++) map[c] = c - 0xfee0; // full width
  for (let c = 0x41; c <= 0x5a; c++) map[c] = c + 32; // Latin case
  for (let c = 0xff21; c <= 0xff3a; c++) map[c] = c - 0xfee0 + 32;
  map['·'.charCodeAt(0)] = '·'.charCodeAt(0);
  for (const c of '•‧∙・') map[c.charCodeAt(0)] = '·'.charCodeAt(0);
  for (const c of QUOTES + INVISIBLE) map[c.charCodeAt(0)] = DROP;
  for (let c = 0; c <= 0x20; c++) map[c] = DROP;
  for (const c of '\u007f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f')
    map[c.charCodeAt(0)] = DROP;
  // 薴 → 苧 → 苎: to the end of each chain, so that folding twice changes nothing
  for (let c = 0; c < 65536; c++) map[c] = map[map[c]!] || map[c]!;
  return map;
}

function gapOf(c: number): number {
  if (c === 10 || c === 13 || c === 0x2028 || c === 0x2029) return GAP_LINE;
  if (QUOTES.includes(String.fromCharCode(c))) return GAP_QUOTE;
  return c === 0xad || (c >= 0x200b && c <= 0x200f) || c === 0x2060 || c === 0xfeff || c >= 0xfe00 ? 0 : GAP_SPACE;
}

/** Folds text. Every folded unit stands for one raw unit, so spans map back exactly. */
export function fold(raw: string): FoldedText {
  const { units: table, gaps } = getTables();
  const length = raw.length;
  const units = new Uint16Array(length);
  const at = new Int32Array(length + 1);
  const gap = new Uint8Array(length + 1);
  let k = 0;
  let spaces = 0;
  for (let i = 0; i < length; i++) {
    const c = raw.charCodeAt(i);
    const folded = table[c]!;
    if (folded === DROP) {
      gap[k]! |= gaps[c]!;
      spaces += gaps[c]! & GAP_SPACE;
    } else {
      units[k] = folded;
      at[k++] = i;
    }
  }
  at[k] = length;
  if (spaces + 1 >= LETTER_SPACED) closeLetterSpacing(gap, k);
  return new Folded(units.subarray(0, k), at.subarray(0, k + 1), gap.subarray(0, k + 1));
}

/** So many single characters in a row, with spaces between, are letter-spaced text: there a space parts no words. */
const LETTER_SPACED = 6;
function closeLetterSpacing(gap: Uint8Array, length: number): void {
  const isSingle = (i: number) => (i === 0 || gap[i] !== 0) && (i === length - 1 || gap[i + 1] !== 0);
  for (let start = 0, end; start < length; start = end) {
    end = start + 1;
    if (!isSingle(start)) continue;
    while (end < length && (gap[end]! & GAP_SPACE) !== 0 && isSingle(end)) end++;
    if (end - start >= LETTER_SPACED) for (let i = start + 1; i < end; i++) gap[i]! &= ~GAP_SPACE;
  }
}

class Folded implements FoldedText {
  #text?: string;
  constructor(
    readonly units: Uint16Array,
    readonly at: Int32Array,
    readonly gap: Uint8Array,
  ) {}
  get text(): string {
    return (this.#text ??= unitsToString(this.units));
  }
}

let scratch = new Uint16Array(1024);

/** The folded form of a surface form; for comparing and compiling. No way back, so nothing is kept but the string. */
export function foldForm(form: string): string {
  const { units: table } = getTables();
  if (scratch.length < form.length) scratch = new Uint16Array(2 * form.length);
  let k = 0;
  for (let i = 0; i < form.length; i++) {
    const folded = table[form.charCodeAt(i)]!;
    if (folded !== DROP) scratch[k++] = folded;
  }
  return unitsToString(scratch, 0, k);
}

/** Raw span of a folded span: from its first unit to behind its last one. */
export function toRawSpan(folded: FoldedText, start: number, end: number): { start: number; end: number } {
  return { start: folded.at[start]!, end: end > start ? folded.at[end - 1]! + 1 : folded.at[start]! };
}

/** UTF-16 units as a string. */
export function unitsToString(units: Uint16Array, from = 0, to = units.length): string {
  let text = '';
  // in pieces, since a call takes a limited number of arguments; apply() reads typed arrays 6 times as fast as a spread
  for (let i = from; i < to; i += 4096)
    text += String.fromCharCode.apply(null, units.subarray(i, Math.min(i + 4096, to)) as unknown as number[]);
  return text;
}
