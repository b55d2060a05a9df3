/**
 * Draws mentions as CSS custom highlights: no element is added to the article. One Highlight for each
 * type × rank × ink.
 *
 * The registry belongs to the page as well: it can clear it. Our own Map remembers what was drawn (Firefox can't
 * iterate the registry from here), and `repair` puts it back, MAX_REPAIRS times: after that the page has its will.
 */
import { rootOf } from './dom';
import { createMarkInkLookup } from './ink';
import { buildMarkStyles, toInkColors, toMarkName, toWashName } from './mark-styles';
import type { Mention, Rank } from './mention';
import { createPageStyles, type PageStyles } from './page-styles';
import { toStaticRange } from './ranges';

const MAX_REPAIRS = 5;
/** How long a mention that was scrolled to is washed, ms: long enough to find it after the jump. */
const FLASH_MS = 1600;

export interface Highlighter {
  /** Draws a mention; false where the page has changed under it. */
  add(mention: Mention, rank: Rank): boolean;
  remove(mention: Mention): void;
  /** What `add` and `remove` have said becomes seen; text colours are asked for anew from here on. */
  flush(): void;
  /** The shadow roots that were drawn in. */
  roots(): readonly ShadowRoot[];
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
  const css = buildMarkStyles();
  /** By root: a shadow root is styled by itself. */
  const styles = new Map<Document | ShadowRoot, PageStyles>();
  const drawn = new Map<string, Highlight>();
  const places = new Map<Mention, { name: string; range: StaticRange }>();
  const inks = toInkColors();
  const lookUpInks = () => createMarkInkLookup(inks);
  let findInk = lookUpInks();
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
  function style(range: StaticRange): void {
    const root = rootOf(range.startContainer, undefined) as Document | ShadowRoot;
    if (!styles.has(root)) styles.set(root, createPageStyles(root, css, getHost));
  }
  function wash(kind: 'active' | 'flash', mention: Mention | null): void {
    clear(`jiazhu-${kind}-`);
    const range = mention && toMentionRange(mention);
    if (!mention || !range) return;
    const highlight = new Highlight(range);
    // Behind all marks, so that their lines stay visible on it.
    highlight.priority = -1;
    set(toWashName(kind, mention.annotation.type, lookUpInks()(range.startContainer as Text)), highlight);
  }

  return {
    add(mention, rank) {
      const range = toMentionRange(mention);
      if (!range) return false;
      const name = toMarkName(mention.annotation.type, rank, findInk(range.startContainer as Text));
      const highlight = drawn.get(name);
      if (highlight) highlight.add(range);
      else drawn.set(name, new Highlight(range));
      places.set(mention, { name, range });
      style(range);
      return true;
    },
    remove(mention) {
      const place = places.get(mention);
      places.delete(mention);
      if (place) drawn.get(place.name)?.delete(place.range);
    },
    flush() {
      // Only now: a new sheet makes every style stale, and the inks would have waited for all of them.
      for (const [root, sheet] of styles) {
        if (root.isConnected && !sheet.isInPlace()) sheet.put();
        if (root.isConnected) continue;
        sheet.destroy();
        styles.delete(root);
      }
      for (const [name, highlight] of [...drawn]) {
        if (highlight.size === 0) remove(name);
        else if (registry.get(name) !== highlight) registry.set(name, highlight);
      }
      findInk = lookUpInks();
    },
    roots: () => [...styles.keys()].filter((root): root is ShadowRoot => 'host' in root),
    setActive: (mention) => wash('active', mention),
    flash(mention) {
      clearTimeout(flashTimer);
      wash('flash', mention);
      flashTimer = setTimeout(() => wash('flash', null), FLASH_MS);
    },
    repair() {
      const missing = [...drawn].filter(([name, highlight]) => registry.get(name) !== highlight);
      const bare =
        drawn.size === 0 ? [] : [...styles].filter(([root, sheet]) => root.isConnected && !sheet.isInPlace());
      if ((missing.length === 0 && bare.length === 0) || repairs >= MAX_REPAIRS) return;
      repairs++;
      for (const [name, highlight] of missing) registry.set(name, highlight);
      for (const [, sheet] of bare) sheet.put();
    },
    destroy() {
      clearTimeout(flashTimer);
      clear('jiazhu-');
      places.clear();
      for (const sheet of styles.values()) sheet.destroy();
      styles.clear();
    },
  };
}

function toMentionRange({ block, annotation }: Mention): StaticRange | null {
  return toStaticRange(block, annotation.start, annotation.end);
}
