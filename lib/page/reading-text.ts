/**
 * The page's whole text, as highlights are anchored in it: every language, code included, open shadow roots and
 * same-origin frames too. Blocks in the order of the flat tree, joined by line breaks:
 *
 *   blocks   市委书记史根治 | Another one
 *   text     市委书记史根治⏎Another one        offsets are UTF-16
 *   starts   0               8
 */
import type { Span } from '../core/model/annotation';
import { getElementRole } from './block-elements';
import { childNodesOf, comparePosition, contains, documentOf, rootOf } from './dom';
import { frameOf } from './flat-tree';
import { readPageTextInSlices, type PageBlock, type ReadingScope } from './page-text';
import { toBoundaries } from './ranges';
import { MAX_TEXT_LENGTH } from '../messaging/limits';

export interface ReadingText {
  text: string;
  blocks: PageBlock[];
  /** Where each block begins in `text`. */
  starts: number[];
}

const ALSO_READ = new Set(['CODE', 'PRE', 'IFRAME']);
const WHOLE_TEXT: ReadingScope = {
  getRole: (element) => getElementRole(element, ALSO_READ),
  accepts: (text) => text.trim() !== '',
  entersFrame: () => true,
};

/** Reads the page in slices of the thread; what is beyond the longest text that a request may hold is left out. */
export async function readReadingText(document: Document, signal?: AbortSignal): Promise<ReadingText> {
  const top = document.documentElement as Element | null;
  const { blocks } = top ? await readPageTextInSlices(top, signal, WHOLE_TEXT) : { blocks: [] };
  return joinBlocks(blocks);
}

export function joinBlocks(all: readonly PageBlock[]): ReadingText {
  const blocks: PageBlock[] = [];
  const starts: number[] = [];
  let length = 0;
  for (const block of all) {
    if (length + block.text.length > MAX_TEXT_LENGTH) break;
    blocks.push(block);
    starts.push(length);
    length += block.text.length + 1;
  }
  return { text: blocks.map(({ text }) => text).join('\n'), blocks, starts };
}

/** A piece of a passage that one range can cover: within one block and one tree. */
export interface Piece {
  block: PageBlock;
  start: number;
  end: number;
}

/** [start, end) of the text, in pieces; offsets are those of the pieces' blocks. */
export function toPieces({ blocks, starts }: ReadingText, { start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  for (let i = findLast(starts, start); i < blocks.length && (starts[i] as number) < end; i++) {
    const block = blocks[i] as PageBlock;
    const from = Math.max(0, start - (starts[i] as number));
    const to = Math.min(block.text.length, end - (starts[i] as number));
    if (from < to) pieces.push(...splitByTree(block, from, to));
  }
  return pieces;
}

/** No range reaches from a shadow root into what is slotted there. */
function splitByTree(block: PageBlock, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let root: Node | undefined;
  for (const { node, start } of block.nodes) {
    const [a, b] = [Math.max(from, start), Math.min(to, start + node.length)];
    if (a >= b) continue;
    const last = pieces.at(-1);
    const own = rootOf(node);
    if (last && own === root) last.end = b;
    else pieces.push({ block, start: a, end: b });
    root = own;
  }
  return pieces;
}

/** A selection's ends, as they were when it was looked at. */
export type SelectedRange = Pick<AbstractRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

/** Where a selection stands in the text, without white space at its ends; null where it holds none of it. */
export function toSpan(reading: ReadingText, range: SelectedRange): Span | null {
  let start = findOffset(reading, range.startContainer, range.startOffset);
  let end = findOffset(reading, range.endContainer, range.endOffset);
  while (start < end && /\s/.test(reading.text[start] as string)) start++;
  while (start < end && /\s/.test(reading.text[end - 1] as string)) end--;
  return start < end ? { start, end } : null;
}

/** The offset of a boundary: exact in a text node that was read, else that of the next text behind it. */
function findOffset({ text, blocks, starts }: ReadingText, container: Node, offset: number): number {
  // A boundary in an element stands before its child; one behind the last child, before what follows the element.
  for (let i = 0; i < blocks.length; i++) {
    for (const { node, start } of (blocks[i] as PageBlock).nodes) {
      const at = (starts[i] as number) + start;
      if (node === container) return at + Math.min(offset, node.length);
      if (isAtOrBehind(node, container, offset)) return at;
    }
  }
  return text.length;
}

/** Whether `node` begins at or behind the boundary, along the flat tree. */
function isAtOrBehind(node: Node, container: Node, offset: number): boolean {
  const seen = climbTo(node, rootOf(container));
  if (!seen) {
    // The boundary lies deeper in the flat tree than the node: climb from there.
    const outer = climbTo(container, rootOf(node));
    return outer !== null && outer !== node && (comparePosition(outer, node) & 4) !== 0;
  }
  if (seen === container) return true;
  const position = comparePosition(container, seen);
  // 16: contained by the container; then its child at `offset` decides.
  if (position & 16) {
    const child = childNodesOf(container)[offset];
    return child !== undefined && (child === seen || contains(child, seen) || (comparePosition(child, seen) & 4) !== 0);
  }
  return (position & 4) !== 0;
}

/** The node itself or what it hangs on, in the tree of `root`; null where that tree is not around it. */
function climbTo(node: Node, root: Node): Node | null {
  let at: Node = node;
  for (;;) {
    const own = rootOf(at);
    if (own === root) return at;
    const outer = own.nodeType === 9 ? frameOf(own as Document) : (own as Partial<ShadowRoot>).host;
    if (!outer) return null;
    at = outer;
  }
}

/** The index of the last start at or before `offset`. */
function findLast(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The pieces' rectangles in px of the top viewport: a frame's own begin at its corner. Empty if the page has changed. */
export function toRects(pieces: readonly Piece[]): DOMRect[] {
  return pieces.flatMap(({ block, start, end }) => {
    const boundaries = toBoundaries(block, start, end);
    if (!boundaries) return [];
    const document = boundaries.startContainer.ownerDocument;
    const range = document.createRange();
    range.setStart(boundaries.startContainer, boundaries.startOffset);
    range.setEnd(boundaries.endContainer, boundaries.endOffset);
    return toTopRects([...range.getClientRects()], document);
  });
}

/** Also where a frame is scaled or zoomed; where it is turned, only about. */
export function toTopRects(rects: readonly DOMRect[], document: Document): DOMRect[] {
  let placed = [...rects];
  for (let frame = frameOf(document); frame; frame = frameOf(documentOf(frame))) {
    const { left, top, width, height } = frame.getBoundingClientRect();
    const { offsetWidth, offsetHeight, clientLeft, clientTop } = frame as HTMLElement;
    const [across, down] = [width / offsetWidth || 1, height / offsetHeight || 1];
    placed = placed.map(
      (r) =>
        new DOMRect(
          left + (clientLeft + r.x) * across,
          top + (clientTop + r.y) * down,
          r.width * across,
          r.height * down,
        ),
    );
  }
  return placed;
}

/** The element, or the frame of the page's own document that it is in. */
export function toTopElement(node: Node): Element {
  let at = node;
  for (let frame = frameOf(documentOf(at)); frame; frame = frameOf(documentOf(at))) at = frame;
  return at instanceof Element ? at : (at.parentElement ?? documentOf(at).documentElement);
}
