/**
 * Which mention is under a point? Highlights are no elements, so: caret position → text node → block → offset →
 * mention, and then its rectangles, since the caret nearest to a point may be far from it (right of a line's end).
 */
import type { Mention } from './mention';
import { toBlockOffset, toRange } from './ranges';

/** Around a rectangle, px: the mark's line lies below the glyphs, and is part of what one points at. */
const MARGIN_PX = 3;

export interface Hit {
  mention: Mention;
  /** The rectangle of the line that was pointed at, in viewport px; a mention may run over two. */
  rect: DOMRect;
}
export type HitTest = (x: number, y: number) => Hit | null;

/** `mentions` are in the page's order, without overlaps. */
export function createHitTest(document: Document, mentions: readonly Mention[]): HitTest {
  // Made when first pointed at: most drawings are followed by no pointer at all.
  let byNode: Map<Node, Mention[]> | undefined;

  return (x, y) => {
    const caret = findCaret(document, x, y);
    byNode ??= indexByNode(mentions);
    const candidates = caret && byNode.get(caret.node);
    if (!caret || !candidates) return null;
    for (const mention of candidates) {
      const offset = toBlockOffset(mention.block, caret.node as Text, caret.offset);
      const { start, end } = mention.annotation;
      // The caret stands between characters: at both edges it may belong to the mention.
      if (offset === null || offset < start || offset > end) continue;
      const rect = findRect(mention, x, y);
      if (rect) return { mention, rect };
    }
    return null;
  };
}

function indexByNode(mentions: readonly Mention[]): Map<Node, Mention[]> {
  const byNode = new Map<Node, Mention[]>();
  for (const mention of mentions) {
    for (const { node, start } of mention.block.nodes) {
      if (start >= mention.annotation.end || start + node.length <= mention.annotation.start) continue;
      const list = byNode.get(node);
      if (list) list.push(mention);
      else byNode.set(node, [mention]);
    }
  }
  return byNode;
}

function findRect({ block, annotation }: Mention, x: number, y: number): DOMRect | null {
  const range = toRange(block, annotation.start, annotation.end);
  for (const rect of range?.getClientRects() ?? []) {
    if (x >= rect.left && x <= rect.right && y >= rect.top - MARGIN_PX && y <= rect.bottom + MARGIN_PX) return rect;
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
