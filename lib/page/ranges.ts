/** From offsets in a block's text to places in the DOM, and back. Offsets are UTF-16, half-open. */
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
  const from = findNode(block.nodes, start);
  // The end belongs to the node of the last character, not to the one that begins there.
  const to = findNode(block.nodes, end - 1);
  if (!from || !to || end <= start) return null;
  const startOffset = start - from.start;
  const endOffset = end - to.start;
  if (startOffset > from.node.length || endOffset > to.node.length) return null;
  if (!from.node.isConnected || !to.node.isConnected) return null;
  return { startContainer: from.node, startOffset, endContainer: to.node, endOffset };
}

/** For highlights: the page's edits don't move it, so it costs the page nothing. */
export function toStaticRange(block: PageBlock, start: number, end: number): StaticRange | null {
  const boundaries = toBoundaries(block, start, end);
  return boundaries && new StaticRange(boundaries);
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

/** The last node that starts at or before `offset` (binary search). */
function findNode(nodes: readonly BlockNode[], offset: number): BlockNode | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as BlockNode).start <= offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}
