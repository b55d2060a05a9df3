/** Draws mentions as CSS custom highlights: one for each type × rank × ink. No element is added to the article. */
import { createMarkInkLookup } from './ink';
import { buildMarkStyles, toInkColors, toMarkName, toWashName } from './mark-styles';
import type { Mention, Rank } from './mention';
import { createPainter } from './painter';
import { toStaticRanges } from './ranges';

/** How long a mention that was scrolled to is washed, ms: long enough to find it after the jump. */
const FLASH_MS = 1600;
/** Behind all marks, so that their lines stay visible on it. */
const WASH_PRIORITY = -1;

export interface Highlighter {
  /** Draws a mention; false where the page has changed under it. */
  add(mention: Mention, rank: Rank): boolean;
  remove(mention: Mention): void;
  /** What `add` and `remove` have said becomes seen; text colours are asked for anew from here on. */
  flush(): void;
  shadowRoots: () => readonly ShadowRoot[];
  /** Washes the mention whose card is open; null for none. */
  setActive(mention: Mention | null): void;
  flash(mention: Mention): void;
  /** Puts back what the page has cleared. Cheap where nothing is missing. */
  repair(): void;
  destroy(): void;
}

export function createHighlighter(getHost: () => HTMLElement): Highlighter | null {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return null;
  const painter = createPainter(buildMarkStyles, getHost);
  const places = new Map<Mention, { name: string; ranges: StaticRange[] }>();
  const inks = toInkColors();
  let findInk = createMarkInkLookup(inks);
  let flashTimer: ReturnType<typeof setTimeout> | undefined;

  function wash(kind: 'active' | 'flash', mention: Mention | null): void {
    painter.clear((name) => name.startsWith(`jiazhu-${kind}-`));
    const ranges = mention ? toMentionRanges(mention) : [];
    const [first] = ranges;
    if (!mention || !first) return;
    const ink = createMarkInkLookup(inks)(first.startContainer as Text);
    for (const range of ranges) painter.add(toWashName(kind, mention.annotation.type, ink), range, WASH_PRIORITY);
    painter.flush();
  }

  return {
    add(mention, rank) {
      const ranges = toMentionRanges(mention);
      const [first] = ranges;
      if (!first) return false;
      const name = toMarkName(mention.annotation.type, rank, findInk(first.startContainer as Text));
      for (const range of ranges) painter.add(name, range);
      places.set(mention, { name, ranges });
      return true;
    },
    remove(mention) {
      const place = places.get(mention);
      places.delete(mention);
      if (place) for (const range of place.ranges) painter.remove(place.name, range);
    },
    flush() {
      painter.flush();
      findInk = createMarkInkLookup(inks);
    },
    shadowRoots: painter.shadowRoots,
    setActive: (mention) => wash('active', mention),
    flash(mention) {
      clearTimeout(flashTimer);
      wash('flash', mention);
      flashTimer = setTimeout(() => wash('flash', null), FLASH_MS);
    },
    repair: painter.repair,
    destroy() {
      clearTimeout(flashTimer);
      places.clear();
      painter.destroy();
    },
  };
}

function toMentionRanges({ block, annotation }: Mention): StaticRange[] {
  return toStaticRanges(block, annotation.start, annotation.end);
}
