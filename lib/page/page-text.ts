/**
 * Reads a page's text into blocks, in one pass, and keeps the way back to the DOM.
 *
 *   <p>市委<b>书记</b><br>史根治</p>   →   text   市 委 书 记 ⏎ 史 根 治
 *                                          nodes  └0─┘ └2─┘    └5────┘
 *
 * Each character of a text node is one of the block's, white space becomes ' ' one for one, and a line break is one
 * '\n' that belongs to no node: so an offset leads to (node, offset) by subtraction. Runs in linkedom too.
 */
import { createStyleLookup, getElementRole, type ElementRole, type GetStyle } from './block-elements';
import { contains, firstChildOf, isShown, nextSiblingOf, nodeTypeOf, ownerDocumentOf, parentOf } from './dom';

/** What is read, and along which tree. */
export interface ReadingScope {
  firstChild: (node: Node) => Node | null;
  nextSibling: (node: Node) => Node | null;
  parent: (node: Node) => Node | null;
  getRole: (element: Element, getStyle: GetStyle) => ElementRole;
  /** Whether a block's text is wanted. */
  accepts: (text: string) => boolean;
  /** Whether the walk, standing at `node`, is still below `root`. */
  isBelow: (root: Node, node: Node) => boolean;
}

/** A text node and where its first character stands in its block's text, in UTF-16 units. */
export interface BlockNode {
  node: Text;
  start: number;
}
/** A run of text that reads as one: no other block begins or ends inside it. Two blocks may share an element. */
export interface PageBlock {
  element: Element;
  text: string;
  nodes: BlockNode[];
}
export interface PageText {
  /** In document order; of Chinese reading each has at least one Han character. */
  blocks: PageBlock[];
  /** What was left out because it did not show: the outermost elements. It may show later. */
  hidden: Element[];
}

const HAN = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;
/** For annotating: blocks with Chinese in them, in the document's own tree. */
export const CHINESE_TEXT: ReadingScope = {
  firstChild: firstChildOf,
  nextSibling: nextSiblingOf,
  parent: parentOf,
  getRole: getElementRole,
  accepts: (text) => HAN.test(text),
  isBelow: contains,
};
/** Nodes between two yields of the walk: about a tenth of a millisecond, so the caller can keep its slices exact. */
const NODES_PER_STEP = 50;
/** A slice of reading on the page's thread, ms: half a frame. */
const SLICE_MS = 8;

/** Reads all of `root` at once. `root` is the document or an element whose text stands for itself (a block). */
export function readPageText(root: Document | Element, scope = CHINESE_TEXT): PageText {
  const walk = walkPageText(root, scope);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/**
 * Reads `root` with the page's thread given back every SLICE_MS. Nodes that are moved meanwhile are the observer's
 * business; but if the very place of the walk was taken out of the page, the walk begins again.
 */
export async function readPageTextInSlices(
  root: Document | Element,
  signal?: AbortSignal,
  scope = CHINESE_TEXT,
): Promise<PageText> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const walk = walkPageText(root, scope);
    let sliceEnd = performance.now() + SLICE_MS;
    for (;;) {
      const step = walk.next();
      if (step.done) return step.value;
      if (performance.now() >= sliceEnd) await giveWay();
      else if (scope.isBelow(root, step.value)) continue;
      signal?.throwIfAborted();
      if (!scope.isBelow(root, step.value)) break;
      sliceEnd = performance.now() + SLICE_MS;
    }
  }
  return readPageText(root, scope);
}

const isDocument = (root: Document | Element): root is Document => nodeTypeOf(root) === 9;

/** The walk itself; yields the node where it stands, from time to time. */
export function* walkPageText(root: Document | Element, scope = CHINESE_TEXT): Generator<Node, PageText> {
  const document = isDocument(root) ? root : (ownerDocumentOf(root) as Document);
  // From <html> on, not <body>: linkedom leaves text outside of it where the source has no body tag.
  const top = isDocument(root) ? root.documentElement : root;
  const getStyle = createStyleLookup(document);
  const found: PageText = { blocks: [], hidden: [] };
  if (!top || isLeftOut(top, getStyle, found)) return found;

  const builder = createBlockBuilder(found, scope);
  builder.enter(top);
  let node: Node = top;
  let descend = true;
  for (let count = 1; ; count++) {
    let next: Node | null = descend ? scope.firstChild(node) : null;
    while (next === null) {
      builder.leave(node);
      if (node === top) return found;
      next = scope.nextSibling(node);
      if (next === null) {
        const parent: Node | null = scope.parent(node);
        // Taken out of the page under the walk: the caller sees that by the node, and begins again.
        if (parent === null) {
          yield node;
          return found;
        }
        node = parent;
      }
    }
    node = next;
    descend = readNode(node, builder, getStyle, found, scope);
    if (count % NODES_PER_STEP === 0) yield node;
  }
}

/** Adds one node to the block being built; says whether to go into it. */
function readNode(
  node: Node,
  builder: BlockBuilder,
  getStyle: GetStyle,
  found: PageText,
  scope: ReadingScope,
): boolean {
  const type = nodeTypeOf(node);
  if (type === 3) builder.addText(node as Text);
  if (type !== 1) return false;
  const element = node as Element;
  switch (scope.getRole(element, getStyle)) {
    case 'break':
      builder.addBreak();
      return false;
    case 'hidden':
      found.hidden.push(element);
      return false;
    case 'skip':
      return false;
    case 'block':
      builder.enter(element);
      return true;
    case 'inline':
      return true;
  }
}

function isLeftOut(top: Element, getStyle: GetStyle, found: PageText): boolean {
  const role = getElementRole(top, getStyle);
  if (role === 'hidden') found.hidden.push(top);
  return role === 'hidden' || role === 'skip' || role === 'break';
}

type BlockBuilder = ReturnType<typeof createBlockBuilder>;

/** Gathers text for the innermost open block; entering or leaving a block ends the run before it. */
function createBlockBuilder(found: PageText, { accepts }: ReadingScope) {
  const open: Element[] = [];
  let text = '';
  let nodes: BlockNode[] = [];

  function endRun(): void {
    const element = open.at(-1);
    if (element && accepts(text)) {
      if (isVisible(element)) found.blocks.push({ element, text, nodes });
      else found.hidden.push(element);
    }
    text = '';
    nodes = [];
  }
  return {
    enter(element: Element): void {
      endRun();
      open.push(element);
    },
    /** Nothing is left to read in `node`; if it is a block, the block ends. */
    leave(node: Node): void {
      if (open.at(-1) !== node) return;
      endRun();
      open.pop();
    },
    addText(node: Text): void {
      const data = node.data;
      if (data.length === 0) return;
      // Indentation before a run's first word is nobody's text.
      if (nodes.length === 0 && data.trim() === '') return;
      nodes.push({ node, start: text.length });
      text += data.replace(/\s/g, ' ');
    },
    addBreak(): void {
      // Never an empty line: that is what parts blocks where they are one text.
      if (nodes.length > 0 && !/\n *$/.test(text)) text += '\n';
    },
  };
}

/** visibility and content-visibility; display:none never gets here. Faded-in text (opacity) counts as shown. */
function isVisible(element: Element): boolean {
  return isShown(element, { visibilityProperty: true }) !== false;
}

function giveWay(): Promise<void> {
  const scheduler = (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler;
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve, 0));
}
