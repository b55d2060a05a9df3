/**
 * Reads a page's text into blocks, in one pass, and keeps the way back to the DOM.
 *
 *   <p>市委<b>书记</b><br>史根治</p>   →   text   市 委 书 记 ⏎ 史 根 治
 *                                          nodes  └0─┘ └2─┘    └5────┘
 *
 * Each character of a text node is one of the block's, white space becomes ' ' one for one, and a line break is one
 * '\n' that belongs to no node: so an offset leads to (node, offset) by subtraction. Runs in linkedom too.
 */
import { getElementRole, type ElementRole } from './block-elements';
import { createBlockBuilder, type BlockBuilder } from './block-builder';
import { nodeTypeOf } from './dom';
import { isFrameWorthReading } from './frame-worth';
import { createFlatCursor, isInFlatTree, isWithin } from './flat-tree';
import { createSlices } from './slices';

/** What is read. */
export interface ReadingScope {
  getRole: (element: Element) => ElementRole;
  /** Whether a block's text is wanted. */
  accepts: (text: string) => boolean;
  /** Which frames of the same origin are read along. */
  entersFrame: (frame: Element) => boolean;
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
  /** The open shadow roots and documents of frames that were read. */
  roots: (ShadowRoot | Document)[];
}

const HAN = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;
const FRAMES = new Set(['IFRAME']);
/** For annotating: blocks with Chinese in them. */
export const CHINESE_TEXT: ReadingScope = {
  getRole: (element) => getElementRole(element, FRAMES),
  accepts: (text) => HAN.test(text),
  entersFrame: ({ clientWidth, clientHeight }) => isFrameWorthReading(clientWidth, clientHeight, true),
};
/** Nodes between two yields of the walk: about a tenth of a millisecond, so the caller can keep its slices exact. */
const NODES_PER_STEP = 50;

/** Reads all of `root` at once. `root` is the document or an element whose text stands for itself (a block). */
export function readPageText(root: Document | Element, scope = CHINESE_TEXT): PageText {
  const walk = walkPageText(root, scope);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/**
 * Reads `root` with the page's thread given back in between. Nodes that are moved meanwhile are the observer's
 * business; but if the very place of the walk was taken out of the page, the walk begins again.
 */
export async function readPageTextInSlices(
  root: Document | Element,
  signal?: AbortSignal,
  scope = CHINESE_TEXT,
): Promise<PageText> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const walk = walkPageText(root, scope);
    const slices = createSlices();
    for (;;) {
      const step = walk.next();
      if (step.done) return step.value;
      if (!slices.isOver()) continue;
      await slices.next();
      signal?.throwIfAborted();
      if (!isInFlatTree(step.value) || !isWithin(root, step.value)) break;
    }
  }
  return readPageText(root, scope);
}

const isDocument = (root: Document | Element): root is Document => nodeTypeOf(root) === 9;

/** The walk itself; yields the node where it stands, from time to time. */
export function* walkPageText(root: Document | Element, scope = CHINESE_TEXT): Generator<Node, PageText> {
  // From <html> on, not <body>: linkedom leaves text outside of it where the source has no body tag.
  const top = isDocument(root) ? root.documentElement : root;
  const found: PageText = { blocks: [], hidden: [], roots: [] };
  const builder = createBlockBuilder(found, scope.accepts);
  const cursor = createFlatCursor({ entersFrame: scope.entersFrame, onRoot: (root) => found.roots.push(root) });
  if (!top || isLeftOut(top, scope, found)) return found;

  builder.enterBlock(top);
  let node: Node = top;
  /** Out of what was found not to show, past what was read of it. */
  const climbTo = (hidden: Element | null): void => {
    if (!hidden || !isWithin(hidden, node)) return;
    while (node !== hidden && node !== top) {
      builder.abandon(node);
      node = cursor.parent(node) ?? top;
    }
    builder.abandon(node);
  };
  let descend = true;
  for (let count = 1; ; count++) {
    let next: Node | null = descend ? cursor.firstChild(node as Element) : null;
    while (next === null) {
      climbTo(builder.leave(node));
      if (node === top) return found;
      next = cursor.nextSibling(node);
      if (next === null) {
        const parent: Node | null = cursor.parent(node);
        // Taken out of the page under the walk: the caller sees that by the node, and begins again.
        if (parent === null) {
          yield node;
          return found;
        }
        node = parent;
      }
    }
    node = next;
    const { into, hidden } = readNode(node, builder, found, scope);
    climbTo(hidden);
    descend = into && hidden === null;
    if (count % NODES_PER_STEP === 0) yield node;
  }
}

interface Step {
  /** Whether to go into the node. */
  into: boolean;
  /** What was found not to show. */
  hidden: Element | null;
}
const PAST: Step = { into: false, hidden: null };
const INTO: Step = { into: true, hidden: null };

/** Gives one node to the builder. */
function readNode(node: Node, builder: BlockBuilder, found: PageText, scope: ReadingScope): Step {
  const type = nodeTypeOf(node);
  if (type === 3) return toStep(builder.addText(node as Text), false);
  if (type !== 1) return PAST;
  const element = node as Element;
  switch (scope.getRole(element)) {
    case 'break':
      builder.addBreak();
      return PAST;
    case 'hidden':
      found.hidden.push(element);
      return PAST;
    case 'skip':
      return PAST;
    case 'block':
      return toStep(builder.enterBlock(element), true);
    case 'line':
      return toStep(builder.enterLine(element), true);
    case 'bent':
      builder.enterBent(element);
      return INTO;
    case 'inline':
      return INTO;
  }
}

const toStep = (hidden: Element | null, into: boolean): Step => (hidden ? { into, hidden } : into ? INTO : PAST);

function isLeftOut(top: Element, scope: ReadingScope, found: PageText): boolean {
  const role = scope.getRole(top);
  if (role === 'hidden') found.hidden.push(top);
  return role === 'hidden' || role === 'skip' || role === 'break';
}
