/** From offsets in a block's text to places in the DOM, and back. Offsets are UTF-16, half-open. */
import { documentOf, rootOf } from './dom';
import type { BlockNode, PageBlock } from './page-text';

export interface Boundaries {
  startContainer: Text;
  startOffset: number;
  endContainer: Text;
  endOffset: number;
}

/**
 * Where [start, end) of the block's text stands in the DOM; null if the page has changed the nodes since they were
 * read (the observer will read them again).
 */
export function toBoundaries(block: PageBlock, start: number, end: number): Boundaries | null {
  const { nodes } = block;
  const first = findNode(nodes, start);
  // The end belongs to the node of the last character, not to the one that begins there.
  const last = findNode(nodes, end - 1);
  const [from, to] = [nodes[first], nodes[last]];
  if (!from || !to || end <= start) return null;
  if (!from.node.isConnected || !to.node.isConnected) return null;
  for (let i = first; i <= last; i++) if (!isAsRead(block, i, start, end)) return null;
  return {
    startContainer: from.node,
    startOffset: start - from.start,
    endContainer: to.node,
    endOffset: end - to.start,
  };
}

/** Whether what lies in [start, end) of a block's node still reads as it did. */
function isAsRead({ text, nodes }: PageBlock, index: number, start: number, end: number): boolean {
  const { node, start: at } = nodes[index] as BlockNode;
  const from = Math.max(start, at);
  // Line breaks belong to no node.
  const read = text.slice(from, Math.min(end, nodes[index + 1]?.start ?? text.length)).replace(/\n+$/, '');
  return node.data.slice(from - at, from - at + read.length).replace(/\s/g, ' ') === read;
}

/**
 * For highlights: the page's edits don't move them, so they cost the page nothing. Mostly one; more where text that is
 * not the block's lies between (the readings of ruby), or another tree begins. None where the page has changed.
 */
export function toStaticRanges(block: PageBlock, start: number, end: number): StaticRange[] {
  const whole = toBoundaries(block, start, end);
  if (!whole) return [];
  if (whole.startContainer === whole.endContainer) return [new StaticRange(whole)];
  const ranges: StaticRange[] = [];
  let { startContainer, startOffset } = whole;
  let last = startContainer;
  for (let i = block.nodes.findIndex(({ node }) => node === last) + 1; last !== whole.endContainer; i++) {
    const { node } = block.nodes[i] as BlockNode;
    if (!followsAtOnce(last, node)) {
      ranges.push(new StaticRange({ startContainer, startOffset, endContainer: last, endOffset: last.length }));
      [startContainer, startOffset] = [node, 0];
    }
    last = node;
  }
  ranges.push(new StaticRange({ ...whole, startContainer, startOffset }));
  return ranges;
}

/** White space between two nodes that is looked over, in text nodes. */
const MAX_BLANKS = 20;

/** Whether there is nothing between two text nodes of one tree that a range over both would take in. */
function followsAtOnce(before: Text, node: Text): boolean {
  const walker = documentOf(before).createTreeWalker(rootOf(before), 4 /* text */);
  walker.currentNode = before;
  for (let i = 0; i < MAX_BLANKS; i++) {
    const next = walker.nextNode() as Text | null;
    if (next === node) return true;
    if (!next || next.data.trim() !== '') return false;
  }
  return false;
}

/** For measuring: a StaticRange has no rectangles. */
export function toRange(block: PageBlock, start: number, end: number): Range | null {
  const boundaries = toBoundaries(block, start, end);
  if (!boundaries) return null;
  const range = boundaries.startContainer.ownerDocument.createRange();
  range.setStart(boundaries.startContainer, boundaries.startOffset);
  range.setEnd(boundaries.endContainer, boundaries.endOffset);
  return range;
}

/** The offset in the block's text of a place in one of its text nodes; null for a node that is not the block's. */
export function toBlockOffset(block: PageBlock, node: Text, offset: number): number | null {
  const found = block.nodes.find((candidate) => candidate.node === node);
  return found ? found.start + offset : null;
}

/** The index of the last node that starts at or before `offset` (binary search); −1 for none. */
function findNode(nodes: readonly BlockNode[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as BlockNode).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
