/**
 * The compiled surface forms of one pack with its link table: all that matching and linking need to know, in one
 * ArrayBuffer that loads without being rebuilt. Link rows are read when first needed.
 */
import type { EntityType } from '../model/entity';
import type { Level, OrganType, RegularPlace } from '../model/regular-body';
import { unitsToString } from '../text/fold';
import { BufferReader, packBuffer } from './buffer';
import { buildTrie, readTrie, trieParts, valueOf, type Trie } from './trie';

export interface OfficeRow {
  title: string;
  name: string;
  body: string;
  /** The body that the title names instead: 常委 of 中央政治局常务委员会 is said as 中央政治局|常委. */
  of?: string;
  organ?: string;
  place: string;
  level?: Level;
  days: string[];
  start?: string;
  end?: string;
  /** Until when an open term was known to go on. */
  asOf?: string;
}
export type Ambiguity = 'low' | 'medium' | 'high';
export interface OfficialRow {
  type: 'official';
  id: string;
  name: string;
  place: string;
  ambiguity: Ambiguity;
  eminent?: boolean;
  offices: OfficeRow[];
}
export interface BodyRow {
  type: 'body';
  id: string;
  name: string;
  place: string;
  organ?: string;
}
export interface SloganRow {
  type: 'slogan';
  id: string;
  name: string;
  term?: boolean;
  phrase?: boolean;
  /** Folded forms that are everyday words too; true: all of them. */
  everyday?: true | string[];
  /** Templates of a productive pattern: 应X尽X. */
  patterns?: string[];
}
/** A division of China, China itself (cn), or another country (xx-JP). */
export interface PlaceRow extends Omit<RegularPlace, 'level'> {
  type: 'place';
  level: Level | 'national' | 'abroad';
}
/** An organ type at a level, as 市委 names it; without a level word (组织部), as it stands behind another organ's post. */
export interface OrganRow {
  type: 'organ';
  organ: string;
  /** 市, 自治区 … */
  word?: string;
  level?: Level;
}
/** All that is known of an organ type, for composing a body of it. */
export interface OrganTypeRow {
  type: 'organ-type';
  organ: OrganType;
}
export type LinkRow = OfficialRow | BodyRow | SloganRow | PlaceRow | OrganRow | OrganTypeRow;
export type EntityRow = Extract<LinkRow, { type: EntityType }>;

/** What a surface form stands for. */
export interface Sense {
  row: LinkRow;
  /** The form means the row only where its place is the one spoken of (市政数局), or is a short form of a place (许昌). */
  relative: boolean;
}

/** Flag on a reference from a form to a link row. */
export const RELATIVE = 1 << 30;

export class Gazetteer {
  #rows = new Map<number, LinkRow>();
  #senses = new Map<number, readonly Sense[]>();
  #patterns?: SloganRow[];
  constructor(
    readonly trie: Trie,
    private readonly keys: Trie,
    private readonly refStart: Int32Array,
    private readonly refs: Int32Array,
    private readonly rowStart: Int32Array,
    private readonly rowText: Uint16Array,
    private readonly without: ReadonlySet<string> = NONE,
  ) {}

  /** What the form stands for; several for a name that several bear. The same array each time. */
  senses(form: number): readonly Sense[] {
    let senses = this.#senses.get(form);
    if (!senses) {
      senses = Array.from(this.refs.subarray(this.refStart[form], this.refStart[form + 1]), (ref) => ({
        row: this.row(ref & ~RELATIVE),
        relative: (ref & RELATIVE) !== 0,
      })).filter(({ row }) => !this.#isLeftOut(row));
      this.#senses.set(form, senses);
    }
    return senses;
  }

  row(index: number): LinkRow {
    let row = this.#rows.get(index);
    if (!row) {
      row = JSON.parse(unitsToString(this.rowText, this.rowStart[index], this.rowStart[index + 1])) as LinkRow;
      this.#rows.set(index, row);
    }
    return row;
  }

  /** The productive patterns, which stand under keys of their own: pattern:0, pattern:1, … Always the same list. */
  patterns(): readonly SloganRow[] {
    if (!this.#patterns) {
      const found: SloganRow[] = [];
      for (let n = 0, row = this.#read('pattern:0'); row?.type === 'slogan'; row = this.#read(`pattern:${++n}`))
        if (!this.#isLeftOut(row)) found.push(row);
      this.#patterns = found;
    }
    return this.#patterns;
  }

  /** The row of a key: an entity's id, a place's code, or place and organ type of a body (`cn-411000/dangwei`). */
  find(key: string): LinkRow | undefined {
    const row = this.#read(key);
    return row && this.#isLeftOut(row) ? undefined : row;
  }

  #read(key: string): LinkRow | undefined {
    const index = valueOf(this.keys, key);
    return index < 0 ? undefined : this.row(index);
  }

  #isLeftOut(row: LinkRow): boolean {
    return 'id' in row && this.without.has(row.id);
  }
}

/** A surface form (folded) and the row that it stands for. */
export interface FormRef {
  form: string;
  row: number;
  relative?: boolean;
}

/** Compiles rows and forms to one buffer. */
export function compileGazetteer(
  rows: readonly LinkRow[],
  forms: Iterable<FormRef>,
  keys: Record<string, number>,
): ArrayBuffer {
  const byForm = new Map<string, Set<number>>();
  for (const { form, row, relative } of forms) {
    if (!form) continue;
    const refs = byForm.get(form) ?? new Set<number>();
    refs.add(relative ? row | RELATIVE : row);
    byForm.set(form, refs);
  }
  const list = [...byForm];
  const trie = buildTrie(list.map(([form], i) => [form, i]));
  const refStart = new Int32Array(list.length + 1);
  list.forEach(([, refs], i) => (refStart[i + 1] = refStart[i]! + refs.size));
  const refs = Int32Array.from(list.flatMap(([, r]) => [...r]));
  const texts = rows.map((r) => JSON.stringify(r));
  const rowStart = new Int32Array(rows.length + 1);
  texts.forEach((t, i) => (rowStart[i + 1] = rowStart[i]! + t.length));
  return packBuffer([
    ...trieParts(trie),
    ...trieParts(buildTrie(Object.entries(keys))),
    refStart,
    refs,
    rowStart,
    texts.join(''),
  ]);
}

/**
 * Opens a compiled gazetteer; views only, no copies. Throws if the buffer is none.
 *
 * @param without ids of entities that are left out, as if they were not in it
 */
export function loadGazetteer(buffer: ArrayBuffer, without?: ReadonlySet<string>): Gazetteer {
  const reader = new BufferReader(buffer);
  const [trie, keys] = [readTrie(reader), readTrie(reader)];
  return new Gazetteer(trie, keys, reader.ints(), reader.ints(), reader.ints(), reader.units(), without);
}
const NONE: ReadonlySet<string> = new Set();
