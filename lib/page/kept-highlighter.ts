/** Draws saved passages, under the marks: in the page's document, in frames and in open shadow roots. */
import type { HighlightColor } from '../core/model/colors';
import { createInkLookup } from './ink';
import { buildKeptStyles, toFlashName, toKeptName, type KeptState } from './kept-styles';
import { createPainter } from './painter';
import { toStaticRanges } from './ranges';
import type { Piece } from './reading-text';

export interface KeptPassage {
  color: HighlightColor;
  state: KeptState;
  pieces: Piece[];
}
export interface KeptHighlighter {
  /** Replaces all. */
  draw(passages: readonly KeptPassage[]): void;
  /** Washes a passage strongly for a moment: it was jumped to. */
  flash(passage: Pick<KeptPassage, 'color' | 'pieces'>): void;
  repair(): void;
  destroy(): void;
}

/** Under the washes (−1) and marks (0). */
const PRIORITY = -2;
const FLASH_MS = 1600;

export function createKeptHighlighter(getHost: () => HTMLElement): KeptHighlighter {
  const painter = createPainter(buildKeptStyles, getHost);
  let flashTimer: ReturnType<typeof setTimeout> | undefined;

  function add({ block, start, end }: Piece, toName: (node: Text) => string, priority: number): void {
    for (const range of toStaticRanges(block, start, end))
      painter.add(toName(range.startContainer as Text), range, priority);
  }
  const isFlash = (name: string): boolean => name.startsWith('jiazhu-kept-flash-');

  return {
    draw(passages) {
      painter.clear((name) => !isFlash(name));
      const findInk = createInkLookup();
      for (const { color, state, pieces } of passages)
        for (const piece of pieces) add(piece, (node) => toKeptName(color, state, findInk(node)), PRIORITY);
      painter.flush();
    },
    flash({ color, pieces }) {
      clearTimeout(flashTimer);
      painter.clear(isFlash);
      const findInk = createInkLookup();
      for (const piece of pieces) add(piece, (node) => toFlashName(color, findInk(node)), PRIORITY + 1);
      painter.flush();
      flashTimer = setTimeout(() => painter.clear(isFlash), FLASH_MS);
    },
    repair: painter.repair,
    destroy() {
      clearTimeout(flashTimer);
      painter.destroy();
    },
  };
}
