/**
 * Paints ranges as CSS custom highlights, by name, in the page's document, in frames and in open shadow roots: each window
 * has a registry of its own, each root its style sheet.
 *
 * Registries belong to the page as well: it can clear them. Our own Map remembers what was painted (Firefox can't
 * iterate a registry from here), and `repair` puts it back, MAX_REPAIRS times: after that the page has its will.
 */
import { rootOf } from './dom';
import { createPageStyles, type PageStyles } from './page-styles';

const MAX_REPAIRS = 5;

type View = Window & typeof globalThis;

export interface Painter {
  /** Seen after `flush`. Highlights of a higher priority lie over others; marks have 0. */
  add(name: string, range: StaticRange, priority?: number): void;
  remove(name: string, range: StaticRange): void;
  /** At once. */
  clear(isDoomed: (name: string) => boolean): void;
  flush(): void;
  /** The shadow roots that something was painted in. */
  shadowRoots: () => readonly ShadowRoot[];
  repair: () => void;
  destroy(): void;
}

/**
 * `toStyles` gives the rules for all names that end in `-<ink>`. A root gets those of the inks that are used in it: each
 * name costs the page, in every element, whenever styles are made anew.
 */
export function createPainter<I extends string>(toStyles: (ink: I) => string, getHost: () => HTMLElement): Painter {
  const painted = new Map<View, Map<string, Highlight>>();
  const styles = new Map<Document | ShadowRoot, Map<string, PageStyles>>();
  let repairs = 0;

  const all = (): { view: View; name: string; highlight: Highlight }[] =>
    [...painted].flatMap(([view, own]) => [...own].map(([name, highlight]) => ({ view, name, highlight })));

  const sheets = (): { root: Document | ShadowRoot; sheet: PageStyles }[] =>
    [...styles].flatMap(([root, own]) => [...own.values()].map((sheet) => ({ root, sheet })));

  function drop(view: View, name: string, highlight: Highlight): void {
    painted.get(view)?.delete(name);
    // After an update the new reader draws under the same names; those are not ours to remove.
    if (view.CSS?.highlights.get(name) === highlight) view.CSS.highlights.delete(name);
  }

  return {
    add(name, range, priority = 0) {
      const view = range.startContainer.ownerDocument?.defaultView;
      if (!view || !('highlights' in view.CSS)) return;
      const own = painted.get(view) ?? new Map<string, Highlight>();
      painted.set(view, own);
      let highlight = own.get(name);
      if (!highlight) {
        own.set(name, (highlight = new Highlight()));
        highlight.priority = priority;
      }
      highlight.add(range);
      const root = rootOf(range.startContainer) as Document | ShadowRoot;
      const inks = styles.get(root) ?? new Map<string, PageStyles>();
      styles.set(root, inks);
      const ink = name.slice(name.lastIndexOf('-') + 1);
      if (!inks.has(ink)) inks.set(ink, createPageStyles(root, toStyles(ink as I), getHost));
    },
    remove(name, range) {
      // Not by the window of its text, which may be in another one by now.
      for (const own of painted.values()) own.get(name)?.delete(range);
    },
    clear(isDoomed) {
      for (const { view, name, highlight } of all()) if (isDoomed(name)) drop(view, name, highlight);
    },
    flush() {
      // Only now: a new sheet makes every style stale, and whoever asked for colours would have waited for all of them.
      for (const { root, sheet } of sheets()) {
        if (isGone(root)) {
          sheet.destroy();
          styles.delete(root);
        } else if (!sheet.isInPlace()) sheet.put();
      }
      for (const { view, name, highlight } of all()) {
        if (highlight.size === 0) drop(view, name, highlight);
        else if (view.CSS?.highlights.get(name) !== highlight) view.CSS?.highlights.set(name, highlight);
      }
      for (const [view, own] of painted) if (own.size === 0) painted.delete(view);
    },
    shadowRoots: () => [...styles.keys()].filter((root): root is ShadowRoot => 'host' in root),
    repair() {
      const missing = all().filter(({ view, name, highlight }) => view.CSS?.highlights.get(name) !== highlight);
      const bare = painted.size === 0 ? [] : sheets().filter(({ root, sheet }) => !isGone(root) && !sheet.isInPlace());
      if ((missing.length === 0 && bare.length === 0) || repairs >= MAX_REPAIRS) return;
      repairs++;
      for (const { view, name, highlight } of missing) view.CSS?.highlights.set(name, highlight);
      for (const { sheet } of bare) sheet.put();
    },
    destroy() {
      this.clear(() => true);
      for (const { sheet } of sheets()) sheet.destroy();
      styles.clear();
    },
  };
}

/** Out of the page, or in a frame that is. */
const isGone = (root: Document | ShadowRoot): boolean =>
  !root.isConnected || (root.ownerDocument ?? root).defaultView === null;
