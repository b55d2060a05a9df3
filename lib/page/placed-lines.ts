/**
 * Lines that a page sets into their places one by one, as viewers of scanned papers and PDF files do: which of them read
 * on from one another? Told by where they stand.
 */
export type Join = 'same-line' | 'next-line' | 'apart';

/** As far apart as this, in heights of the line, two pieces of one line still are one text. */
const MAX_GAP = 1.2;
/** From line to line, in heights of the line: closer they overlap, further apart they are paragraphs. */
const MIN_LEADING = 0.6;
const MAX_LEADING = 2.1;
/** Lines of one text are set in one size. */
const MAX_SIZE_RATIO = 1.25;

/** How `next` reads on from `before`; boxes in px of one viewport. */
export function joinLines(before: DOMRect, next: DOMRect): Join {
  const height = Math.min(before.height, next.height);
  if (height === 0 || Math.max(before.height, next.height) > height * MAX_SIZE_RATIO) return 'apart';
  const down = next.bottom - before.bottom;
  if (Math.abs(down) < height * 0.4) {
    const gap = next.left - before.right;
    return gap > -height && gap < height * MAX_GAP ? 'same-line' : 'apart';
  }
  const isBelow = down > height * MIN_LEADING && down < height * MAX_LEADING;
  const isUnder = next.left < before.right && next.right > before.left;
  // A line that runs on is a full one: the next is no longer, but for its first line's indentation.
  return isBelow && isUnder && next.right < before.right + height * MAX_GAP ? 'next-line' : 'apart';
}
