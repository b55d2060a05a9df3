import { scrollIntoView } from './dom';
import type { Mention } from './mention';
import { toBoundaries } from './ranges';
import { toRects, type Piece } from './reading-text';

/** Free space wanted above and below a mention that was jumped to, px: a site's sticky bar, some lines of context. */
const MARGIN_PX = 90;

/** Scrolls only if the mention is not in comfortable view, and at once: nothing to wait for, nothing that moves. */
export function bringIntoView({ block, annotation }: Mention): void {
  bringPiecesIntoView([{ block, start: annotation.start, end: annotation.end }]);
}

/** The same for a saved passage: its first lines count. */
export function bringPiecesIntoView(pieces: readonly Piece[]): void {
  const first = pieces.slice(0, 1);
  const isInView = (): boolean => {
    const [line] = toRects(first);
    return line !== undefined && line.top >= MARGIN_PX && line.bottom <= innerHeight - MARGIN_PX;
  };
  const [line] = toRects(first);
  if (!line || isInView()) return;
  // The element first, since the passage may lie in a box, or a frame, that scrolls by itself.
  const parent = first[0] && toBoundaries(first[0].block, first[0].start, first[0].end)?.startContainer.parentElement;
  if (parent) scrollIntoView(parent, { block: 'center', behavior: 'instant' });
  if (isInView()) return;
  const [now] = toRects(first);
  if (now) scrollBy({ top: now.top + now.height / 2 - innerHeight / 2, behavior: 'instant' });
}
