/**
 * A text of every entity, all in one string, so that a search of it is one pass of the engine's own matcher:
 *
 *   text    \n楼阳生\n许昌市委|中共许昌市委\n…\n     UNIT parts the names (or offices) of one entity
 *   starts   1    5               …       of each entity, and one for the end
 *
 * Nothing but a string and numbers: a stored column is as good as new when it has been read.
 */
export interface Column {
  text: string;
  /** Position of each entity's text; the last is where another entity's would be. */
  starts: Uint32Array;
}

export const UNIT = '|';
export const UNIT_CODE = UNIT.charCodeAt(0);
const END = '\n';

export function buildColumn(texts: readonly string[]): Column {
  const starts = new Uint32Array(texts.length + 1);
  let at = 1;
  texts.forEach((text, i) => {
    starts[i] = at;
    at += text.length + 1;
  });
  starts[texts.length] = at;
  return { text: `${END}${texts.map((text) => text.replaceAll(END, ' ')).join(END)}${END}`, starts };
}

/** The column that a text of `buildColumn` is. */
export function openColumn(text: string): Column {
  const starts: number[] = [];
  for (let at = text.indexOf(END); at >= 0; at = text.indexOf(END, at + 1)) starts.push(at + 1);
  return { text, starts: Uint32Array.from(starts) };
}

export function textAt({ text, starts }: Column, entity: number): string {
  return text.slice(starts[entity], starts[entity + 1]! - 1);
}

/** A column that is only looked up, never searched: its bytes in UTF-8, which nobody needs as a string. */
export interface ByteColumn {
  bytes: Uint8Array;
  starts: Uint32Array;
}

export function buildByteColumn(texts: readonly string[]): ByteColumn {
  return openByteColumn(new TextEncoder().encode(buildColumn(texts).text));
}

export function openByteColumn(bytes: Uint8Array): ByteColumn {
  const end = END.charCodeAt(0);
  const starts: number[] = [];
  for (let at = bytes.indexOf(end); at >= 0; at = bytes.indexOf(end, at + 1)) starts.push(at + 1);
  return { bytes, starts: Uint32Array.from(starts) };
}

export function decodeAt({ bytes, starts }: ByteColumn, entity: number): string {
  return new TextDecoder().decode(bytes.subarray(starts[entity], starts[entity + 1]! - 1));
}

/**
 * Calls `visit` for the places where the pattern (global) matches, in order. What it returns true for is enough for
 * that entity, and the next one is looked at.
 */
export function scan(
  { text, starts }: Column,
  pattern: RegExp,
  visit: (entity: number, at: number, length: number) => boolean,
): void {
  let entity = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    while (match.index >= starts[entity + 1]!) entity++;
    if (match[0] === '') pattern.lastIndex++;
    if (visit(entity, match.index, match[0].length)) pattern.lastIndex = starts[entity + 1]!;
  }
}

/** Whether a unit begins, or ends, here. */
export function isEdge(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === 10 || c === UNIT_CODE;
}

/** A set of positions, one bit each. */
export function buildBits(length: number, positions: Iterable<number>): Uint8Array {
  const bits = new Uint8Array((length >> 3) + 1);
  for (const at of positions) bits[at >> 3]! |= 1 << (at & 7);
  return bits;
}
export const hasBit = (bits: Uint8Array, at: number): boolean => ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
