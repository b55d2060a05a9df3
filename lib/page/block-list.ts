/** The page's blocks as they were last read, and what the background said of each. */
import { isNamedByItself, unpackAnnotations } from '../messaging/packed-annotations';
import type { PackedAnnotations, Said } from '../messaging/protocol';
import { comparePosition, contains, rootOf } from './dom';
import { compareFlat, flatParent, frameOf, isInFlatTree, isWithin } from './flat-tree';
import type { Mention } from './mention';
import type { PageBlock } from './page-text';

export interface ReadBlock {
  block: PageBlock;
  /** The document or shadow root that it stood in. */
  tree: Node;
  packed: PackedAnnotations;
  /** What its annotations say, and those of other blocks. */
  said: Said;
  /** The article it belongs to: its index in the response's contexts, −1 outside of all. */
  article: number;
  /** Unpacked, once somebody has asked. */
  mentions?: readonly Mention[];
}

/** A block's mentions, in their order; unpacked when first asked for. */
export function mentionsOf(entry: ReadBlock): readonly Mention[] {
  const { block, packed, said, article } = entry;
  return (entry.mentions ??= unpackAnnotations(packed, said).map((annotation) => ({ block, annotation, article })));
}

/** What the background says now; whether that is something new. */
export function take(entry: ReadBlock, packed: PackedAnnotations, said: Said, article: number): boolean {
  // The same keys say the same, and the last answer need not be kept for them.
  entry.said = said;
  if (entry.packed === packed && entry.article === article && isNamedByItself(packed)) return false;
  delete entry.mentions;
  Object.assign(entry, { packed, article });
  return true;
}

/**
 * The list after some roots were read again: their old blocks are replaced by the fresh ones, and blocks that have
 * left the page are dropped. A block that reads and stands as before is the same one; a text that was there before keeps
 * its annotations until others come, though its nodes be new.
 */
export function replaceBlocks(
  old: readonly ReadBlock[],
  reread: readonly { root: Node; blocks: readonly PageBlock[] }[],
): ReadBlock[] {
  const kept: ReadBlock[] = [];
  const byNode = new Map<Node, ReadBlock>();
  const byText = new Map<string, ReadBlock>();
  const isThere = createIsThere();
  const isReread = createIsInside(reread.map(({ root }) => root));
  for (const entry of old) {
    const node = firstNode(entry);
    if (isThere(entry) && !isReread(entry)) kept.push(entry);
    else {
      byNode.set(node, entry);
      byText.set(entry.block.text, entry);
    }
  }
  const fresh = reread
    .flatMap(({ blocks }) => blocks)
    .map((block): ReadBlock => {
      const node = firstNode({ block });
      const same = byNode.get(node);
      const tree = rootOf(node);
      if (same?.tree === tree && isSameBlock(same.block, block)) return same;
      const before = byText.get(block.text);
      return { block, tree, packed: before?.packed ?? '', said: before?.said ?? {}, article: before?.article ?? -1 };
    });
  // One root's blocks come in their order; asking the DOM for it took a tenth of a first reading.
  return mergeInOrder(kept, reread.length === 1 ? fresh : fresh.sort(byPosition));
}

/** Whether a block begins in the element. */
export const holdsBlock = (list: readonly ReadBlock[], element: Element): boolean => list.some(createClimb([element]));

/** Whether two lists hold the same texts in the same nodes: then nothing has to be asked or drawn. */
export function isSameList(a: readonly ReadBlock[], b: readonly ReadBlock[]): boolean {
  return a.length === b.length && a.every((entry, i) => isSameBlock(entry.block, (b[i] as ReadBlock).block));
}

function isSameBlock(a: PageBlock, b: PageBlock): boolean {
  return (
    a === b ||
    (a.element === b.element &&
      a.text === b.text &&
      a.nodes.length === b.nodes.length &&
      a.nodes.every(({ node, start }, i) => b.nodes[i]?.node === node && b.nodes[i]?.start === start))
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
  // 1: in different trees; 4: y comes after x.
  const position = comparePosition(x, y);
  if (position & 1) return compareFlat(x, y);
  return isApart(x) ? compareFlat(x, y) : position & 4 ? -1 : 1;
}

/** In a shadow tree or a frame. What is slotted stands elsewhere than its tree says; in the page's own tree nothing is. */
const isApart = (node: Node): boolean => isTreeApart(rootOf(node));
const isTreeApart = (tree: Node): boolean => tree.nodeType === 11 || frameOf(tree as Document) !== null;

/** Answers for a tree, worked out once: there are ten thousand blocks to a tree. */
function perTree(find: (tree: Node) => boolean): (tree: Node) => boolean {
  const known = new Map<Node, boolean>();
  return (tree) => {
    let answer = known.get(tree);
    if (answer === undefined) known.set(tree, (answer = find(tree)));
    return answer;
  };
}

/** Whether a block is still in the page, and in the tree where it was read. */
function createIsThere(): (entry: ReadBlock) => boolean {
  const isAlive = perTree((tree) => isInFlatTree(tree.nodeType === 9 ? (tree as Document).documentElement : tree));
  return (entry) => contains(entry.tree, firstNode(entry)) && isAlive(entry.tree);
}

/** Roots that each block is looked for in; of more, it climbs to the first that is known. */
const FEW = 4;

/** Whether a block that is where it was read lies in one of the roots, by the tree as it is seen. */
function createIsInside(roots: readonly Node[]): (entry: ReadBlock) => boolean {
  if (roots.length > FEW) return createClimb(roots);
  const isFar = perTree(isTreeApart);
  const all = roots.map((root) => ({ root, isFar: isApart(root) }));
  return (entry) => {
    const node = firstNode(entry);
    return all.some(
      ({ root, isFar: isRootFar }) =>
        contains(root, node) || ((isRootFar || isFar(entry.tree)) && isWithin(root, node)),
    );
  };
}

function createClimb(roots: readonly Node[]): (entry: ReadBlock) => boolean {
  const known = new Map<Node, boolean>(roots.map((root) => [root, true]));
  return (entry) => {
    const path: Node[] = [];
    let at: Node | null = firstNode(entry);
    for (; at && !known.has(at); at = flatParent(at)) path.push(at);
    const isInside = at !== null && known.get(at) === true;
    for (const node of path) known.set(node, isInside);
    return isInside;
  };
}

/** A block has one at least. */
export const firstNode = ({ block }: Pick<ReadBlock, 'block'>): Text => (block.nodes[0] as { node: Text }).node;
