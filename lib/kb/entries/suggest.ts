/** What an editor offers for a name, to be checked by the reader: what it is, how it is read, and its traditional form. */
import { isSurname } from '../../core/match/grammar';
import type { EntityType } from '../../core/model/entity';

const HAN = /\p{Script=Han}/u;
/** Surnames of two characters: 欧阳, 司马. */
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|独孤|南宫|西门)/;
/** What names of bodies end in. */
const BODY_END =
  /(?:委|委员会|党组|局|厅|部|办|办公室|会|院|署|政府|中心|指挥部|小组|公司|集团|学校|大学|医院|协会|联合会|司令部|支队|总队|所|站|社|厂|银行|检察院|法院)$/;
/** Characters that a converter writes otherwise, and bearers of the surname do not: 范, not 範. */
const KEPT_SURNAMES = '范余后干沈姜曲朴于岳松钟游沐苏万谷台党向征才';

export function guessType(name: string): EntityType {
  const text = name.trim();
  const length = [...text].length;
  if (BODY_END.test(text)) return 'body';
  const isName = /^\p{Script=Han}+(?:·\p{Script=Han}+)?$/u.test(text);
  if (isName && length >= 2 && (length <= 3 ? isSurname(text[0]) : length === 4 && COMPOUND.test(text)))
    return 'official';
  return 'slogan';
}

/** Whether it can be the name of an entry: 40 characters at most, some of them Chinese. */
export const isNameable = (text: string): boolean => {
  const { length } = [...text.trim()];
  return length >= 2 && length <= 40 && HAN.test(text);
};

/** 中共许昌市委 + 市委书记 → 中共许昌市委书记. */
export function composeOffice(body: string, title: string): string {
  for (let shared = Math.min(body.length, title.length); shared > 0; shared--)
    if (body.endsWith(title.slice(0, shared))) return body + title.slice(shared);
  return body + title;
}

/** Lóu Yángshēng, Zhōnggòng Xǔchāng Shìwěi as far as a dictionary knows it: words of a body's name are not told apart. */
export async function suggestPinyin(name: string, type: EntityType): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const read = (text: string, surname: 'head' | 'off'): string[] =>
    pinyin(text, { type: 'array', toneSandhi: false, surname, nonZh: 'removed' });
  if (type !== 'official') return toCapital(read(name, 'off').join(' '));
  const syllables = read(name, 'head');
  const cut = COMPOUND.test(name) ? 2 : 1;
  return [syllables.slice(0, cut), syllables.slice(cut)].map(toWord).filter(Boolean).join(' ');
}

export async function suggestTraditional(name: string, type: EntityType): Promise<string> {
  const [{ ConverterFactory }, { default: characters }, { default: phrases }] = await Promise.all([
    import('opencc-js/core'),
    import('opencc-js/dict/STCharacters'),
    import('opencc-js/dict/STPhrases'),
  ]);
  if (type !== 'official') return ConverterFactory([phrases, characters])(name);
  const convert = ConverterFactory([characters]);
  const isKept = KEPT_SURNAMES.includes(name[0] ?? '');
  return isKept ? name[0] + convert(name.slice(1)) : convert(name);
}

/** An apostrophe keeps a syllable that begins with a vowel apart: Jiàn’ān. */
const toWord = (syllables: string[]): string =>
  toCapital(syllables.map((s, i) => (i > 0 && /^[aoe]/.test(s.normalize('NFD')) ? `’${s}` : s)).join(''));
const toCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
