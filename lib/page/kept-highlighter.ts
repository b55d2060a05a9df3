/**
 * Draws saved passages, under the marks: in the page's document, in frames and in open shadow roots, each of which has
 * its registry or its styles of its own. What the page clears is put back a bounded number of times.
 */
import type { HighlightColor } from '../core/model/colors';
import { createInkLookup } from './ink';
import { buildKeptStyles, toKeptName, type KeptState } from './kept-styles';
import { createPageStyles, type PageStyles } from './page-styles';
import { toStaticRange } from './ranges';
import type { Piece } from './reading-text';
import { rootOf } from './dom';

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

type View = Window & typeof globalThis;
/** Under the washes (−1) and marks (0). */
const PRIORITY = -2;
const MAX_REPAIRS = 5;
const FLASH_MS = 1600;

export function createKeptHighlighter(getHost: () => HTMLElement): KeptHighlighter {
  const css = buildKeptStyles();
  const drawn = new Map<View, Map<string, Highlight>>();
  const styles = new Map<Document | ShadowRoot, PageStyles>();
  let repairs = 0;
  let flashTimer: ReturnType<typeof setTimeout> | undefined;

  function add(groups: Map<View, Map<string, StaticRange[]>>, piece: Piece, toName: (node: Text) => string): void {
    const range = toStaticRange(piece.block, piece.start, piece.end);
    const view = range?.startContainer.ownerDocument?.defaultView as View | null | undefined;
    if (!range || !view || !('highlights' in view.CSS)) return;
    const root = rootOf(range.startContainer, undefined) as Document | ShadowRoot;
    if (!styles.has(root)) styles.set(root, createPageStyles(root, css, getHost));
    const byName = groups.get(view) ?? new Map<string, StaticRange[]>();
    groups.set(view, byName);
    const name = toName(range.startContainer as Text);
    byName.set(name, [...(byName.get(name) ?? []), range]);
  }

  function set(groups: ReadonlyMap<View, ReadonlyMap<string, StaticRange[]>>, priority: number): void {
    for (const style of styles.values()) if (!style.isInPlace()) style.put();
    for (const [view, byName] of groups) {
      const own = drawn.get(view) ?? new Map<string, Highlight>();
      drawn.set(view, own);
      for (const [name, ranges] of byName) {
        const highlight = new Highlight(...ranges);
        highlight.priority = priority;
        own.set(name, highlight);
        view.CSS.highlights.set(name, highlight);
      }
    }
  }

  function remove(isDoomed: (name: string) => boolean): void {
    for (const [view, own] of drawn) {
      for (const [name, highlight] of own) {
        if (!isDoomed(name)) continue;
        own.delete(name);
        // After an update the new reader draws under the same names; those are not ours to remove.
        if (view.CSS.highlights.get(name) === highlight) view.CSS.highlights.delete(name);
      }
    }
  }
  const isFlash = (name: string): boolean => name.startsWith('jiazhu-kept-flash-');

  return {
    draw(passages) {
      const findInk = createInkLookup();
      const groups = new Map<View, Map<string, StaticRange[]>>();
      for (const { color, state, pieces } of passages)
        for (const piece of pieces) add(groups, piece, (node) => toKeptName(color, state, findInk(node)));
      remove((name) => !isFlash(name));
      set(groups, PRIORITY);
    },
    flash({ color, pieces }) {
      clearTimeout(flashTimer);
      remove(isFlash);
      const findInk = createInkLookup();
      const groups = new Map<View, Map<string, StaticRange[]>>();
      for (const piece of pieces) add(groups, piece, (node) => `jiazhu-kept-flash-${color}-${findInk(node)}`);
      set(groups, PRIORITY + 1);
      flashTimer = setTimeout(() => remove(isFlash), FLASH_MS);
    },
    repair() {
      const missing = [...drawn].flatMap(([view, own]) =>
        [...own]
          .filter(([name, highlight]) => view.CSS.highlights.get(name) !== highlight)
          .map((item) => ({ view, item })),
      );
      const bare = drawn.size > 0 ? [...styles.values()].filter((style) => !style.isInPlace()) : [];
      if ((missing.length === 0 && bare.length === 0) || repairs >= MAX_REPAIRS) return;
      repairs++;
      for (const { view, item } of missing) view.CSS.highlights.set(...item);
      for (const style of bare) style.put();
    },
    destroy() {
      clearTimeout(flashTimer);
      remove(() => true);
      for (const style of styles.values()) style.destroy();
      styles.clear();
    },
  };
}
