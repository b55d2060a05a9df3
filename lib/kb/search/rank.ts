/**
 * How well an entity answers, key by key: which of its names, offices or sentences is meant, and what that is worth.
 * Slower than the passes of `candidates.ts`, so only for the best of those.
 */
import type { Field, SearchIndex } from './build-index';
import { hasBit, textAt, UNIT } from './column';
import { POST_FORMS } from './keys';
import type { Part, Query } from './query';
import {
  APART,
  CLOSENESS,
  COVERAGE,
  EARLINESS,
  ENGLISH_FIELDS,
  ENGLISH_PROSE,
  FAR,
  HAN_FIELDS,
  HAN_PROSE,
  OTHER_NAME,
  OTHER_WORD,
  PINYIN_FIELDS,
  SAME_OFFICE,
  STANDING,
  WEIGHTS,
  WIDE,
} from './weights';

export interface Rank {
  score: number;
  field: Field;
  /** Which key of the field. */
  unit: number;
  /** Of offices: which of the entity's. */
  office?: number;
}

interface Key {
  field: Field;
  unit: number;
  office?: number;
  text: string;
  /** The whole query as it would stand in this key; empty where it can't. */
  whole: string;
  toPattern: (part: Part) => RegExp | null;
  /** Whether a match may begin there: with a syllable, or with a word. */
  canBegin: (at: number) => boolean;
}

interface Match {
  at: number;
  text: string;
}

export function rank(index: SearchIndex, entity: number, query: Query): Rank {
  let best: Rank = { score: 0, field: 'names', unit: 0 };
  const offer = (score: number, { field, unit, office }: Omit<Rank, 'score'>) => {
    if (score > best.score) best = { score, field, unit, ...(office !== undefined && { office }) };
  };
  const apart = new Parts(query);
  const offices: Parts[] = [];
  for (const key of readKeys(index, entity, query)) {
    offer(weighWhole(key), key);
    const matches = query.parts.map((part) => findPart(key, part));
    matches.forEach((match, p) => {
      if (!match) return;
      const worth = weighPart(key, query.parts[p]!, match);
      apart.note(p, worth, key);
      if (key.office !== undefined) (offices[key.office] ??= new Parts(query)).note(p, worth, key);
    });
    if (matches.every((match) => match !== null)) offer(weighTogether(key, query.parts, matches), key);
  }
  for (const [field, toPattern] of PROSE) {
    const text = textAt(index.columns[field], entity);
    const matches = query.parts.map((part) => findMatch(text, toPattern(part), () => true));
    matches.forEach((match, p) => match && apart.note(p, WEIGHTS[field].inside, { field, unit: 0 }));
    if (matches.every((match) => match !== null)) offer(weighPassage(field, matches), { field, unit: 0 });
  }
  for (const parts of offices) if (parts?.areAll()) offer(SAME_OFFICE * parts.mean(), parts.best);
  offer(APART * apart.mean(), apart.best);
  return { ...best, score: best.score + STANDING * index.standing[entity]! };
}

const toHan = (part: Part) => part.han;
const toPinyin = (part: Part) => part.pinyin;
const toEnglish = (part: Part) => part.english;
const PROSE = [
  ...ENGLISH_PROSE.map((field) => [field, toEnglish] as const),
  ...HAN_PROSE.map((field) => [field, (part: Part) => (part.isHan ? part.han : null)] as const),
];

