/**
 * The tree as it is seen: with what lies in open shadow roots, in the order of their slots, and in frames of the same
 * origin. What the page keeps closed stays closed.
 */
import {
  comparePosition,
  documentOf,
  documentOfFrame,
  firstChildOf,
  isInPage,
  nextSiblingOf,
  nodeTypeOf,
  parentOf,
  shadowRootOf,
  slotOfElement,
  slotOfText,
  tagNameOf,
} from './dom';

const ELEMENT = 1;
const TEXT = 3;
const DOCUMENT = 9;
const FRAGMENT = 11;
/** Of compareDocumentPosition: the argument comes after. */
const FOLLOWING = 4;

/** Stands somewhere in the flat tree, and finds the way on from there: forth by steps, without looking slots up again. */
export interface FlatCursor {
  firstChild: (element: Element) => Node | null;
  nextSibling: (node: Node) => Node | null;
  parent: (node: Node) => Node | null;
}

export interface CursorOptions {
  /** Which frames of the same origin to go into; none by itself. */
  entersFrame?: (frame: Element) => boolean;
  /** An open shadow root or a frame's document is gone into. */
  onRoot?: (root: ShadowRoot | Document) => void;
}

export function createFlatCursor({ entersFrame, onRoot }: CursorOptions = {}): FlatCursor {
  /** The slots that the cursor is in, each with what is assigned to it and which of those it stands at. */
  const slots: { slot: Element; nodes: readonly Node[]; at: number }[] = [];
  const isSlotted = (node: Node): boolean => {
    const top = slots.at(-1);
    return top !== undefined && top.nodes[top.at] === node;
  };
  return {
    firstChild(element) {
      const shadow = shadowRootOf(element);
      if (shadow) {
        onRoot?.(shadow);
        return firstChildOf(shadow);
      }
      const tag = tagNameOf(element);
      if (tag === 'SLOT') {
        const nodes = (element as HTMLSlotElement).assignedNodes?.() ?? [];
        if (nodes.length > 0) slots.push({ slot: element, nodes, at: 0 });
        if (nodes[0]) return nodes[0];
      }
      if (entersFrame && isFrame(element)) {
        const inner = entersFrame(element) ? frameDocument(element) : null;
        if (inner) onRoot?.(inner);
        return inner?.documentElement ?? null;
      }
      return firstChildOf(element);
    },
    nextSibling(node) {
      if (!isSlotted(node)) return nextSiblingOf(node);
      const top = slots.at(-1)!;
      return top.at + 1 < top.nodes.length ? top.nodes[++top.at]! : null;
    },
    parent(node) {
      return isSlotted(node) ? slots.pop()!.slot : flatParentOf(node, parentOf(node));
    },
  };
}

export function flatParent(node: Node): Node | null {
  return slotOf(node) ?? flatParentOf(node, parentOf(node));
}

function flatParentOf(node: Node, parent: Node | null): Node | null {
  if (parent === null) return null;
  if (nodeTypeOf(parent) === FRAGMENT) return (parent as ShadowRoot).host ?? null;
  if (nodeTypeOf(parent) === DOCUMENT) return frameOf(parent as Document) ?? parent;
  return parent;
}

/** Open shadow roots in a tree, not in those of its elements; frames apart. */
export function findShadowRoots(tree: ParentNode): ShadowRoot[] {
  return [...tree.querySelectorAll('*')].flatMap((element) => shadowRootOf(element) ?? []);
}

/** Whether `node` is `root` or in it. */
export function isWithin(root: Node, node: Node): boolean {
  for (let at: Node | null = node; at; at = flatParent(at)) if (at === root) return true;
  return false;
}

/** Which of two nodes comes first in the flat tree: negative for `a`. */
export function compareFlat(a: Node, b: Node): number {
  if (a === b) return 0;
  const [above, beside] = [pathTo(a), pathTo(b)];
  while (above.length > 1 && beside.length > 1 && above.at(-1) === beside.at(-1)) {
    above.pop();
    beside.pop();
  }
  const [x, y] = [above.at(-1)!, beside.at(-1)!];
  // One is in the other: what is around comes first.
  if (x === y) return above.length - beside.length;
  return comparePosition(x, y) & FOLLOWING ? -1 : 1;
}

/** From the node to the top. */
function pathTo(node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | null = node; at; at = flatParent(at)) path.push(at);
  return path;
}

/** The element around a node, past the edge of a shadow root. */
export function flatParentElement(node: Node): Element | null {
  const parent = flatParent(node);
  return parent && nodeTypeOf(parent) === ELEMENT ? (parent as Element) : null;
}

/** In the page: a frame's nodes as long as the frame is. */
export function isInFlatTree(node: Node): boolean {
  const document = documentOf(node);
  // A frame that was taken out leaves a document without a window.
  if (!isInPage(node) || document.defaultView === null) return false;
  const frame = frameOf(document);
  return frame === null || isInFlatTree(frame);
}

/** The frame's document; null where it is another origin's, or not there. */
export function frameDocument(frame: Element): Document | null {
  try {
    return documentOfFrame(frame);
  } catch {
    return null; // Firefox throws where Chromium says null.
  }
}

/** The <iframe> that shows a document, where it is one of the same origin inside this page. */
export function frameOf(document: Document): Element | null {
  try {
    return document.defaultView?.frameElement ?? null;
  } catch {
    return null; // another origin's frame around us
  }
}

export const isFrame = (element: Element): boolean => tagNameOf(element).toUpperCase() === 'IFRAME';

function slotOf(node: Node): HTMLSlotElement | null {
  const type = nodeTypeOf(node);
  return type === ELEMENT ? slotOfElement(node) : type === TEXT ? slotOfText(node) : null;
}
