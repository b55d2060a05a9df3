/** Which saved passages are under a point of a document: the innermost first. Caret position, then rectangles. */
import { findCaret } from './hit-test';
import type { Kept } from './kept-passages';
import { toBoundaries } from './ranges';

export interface KeptHitTest {
  (document: Document, x: number, y: number): Kept[];
}

export function createKeptHitTest(kept: readonly Kept[]): KeptHitTest {
  let byNode: Map<Node, Kept[]> | undefined;
  let roots: ShadowRoot[] = [];
  return (document, x, y) => {
    if (kept.length === 0) return [];
    if (!byNode) {
      byNode = indexByNode(kept);
      const found = [...byNode.keys()].map((node) => node.getRootNode());
      roots = [...new Set(found)].filter((root): root is ShadowRoot => 'host' in root);
    }
    const caret = findCaret(document, x, y, roots);
    const candidates = (caret && byNode.get(caret.node)) ?? [];
    return candidates
      .filter((one) => isAt(one, document, x, y))
      .sort((a, b) => length(a) - length(b) || b.highlight.start - a.highlight.start);
  };
}

const length = ({ highlight }: Kept): number => highlight.end - highlight.start;

function indexByNode(kept: readonly Kept[]): Map<Node, Kept[]> {
  const byNode = new Map<Node, Kept[]>();
  for (const one of kept)
    for (const { block, start, end } of one.pieces)
      for (const { node, start: from } of block.nodes)
        if (from < end && from + node.length > start) byNode.set(node, [...(byNode.get(node) ?? []), one]);
  return byNode;
}

/** In px of the document's own viewport. */
function isAt({ pieces }: Kept, document: Document, x: number, y: number): boolean {
  return pieces.some(({ block, start, end }) => {
    const boundaries = toBoundaries(block, start, end);
    if (boundaries?.startContainer.ownerDocument !== document) return false;
    const range = document.createRange();
    range.setStart(boundaries.startContainer, boundaries.startOffset);
    range.setEnd(boundaries.endContainer, boundaries.endOffset);
    return [...range.getClientRects()].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
  });
}
