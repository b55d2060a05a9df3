import { scrollIntoView } from './dom';
import type { Mention } from './mention';
import { toRange } from './ranges';

/** Free space wanted above and below a mention that was jumped to, px: a site's sticky bar, some lines of context. */
const MARGIN_PX = 90;

/** Scrolls only if the mention is not in comfortable view, and at once: nothing to wait for, nothing that moves. */
export function bringIntoView({ block, annotation }: Mention): void {
  const range = toRange(block, annotation.start, annotation.end);
  if (!range) return;
  const isInView = (): boolean => {
    const { top, bottom } = range.getBoundingClientRect();
    return top >= MARGIN_PX && bottom <= innerHeight - MARGIN_PX;
  };
  if (isInView()) return;
  // The element first, since the mention may lie in a box that scrolls by itself.
  const parent = range.startContainer.parentElement;
  if (parent) scrollIntoView(parent, { block: 'center', behavior: 'instant' });
  if (isInView()) return;
  const { top, height } = range.getBoundingClientRect();
  scrollBy({ top: top + height / 2 - innerHeight / 2, behavior: 'instant' });
}
