/**
 * An index as it is kept: built when a pack or an own entry is stored, read when the popup opens.
 *
 * As blobs, since Chromium reads those where they lie: of the same 5 MB as a string or an array in the row, IndexedDB
 * needed three times as long, and the row itself is there within 2 ms. In two, since explanations are as much as all
 * else, and most queries are answered before they are needed.
 */
import type { SearchIndex } from './build-index';
import { PROSE } from './build-index';
import { openByteColumn, openColumn, type Column } from './column';

/** Goes up when older rows cannot be read, or answer otherwise: they are built anew. */
export const INDEX_FORMAT = 1;

export interface SearchIndexRow {
  /** The pack's id; own entries have one too. */
  pack: string;
  /** The pack's version that it was built of. */
  version: string;
  format: number;
  keys: Blob;
  prose: Blob;
}

/** Whether the index is of this version of the pack, and of today's format. */
export const isCurrent = (row: SearchIndexRow | undefined, version: string): boolean =>
  row?.version === version && row.format === INDEX_FORMAT;

export function toIndexRow(pack: string, version: string, index: SearchIndex): SearchIndexRow {
  const { columns, syllables, ids, summaries, standing, vocabulary, readings } = index;
  const texts = Object.entries(columns).map(([field, { text }]) => [field, text] as const);
  const isProse = (field: string) => (PROSE as readonly string[]).includes(field);
  return {
    pack,
    version,
    format: INDEX_FORMAT,
    keys: packSections({
      ...Object.fromEntries(texts.filter(([field]) => !isProse(field))),
      ids: ids.text,
      vocabulary,
      readings,
      summaries: summaries.bytes,
      standing,
      syllables: syllables.pinyin,
      postsSyllables: syllables.postsPinyin,
    }),
    prose: packSections(Object.fromEntries(texts.filter(([field]) => isProse(field)))),
  };
}

export interface OpenedIndex {
  /** Answers at once; explanations and notes are found when `whole` has come. */
  index: SearchIndex;
  whole: () => Promise<SearchIndex>;
}

export async function openIndexRow({ keys, prose }: SearchIndexRow): Promise<OpenedIndex> {
  const parts = unpackSections(await keys.arrayBuffer());
  const column = (name: string) => openColumn(decode(parts[name]!));
  const ids = column('ids');
  const count = ids.starts.length - 1;
  // no text of any entity
  const none: Column = { text: '', starts: new Uint32Array(count + 1) };
  const index: SearchIndex = {
    count,
    ids,
    columns: {
      names: column('names'),
      pinyin: column('pinyin'),
      initials: column('initials'),
      english: column('english'),
      posts: column('posts'),
      postsPinyin: column('postsPinyin'),
      postsEnglish: column('postsEnglish'),
      facts: column('facts'),
      factsEnglish: column('factsEnglish'),
      glossEn: none,
      glossZh: none,
      notes: none,
    },
    syllables: { pinyin: parts.syllables!, postsPinyin: parts.postsSyllables! },
    summaries: openByteColumn(parts.summaries!),
    standing: parts.standing!,
    vocabulary: decode(parts.vocabulary!),
    readings: decode(parts.readings!),
  };
  const whole = async (): Promise<SearchIndex> => {
    const texts = unpackSections(await prose.arrayBuffer());
    const columns = Object.fromEntries(PROSE.map((field) => [field, openColumn(decode(texts[field]!))]));
    return { ...index, columns: { ...index.columns, ...columns } };
  };
  return { index, whole };
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** length of the table of contents (4 bytes), the table ([name, bytes][] as JSON), the sections one after another. */
function packSections(sections: Record<string, string | Uint8Array>): Blob {
  const encoder = new TextEncoder();
  const parts = Object.entries(sections).map(
    ([name, part]) => [name, typeof part === 'string' ? encoder.encode(part) : part] as const,
  );
  const contents = encoder.encode(JSON.stringify(parts.map(([name, { byteLength }]) => [name, byteLength])));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, contents.byteLength);
  return new Blob([length, contents, ...parts.map(([, part]) => part as Uint8Array<ArrayBuffer>)]);
}

function unpackSections(buffer: ArrayBuffer): Record<string, Uint8Array> {
  const length = new DataView(buffer).getUint32(0);
  let at = 4 + length;
  const contents = JSON.parse(decode(new Uint8Array(buffer, 4, length))) as [string, number][];
  return Object.fromEntries(
    contents.map(([name, size]) => {
      at += size;
      return [name, new Uint8Array(buffer, at - size, size)];
    }),
  );
}
