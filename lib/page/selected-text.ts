/** What the reader has selected: in the page, in an open shadow root, or in a frame of the same origin. */
import { childNodesOf, nodeTypeOf, shadowRootOf, tagNameOf } from './dom';
import { frameDocument } from './flat-tree';
import { toTopRects, type SelectedRange } from './reading-text';

export interface SelectedText {
  range: SelectedRange;
  document: Document;
  /** Lines of the selection in px of the top viewport. */
  rects: () => DOMRect[];
}

/** What newer browsers have; without it selections in shadow roots are asked of the roots themselves. */
type ComposedSelection = Selection & {
  getComposedRanges?: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[];
};

/** Null where nothing, or nothing but white space, is selected. */
export function findSelectedText(document: Document): SelectedText | null {
  for (const at of [document, ...findFrameDocuments(document)]) {
    const found = findIn(at);
    if (found) return found;
  }
  return null;
}

/** The documents of all frames of the same origin, nested ones too. */
export function findFrameDocuments(document: Document): Document[] {
  return [...document.querySelectorAll('iframe')].flatMap((frame) => {
    const inner = frameDocument(frame);
    return inner ? [inner, ...findFrameDocuments(inner)] : [];
  });
}

function findIn(document: Document): SelectedText | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const shadow = findInShadow(document, selection);
  if (shadow) return { document, ...shadow };
  const range = selection.getRangeAt(0).cloneRange();
  // Firefox selects a table's cells as a range each.
  const last = selection.getRangeAt(selection.rangeCount - 1);
  range.setEnd(last.endContainer, last.endOffset);
  if (range.collapsed || selection.toString().trim() === '') return null;
  return { document, range: freeze(range), rects: () => toTopRects([...range.getClientRects()], document) };
}

/** To the document, what is selected in a shadow root is a point at its host. */
function findInShadow(document: Document, selection: ComposedSelection): Omit<SelectedText, 'document'> | null {
  const root = openRootOf(document.activeElement) ?? findRootAt(selection);
  if (!root) return null;
  const own = (root as ShadowRoot & { getSelection?: () => Selection | null }).getSelection?.();
  const [composed] = selection.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  const found = own && own.rangeCount > 0 && !own.isCollapsed ? own.getRangeAt(0) : composed;
  if (!found || found.collapsed) return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  // Into another tree a range collapses: then the selection reaches out of the shadow root.
  range.setEnd(found.endContainer, found.endOffset);
  if (range.toString().trim() === '') return null;
  return { range: freeze(found), rects: () => toTopRects([...range.getClientRects()], document) };
}

function findRootAt({ anchorNode, anchorOffset }: Selection): ShadowRoot | null {
  return openRootOf(anchorNode && childNodesOf(anchorNode)[anchorOffset]) ?? openRootOf(anchorNode);
}

const openRootOf = (node: Node | null | undefined): ShadowRoot | null =>
  node && nodeTypeOf(node) === 1 ? shadowRootOf(node) : null;

const freeze = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): SelectedRange => ({
  startContainer,
  startOffset,
  endContainer,
  endOffset,
});

/** What is typed is not read: selections in fields and editors are their own. */
export function isInEditor(node: Node | null): boolean {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  if (!element) return false;
  return (element as HTMLElement).isContentEditable === true || /^(?:INPUT|TEXTAREA|SELECT)$/.test(tagNameOf(element));
}
