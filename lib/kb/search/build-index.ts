/**
 * The index of a pack, or of the reader's own entries: built once, when they are stored (`stored.ts`). Columns of folded
 * text that are searched by the engine's own matcher, which needs nothing built when the popup opens: a tree or a map of
 * words would have to be made anew each time.
 */
import type { Entity } from '../../core/model/entity';
import { buildBits, buildByteColumn, buildColumn, UNIT, type ByteColumn, type Column } from './column';
import { toHanKey, toKeys, type Keys } from './keys';
import { alignSyllables, learnReadings } from './readings';
import { toSummary } from './summary';
import { toWords } from './words';

/** Columns of text as it is shown, which is searched as it stands. */
export const PROSE = ['glossEn', 'glossZh', 'notes'] as const;
export type Field = keyof Keys | (typeof PROSE)[number];

export interface SearchIndex {
  count: number;
  ids: Column;
  columns: Record<Field, Column>;
  /** Where syllables begin in the columns of pinyin. */
  syllables: { pinyin: Uint8Array; postsPinyin: Uint8Array };
  /** JSON of each entity's `Summary`. */
  summaries: ByteColumn;
  /** How far up an entity stands (0 to 3): decides between equals. */
  standing: Uint8Array;
  /** The words that slips are measured against, sorted. */
  vocabulary: string;
  /** 楼lou阳yang…: how characters are read. */
  readings: string;
}

export interface BuildOptions {
  /** Place code → Chinese name. */
  places: ReadonlyMap<string, string>;
  /** Entities of other packs, which teach how characters are read and how bodies are called. */
  context?: readonly Entity[];
  /** Entity id → the reader's own note on it. */
  notes?: ReadonlyMap<string, string>;
}

export function buildSearchIndex(
  entities: readonly Entity[],
  { places, context = [], notes = new Map<string, string>() }: BuildOptions,
): SearchIndex {
  const aligned = entities.map(alignSyllables);
  const readings = learnReadings([...aligned, ...context.map(alignSyllables)]);
  const known = [...context, ...entities];
  const bodies = new Map(known.flatMap((e) => (e.type === 'body' ? [[e.id, e.short ?? e.name] as const] : [])));
  const summaries = entities.map((entity) => toSummary(entity, places));
  const keys = entities.map((entity, i) => {
    const key = toKeys(entity, summaries[i]!, aligned[i]!, { readings, bodies });
    const note = notes.get(entity.id);
    return note ? { ...key, facts: [...key.facts, toHanKey(note)] } : key;
  });
  const text = (field: Exclude<keyof Keys, 'pinyin' | 'postsPinyin'>) =>
    buildColumn(keys.map((key) => key[field].join(UNIT)));
  const pinyin = buildPinyin(keys.map((key) => key.pinyin));
  const postsPinyin = buildPinyin(keys.map((key) => key.postsPinyin));
  const glossEn = entities.map((entity) => join(entity.gloss.en, entity.type === 'body' && entity.note?.en));
  return {
    count: entities.length,
    ids: buildColumn(entities.map(({ id }) => id)),
    columns: {
      names: text('names'),
      pinyin: pinyin.column,
      initials: text('initials'),
      english: text('english'),
      posts: text('posts'),
      postsPinyin: postsPinyin.column,
      postsEnglish: text('postsEnglish'),
      facts: text('facts'),
      factsEnglish: text('factsEnglish'),
      glossEn: buildColumn(glossEn),
      glossZh: buildColumn(entities.map((entity) => join(entity.gloss.zh, entity.type === 'body' && entity.note?.zh))),
      notes: buildColumn(entities.map((entity) => notes.get(entity.id) ?? '')),
    },
    syllables: { pinyin: pinyin.bits, postsPinyin: postsPinyin.bits },
    summaries: buildByteColumn(summaries.map((summary) => JSON.stringify(summary))),
    standing: Uint8Array.from(entities, toStanding),
    vocabulary: toVocabulary(entities, keys, glossEn),
    readings: [...readings].flat().join(''),
  };
}

function buildPinyin(entities: readonly string[][][]): { column: Column; bits: Uint8Array } {
  const column = buildColumn(entities.map((units) => units.map((syllables) => syllables.join('')).join(UNIT)));
  const positions: number[] = [];
  entities.forEach((units, i) => {
    let at = column.starts[i]!;
    for (const syllables of units) {
      for (const syllable of syllables) {
        positions.push(at);
        at += syllable.length;
      }
      at += UNIT.length;
    }
  });
  return { column, bits: buildBits(column.text.length, positions) };
}

function toStanding(entity: Entity): number {
  if (entity.type === 'slogan') return 0;
  if (entity.type === 'official' && entity.eminent) return 3;
  if (entity.place === 'cn') return 2;
  return entity.place.endsWith('0000') ? 1 : 0;
}

function toVocabulary(entities: readonly Entity[], keys: readonly Keys[], glosses: readonly string[]): string {
  const words = new Set<string>();
  const add = (text: string) => toWords(text).forEach((word) => word.length > 2 && words.add(word));
  entities.forEach((entity, i) => {
    add(entity.pinyin);
    for (const text of [...keys[i]!.english, ...keys[i]!.postsEnglish, ...keys[i]!.factsEnglish, glosses[i]!])
      add(text);
  });
  return [...words].sort().join(' ');
}

function join(text: string, other: string | false | undefined): string {
  return other ? `${text} ${other}` : text;
}
