/**
 * Which mention is under a point? Highlights are no elements, so: caret position → text node → block → offset →
 * mention, and then its rectangles, since the caret nearest to a point may be far from it (right of a line's end).
 */
import { documentOf, parentElementOf, rootOf, shadowRootOf } from './dom';
import type { Mention } from './mention';
import { toBlockOffset, toRange } from './ranges';

/** Around a rectangle, px: the mark's line lies beside the glyphs, and is part of what one points at. */
const MARGIN_PX = 3;

export interface Hit {
  mention: Mention;
  /** The rectangle of the line that was pointed at, in viewport px; a mention may run over two. */
  rect: DOMRect;
}
export interface HitTestWorld {
  /** The mentions drawn in a text node. */
  mentionsIn: (node: Node) => readonly Mention[];
  /** The open shadow roots that hold some. */
  shadowRoots: () => readonly ShadowRoot[];
}

export function findHit(
  document: Document,
  x: number,
  y: number,
  { mentionsIn, shadowRoots }: HitTestWorld,
): Hit | null {
  const caret = findCaret(document, x, y, [...shadowRoots()]);
  for (const mention of caret ? mentionsIn(caret.node) : []) {
    const offset = toBlockOffset(mention.block, caret!.node as Text, caret!.offset);
    const { start, end } = mention.annotation;
    // The caret stands between characters: at both edges it may belong to the mention.
    if (offset === null || offset < start || offset > end) continue;
    const rect = findRect(mention, x, y);
    if (rect) return { mention, rect };
  }
  return caret && isTextAt(caret.node, x, y) ? null : findBelow(document, x, y, mentionsIn);
}

/** Whether the caret stands in text that is under the point, and not only near it. */
function isTextAt(node: Node, x: number, y: number): boolean {
  if (node.nodeType !== 3 || !node.ownerDocument) return false;
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
}

/** How many elements under a point are looked into, and how many nodes of each. */
const MAX_LAYERS = 12;
const MAX_NODES = 60;

/** Text that no caret goes to: under a link that covers it, or not to be selected. */
function findBelow(document: Document, x: number, y: number, mentionsIn: HitTestWorld['mentionsIn']): Hit | null {
  for (const element of elementsAt(document, x, y).slice(0, MAX_LAYERS)) {
    for (const node of textNodesOf(element)) {
      for (const mention of mentionsIn(node)) {
        const rect = findRect(mention, x, y);
        if (rect) return { mention, rect };
      }
    }
    if (isOpaque(element)) return null;
  }
  return null;
}

/** From the top, into open shadow roots. */
function elementsAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    const shadow = shadowRootOf(element);
    // A shadow root names what is around it too.
    const inner = shadow && shadow !== root ? elementsAt(shadow, x, y).filter((e) => rootOf(e) === shadow) : [];
    return [...inner, element];
  });
}

/** The element's own lines: text right in it, or in what stands in the line. */
function* textNodesOf(element: Element): Generator<Node> {
  const walker = documentOf(element).createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < MAX_NODES && walker.nextNode(); count++) {
    const parent = parentElementOf(walker.currentNode);
    if (parent === element || parent?.parentElement === element) yield walker.currentNode;
  }
}

/** Whether it covers what lies below it. */
function isOpaque(element: Element): boolean {
  if (/^(?:IMG|VIDEO|CANVAS|IFRAME|OBJECT|EMBED|SVG)$/i.test(element.tagName)) return true;
  const { backgroundColor, backgroundImage, backdropFilter } = getComputedStyle(element);
  const isClear = /^(?:transparent|rgba\(.*, 0\)|.* \/ 0\))$/.test(backgroundColor);
  return !isClear || backgroundImage !== 'none' || (backdropFilter ?? 'none') !== 'none';
}

function findRect({ block, annotation }: Mention, x: number, y: number): DOMRect | null {
  const range = toRange(block, annotation.start, annotation.end);
  for (const rect of range?.getClientRects() ?? []) {
    // The line lies along the text's longer side.
    const [across, along] = rect.height > rect.width * 1.5 ? [MARGIN_PX, 0] : [0, MARGIN_PX];
    const isAt =
      x >= rect.left - across && x <= rect.right + across && y >= rect.top - along && y <= rect.bottom + along;
    if (isAt) return rect;
  }
  return null;
}

/** `shadowRoots`: open ones, into which the look goes. */
export function findCaret(
  document: Document,
  x: number,
  y: number,
  shadowRoots: ShadowRoot[] = [],
): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const position = document.caretPositionFromPoint(x, y, { shadowRoots });
    return position?.offsetNode ? { node: position.offsetNode, offset: position.offset } : null;
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