/** Parts of a query that are found in different keys: what each is worth at its best. */
class Parts {
  readonly #worths: number[];
  best: Omit<Rank, 'score'> = { field: 'names', unit: 0 };
  #most = 0;
  constructor({ parts }: Query) {
    this.#worths = parts.map(() => 0);
  }
  note(part: number, worth: number, { field, unit, office }: Omit<Rank, 'score'>): void {
    this.#worths[part] = Math.max(this.#worths[part]!, worth);
    if (worth <= this.#most) return;
    this.#most = worth;
    // an office that answers some part stays known: it says how recent the answer is
    const known = office ?? this.best.office;
    this.best = { field, unit, ...(known !== undefined && { office: known }) };
  }
  areAll(): boolean {
    return this.#worths.every((worth) => worth > 0);
  }
  mean(): number {
    return this.#worths.reduce((sum, worth) => sum + worth, 0) / this.#worths.length;
  }
}

function* readKeys(index: SearchIndex, entity: number, { han, pinyin, phrase }: Query): Generator<Key> {
  for (const field of HAN_FIELDS) yield* readField(index, entity, field, han, toHan);
  for (const field of PINYIN_FIELDS) yield* readField(index, entity, field, pinyin, toPinyin);
  yield* readField(index, entity, 'initials', pinyin.length > 1 ? pinyin : '', () => null);
  for (const field of ENGLISH_FIELDS) yield* readField(index, entity, field, phrase, toEnglish);
}

function* readField(
  { columns, syllables }: SearchIndex,
  entity: number,
  field: Exclude<Field, 'glossEn' | 'glossZh' | 'notes'>,
  whole: string,
  toPattern: Key['toPattern'],
): Generator<Key> {
  const all = textAt(columns[field], entity);
  if (all === '') return;
  const bits = field === 'pinyin' || field === 'postsPinyin' ? syllables[field] : null;
  const isInWords = toPattern === toEnglish;
  let start = columns[field].starts[entity]!;
  for (const [unit, text] of all.split(UNIT).entries()) {
    const from = start;
    const canBegin = bits
      ? (at: number) => hasBit(bits, from + at)
      : (at: number) => !isInWords || at === 0 || text[at - 1] === ' ';
    const office = toOffice(field, unit);
    yield { field, unit, text, whole, toPattern, canBegin, ...(office !== undefined && { office }) };
    start += text.length + UNIT.length;
  }
}

function toOffice(field: Field, unit: number): number | undefined {
  if (field === 'posts') return Math.floor(unit / POST_FORMS);
  return field === 'postsPinyin' || field === 'postsEnglish' ? unit : undefined;
}

function weighWhole({ field, unit, text, whole, canBegin }: Key): number {
  if (whole === '') return 0;
  const worth = WEIGHTS[field];
  const loss = toLoss(field, unit);
  if (text === whole) return worth.exact - loss;
  for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
    if (!canBegin(at)) continue;
    const grade = at === 0 || isRole(field, text, at, whole.length) ? worth.prefix : worth.inside;
    return grade + COVERAGE * toCoverage(text, [whole]) - loss;
  }
  return 0;
}

function weighPart({ field, text }: Key, part: Part, match: Match): number {
  const worth = WEIGHTS[field];
  const isFirst = match.at === 0 || isRole(field, text, match.at, match.text.length);
  const grade = match.text === text ? worth.exact : isFirst ? worth.prefix : worth.inside;
  return grade - toOtherLoss(part, match);
}

/** How much of a key is matched; in words where it has some, lest the mayor of a place with a short name come first. */
function toCoverage(key: string, matched: readonly string[]): number {
  const isWords = key.includes(' ');
  const measure = (text: string) => (isWords ? text.split(' ').length : text.length);
  return Math.min(1, matched.reduce((sum, text) => sum + measure(text), 0) / measure(key));
}

/** An office in Chinese ends in what it is, 市委书记, and 副书记 is another. */
function isRole(field: Field, text: string, at: number, length: number): boolean {
  return field === 'posts' && at + length === text.length && text[at - 1] !== '副';
}

/** All parts in one key. A single one is here where another word stands for it. */
function weighTogether(key: Key, parts: readonly Part[], matches: readonly Match[]): number {
  const coverage =
    COVERAGE *
    toCoverage(
      key.text,
      matches.map(({ text }) => text),
    );
  const loss = Math.max(...parts.map((part, p) => toOtherLoss(part, matches[p]!))) + toLoss(key.field, key.unit);
  if (matches.length === 1)
    return Math.min(weighPart(key, parts[0]!, matches[0]!) + coverage, WEIGHTS[key.field].exact);
  return WEIGHTS[key.field].scattered + coverage - loss;
}

/** A passage is worth more where the parts stand close together, and where it opens what is told. */
function weighPassage(field: Field, matches: readonly Match[]): number {
  const first = Math.min(...matches.map(({ at }) => at));
  const last = Math.max(...matches.map(({ at, text }) => at + text.length));
  const length = matches.reduce((sum, { text }) => sum + text.length + 1, 0);
  const spare = Math.max(0, last - first - length);
  return WEIGHTS[field].inside + CLOSENESS * Math.max(0, 1 - spare / WIDE) + EARLINESS * Math.max(0, 1 - first / FAR);
}

function toLoss(field: Field, unit: number): number {
  return unit > 0 && (field === 'names' || field === 'pinyin' || field === 'english') ? OTHER_NAME : 0;
}
function toOtherLoss(part: Part, match: Match): number {
  return match.text.startsWith(part.text) ? 0 : OTHER_WORD;
}

function findPart({ text, toPattern, canBegin }: Key, part: Part): Match | null {
  return findMatch(text, toPattern(part), canBegin);
}

function findMatch(text: string, pattern: RegExp | null, canBegin: (at: number) => boolean): Match | null {
  if (!pattern) return null;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (canBegin(match.index)) return { at: match.index, text: match[0].toLowerCase() };
    pattern.lastIndex = match.index + 1;
  }
  return null;
}
