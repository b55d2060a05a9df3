/**
 * Draws mentions as CSS custom highlights: no element is added to the article. One Highlight for each
 * type × rank × ink, set once a drawing.
 *
 * The registry belongs to the page as well: it can clear it. Our own Map remembers what was drawn (Firefox can't
 * iterate the registry from here), and `repair` puts it back, MAX_REPAIRS times: after that the page has its will.
 */
import { createInkLookup, type Ink } from './ink';
import { buildMarkStyles, toMarkName, toWashName } from './mark-styles';
import { rankMentions, type DrawSettings, type Mention } from './mention';
import { createPageStyles } from './page-styles';
import { toStaticRange } from './ranges';

const MAX_REPAIRS = 5;
/** How long a mention that was scrolled to is washed, ms: long enough to find it after the jump. */
const FLASH_MS = 1600;

export interface Highlighter {
  /** Replaces all marks; returns the mentions that are drawn, in the page's order. */
  draw(mentions: readonly Mention[], settings: DrawSettings): Mention[];
  /** Washes the mention whose card is open; null for none. */
  setActive(mention: Mention | null): void;
  flash(mention: Mention): void;
  /** Puts back what the page has cleared. Cheap where nothing is missing. */
  repair(): void;
  destroy(): void;
}

export function createHighlighter(document: Document, getHost: () => HTMLElement): Highlighter | null {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return null;
  const registry = CSS.highlights;
  const styles = createPageStyles(document, buildMarkStyles(), getHost);
  const drawn = new Map<string, Highlight>();
  let repairs = 0;
  let flashTimer: ReturnType<typeof setTimeout> | undefined;

  function set(name: string, highlight: Highlight): void {
    drawn.set(name, highlight);
    registry.set(name, highlight);
  }
  function remove(name: string): void {
    // After an update the new reader draws under the same names; those are not ours to remove.
    if (drawn.has(name) && registry.get(name) === drawn.get(name)) registry.delete(name);
    drawn.delete(name);
  }
  function clear(prefix: string): void {
    for (const name of [...drawn.keys()]) if (name.startsWith(prefix)) remove(name);
  }
  function wash(kind: 'active' | 'flash', mention: Mention | null): void {
    clear(`jiazhu-${kind}-`);
    const range = mention && toMentionRange(mention);
    if (!mention || !range) return;
    const highlight = new Highlight(range);
    // Behind all marks, so that their lines stay visible on it.
    highlight.priority = -1;
    set(toWashName(kind, mention.annotation.type, createInkLookup()(range.startContainer as Text)), highlight);
  }

  return {
    draw(mentions, settings) {
      const groups = new Map<string, StaticRange[]>();
      const shown: Mention[] = [];
      const findInk = createInkLookup();
      for (const { mention, rank } of rankMentions(mentions, settings)) {
        const range = toMentionRange(mention);
        if (!range) continue;
        shown.push(mention);
        const ink: Ink = findInk(range.startContainer as Text);
        const name = toMarkName(mention.annotation.type, rank, ink);
        const group = groups.get(name);
        if (group) group.push(range);
        else groups.set(name, [range]);
      }
      // Only now: a new sheet makes every style stale, and the inks above would wait for all of them.
      if (!styles.isInPlace()) styles.put();
      for (const name of [...drawn.keys()])
        if (!/^jiazhu-(?:active|flash)-/.test(name) && !groups.has(name)) remove(name);
      for (const [name, ranges] of groups) set(name, new Highlight(...ranges));
      return shown;
    },
    setActive: (mention) => wash('active', mention),
    flash(mention) {
      clearTimeout(flashTimer);
      wash('flash', mention);
      flashTimer = setTimeout(() => wash('flash', null), FLASH_MS);
    },
    repair() {
      const missing = [...drawn].filter(([name, highlight]) => registry.get(name) !== highlight);
      if ((missing.length === 0 && styles.isInPlace()) || drawn.size === 0 || repairs >= MAX_REPAIRS) return;
      repairs++;
      for (const [name, highlight] of missing) registry.set(name, highlight);
      if (!styles.isInPlace()) styles.put();
    },
    destroy() {
      clearTimeout(flashTimer);
      clear('jiazhu-');
      styles.destroy();
    },
  };
}

function toMentionRange({ block, annotation }: Mention): StaticRange | null {
  return toStaticRange(block, annotation.start, annotation.end);
}
