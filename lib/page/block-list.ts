/** The page's blocks as they were last read, and what the worker said of each. Pure but for the order of nodes. */
import type { Annotation } from '../core/model/annotation';
import type { PackedMatches } from '../messaging/protocol';
import { contains } from './dom';
import type { PageBlock } from './page-text';

export interface ReadBlock {
  block: PageBlock;
  /** The worker's matches, given back to it in place of the text; missing until it has answered. */
  matched?: PackedMatches;
  annotations: Annotation[];
}

/**
 * The list after some roots were read again: their old blocks are replaced by the fresh ones, and blocks that have
 * left the page are dropped. A block whose text was there before keeps its matches, though its nodes be new (a
 * framework that renders the same text again costs the worker nothing).
 */
export function replaceBlocks(
  old: readonly ReadBlock[],
  reread: readonly { root: Node; blocks: readonly PageBlock[] }[],
): ReadBlock[] {
  const kept: ReadBlock[] = [];
  const known = new Map<string, ReadBlock>();
  for (const entry of old) {
    const isStale = !isConnected(entry) || reread.some(({ root }) => contains(root, entry.block.element));
    if (!isStale) kept.push(entry);
    else if (entry.matched) known.set(entry.block.text, entry);
  }
  const fresh = reread
    .flatMap(({ blocks }) => blocks)
    .map((block): ReadBlock => {
      const before = known.get(block.text);
      return before?.matched
        ? { block, matched: before.matched, annotations: before.annotations }
        : { block, annotations: [] };
    });
  // One root's blocks come in their order; asking the DOM for it took a tenth of a first reading.
  return mergeInOrder(kept, reread.length === 1 ? fresh : fresh.sort(byPosition));
}

/** Whether two lists hold the same texts in the same nodes: then nothing has to be asked or drawn. */
export function isSameList(a: readonly ReadBlock[], b: readonly ReadBlock[]): boolean {
  return (
    a.length === b.length &&
    a.every((entry, i) => {
      const other = (b[i] as ReadBlock).block;
      const { text, nodes } = entry.block;
      return (
        text === other.text &&
        nodes.length === other.nodes.length &&
        nodes.every(({ node, start }, j) => other.nodes[j]?.node === node && other.nodes[j]?.start === start)
      );
    })
  );
}

function mergeInOrder(kept: readonly ReadBlock[], fresh: readonly ReadBlock[]): ReadBlock[] {
  const merged: ReadBlock[] = [];
  let at = 0;
  for (const entry of fresh) {
    const to = findPosition(kept, entry, at);
    for (; at < to; at++) merged.push(kept[at] as ReadBlock);
    merged.push(entry);
  }
  for (; at < kept.length; at++) merged.push(kept[at] as ReadBlock);
  return merged;
}

/** How many of `list` stand before `entry` (binary search from `low`). */
function findPosition(list: readonly ReadBlock[], entry: ReadBlock, low: number): number {
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPosition(list[middle] as ReadBlock, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byPosition(a: ReadBlock, b: ReadBlock): number {
  const [x, y] = [firstNode(a), firstNode(b)];
  if (x === y) return 0;
  // 4 = DOCUMENT_POSITION_FOLLOWING: y comes after x.
  return x.compareDocumentPosition(y) & 4 ? -1 : 1;
}

const firstNode = (entry: ReadBlock): Text => (entry.block.nodes[0] as { node: Text }).node;
const isConnected = (entry: ReadBlock): boolean => firstNode(entry).isConnected;
