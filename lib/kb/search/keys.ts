/** Under what an entity is found. Pure; all keys are folded and without punctuation. */
import type { Body, Entity, Office } from '../../core/model/entity';
import { foldForm } from '../../core/text/fold';
import { toPinyinKey } from '../pinyin';
import { learnReadings, readForm, type Aligned, type Readings } from './readings';
import { sortOffices, type Summary } from './summary';
import { dropStopWords, isStopWord, toWords } from './words';

/** Columns of keys, as far as they are text; the two of pinyin are made of syllables. */
export interface Keys {
  /** Every Chinese name, the canonical one first. */
  names: string[];
  /** Syllables of each name: one piece, or none, where they are not known. */
  pinyin: string[][];
  /** First letters of each name's syllables, then of the English name's words (NPC). */
  initials: string[];
  /** English names, word by word. */
  english: string[];
  /** Five for each office, as one asks for it: 市长, 许昌市长, 许昌市市长, 许昌市人民政府市长, 许昌市政协主席. */
  posts: string[];
  /** One for each office. */
  postsPinyin: string[][];
  postsEnglish: string[];
  /** What else is stated in Chinese: the place, what a slogan counts. */
  facts: string[];
  factsEnglish: string[];
}

export const POST_FORMS = 5;

/** What the keys of one entity take from the others. */
export interface KeysContext {
  readings: Readings;
  /** Short names of bodies, by id: an office is asked for by its body too. */
  bodies: ReadonlyMap<string, string>;
}

export function toKeys(
  entity: Entity,
  summary: Summary,
  aligned: Aligned,
  { readings: all, bodies }: KeysContext,
): Keys {
  const { place = '' } = summary;
  const offices = entity.type === 'official' ? sortOffices(entity.offices) : [];
  const own = learnReadings([aligned]);
  const names = listNames(summary).map(({ key }) => key);
  const pinyin = names.map((form, i) =>
    i === 0 ? (aligned.syllables ?? [toPinyinKey(entity.pinyin)]) : (readForm(form, own, all) ?? []),
  );
  // Where the pinyin can be cut in several ways, initials are those of the first, which has the longest syllables.
  const syllables = [aligned.cuts[0] ?? [], ...pinyin.slice(1)];
  const city = place.replace(/[省市县区]$/, '');
  const english = entity.type === 'official' ? [] : unique(toEnglishNames(entity.en));
  const parts = entity.type === 'slogan' ? (entity.parts ?? []) : [];
  return {
    names,
    pinyin,
    initials: [
      ...syllables.map((form) => (form.length > 1 ? form.map((syllable) => syllable[0]).join('') : '')),
      ...(entity.type === 'body' ? toAcronyms(entity) : []),
    ],
    english: unique([...english, ...(entity.type === 'slogan' ? [toPhrase(entity.literal)] : [])]),
    posts: offices.flatMap((o) =>
      [o.title, city + o.title, place + o.title, o.name.zh, toBodyPost(o, bodies)].map(toHanKey),
    ),
    postsPinyin: offices.map((o) => readForm(city + o.title, all) ?? []),
    postsEnglish: offices.map((o) => toPhrase(o.name.en)),
    facts: unique([place, ...parts.map((p) => p.zh), ...toAppearances(entity)].map(toHanKey)),
    factsEnglish: unique(parts.map((p) => toPhrase(p.en))),
  };
}

/** The Chinese names of an entity with the keys that they are found by, in the order of `Keys.names`. */
export function listNames({ name, hant, forms }: Summary): { name: string; key: string }[] {
  const all = [name, ...(hant ? [hant] : []), ...forms];
  const bare = [...forms, name].map((form) => ({ name: form, key: toHanKey(toBareForm(form)) }));
  const keys = new Map<string, string>();
  for (const { name, key } of [...all.map((form) => ({ name: form, key: toHanKey(form) })), ...bare])
    if (key !== '' && !keys.has(key)) keys.set(key, name);
  return [...keys].map(([key, name]) => ({ name, key }));
}

/** The folded form, letters and digits only. */
export function toHanKey(form: string): string {
  return foldForm(form).replace(/[^\p{L}\d]/gu, '');
}

/** 许昌市政协 + 主席. A title that names its body or level itself (市政协秘书长, 市长) stands alone. */
function toBodyPost({ title, body }: Office, bodies: ReadonlyMap<string, string>): string {
  return title.length > 4 || /^[省市县区]/.test(title) ? title : (bodies.get(body) ?? '') + title;
}

/** Words that one leaves out in asking for a body: 中共许昌市委 is 许昌市委, and 中华人民共和国外交部 is 外交部. */
function toBareForm(form: string): string {
  const bare = form.replace(/^(?:中华人民共和国|中国共产党|中共|中国)/, '');
  return bare.length >= 3 ? bare : form;
}

/** What the whole country’s bodies are said to be of, and nobody types. */
const OF_THE_STATE = / of (?:the )?(?:CPC Central Committee|CPC|People’s Republic of China|China)$/;

/**
 * The English name in its ways: without the remark in brackets; with it in the place of what it explains (Politburo
 * for Political Bureau); the acronym that it gives; each of several renderings.
 */
function toEnglishNames(english: string): string[] {
  const plain = english.replace(/ *\([^)]*\)/g, '');
  const remark = /\(([^)]*)\)/.exec(english)?.[1];
  const isAcronym = remark !== undefined && /^[A-Z]+$/.test(remark);
  const replaced = isAcronym ? english : english.replace(/^(.* of (?:the )?)?[^()]*? \(([^)]*)\)(?= )/, '$1$2');
  const all = [plain, ...plain.split(/[;/]/), ...(replaced === english ? [] : [replaced]), english];
  const bare = all.map((name) => name.trim().replace(OF_THE_STATE, '').replace(/^CPC /, ''));
  return [...all, ...bare, ...(isAcronym ? [remark] : [])].map(toPhrase);
}

/** Words without articles and the like, parted by spaces. */
export function toPhrase(english: string): string {
  return dropStopWords(toWords(english)).join(' ');
}

/** National People’s Congress → npc; where several words are. */
function toAcronyms({ en }: Body): string[] {
  const words = toWords(en.replace(/\([^)]*\)/g, ' ')).filter((w) => !isStopWord(w));
  return words.length < 3 ? [] : [words.map((w) => w[0]).join('')];
}

function toAppearances(entity: Entity): string[] {
  return entity.type === 'official' ? (entity.appearances ?? []).flatMap((a) => a.as ?? []) : [];
}

const unique = (keys: readonly string[]): string[] => [...new Set(keys.filter((key) => key !== ''))];
