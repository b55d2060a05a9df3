/**
 * The tree as it is seen: with what lies in open shadow roots, in the order of their slots, and in frames of the same
 * origin. What the page keeps closed stays closed.
 */
import {
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

export function flatFirstChild(node: Node): Node | null {
  if (nodeTypeOf(node) !== ELEMENT) return firstChildOf(node);
  const element = node as Element;
  const shadow = shadowRootOf(element);
  if (shadow) return firstChildOf(shadow);
  if (isFrame(element)) return frameDocument(element)?.documentElement ?? null;
  return slotted(element)?.[0] ?? firstChildOf(element);
}

export function flatNextSibling(node: Node): Node | null {
  const slot = slotOf(node);
  if (!slot) return nextSiblingOf(node);
  const nodes = slot.assignedNodes();
  return nodes[nodes.indexOf(node) + 1] ?? null;
}

export function flatParent(node: Node): Node | null {
  const slot = slotOf(node);
  if (slot) return slot;
  const parent = parentOf(node);
  if (parent === null) return null;
  if (nodeTypeOf(parent) === FRAGMENT) return (parent as ShadowRoot).host ?? null;
  if (nodeTypeOf(parent) === DOCUMENT) return frameOf(parent as Document) ?? parent;
  return parent;
}

/** In the page: a frame's nodes as long as the frame is. */
export function isInFlatTree(node: Node): boolean {
  if (!isInPage(node)) return false;
  const frame = frameOf(node.ownerDocument as Document);
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

function slotted(element: Element): Node[] | undefined {
  return tagNameOf(element).toUpperCase() === 'SLOT' && 'assignedNodes' in element
    ? (element as HTMLSlotElement).assignedNodes()
    : undefined;
}
