/**
 * The marks of the blocks that are near the window: a range costs the page at each of its changes, so there are as many
 * as can be seen soon. Blocks are watched by an IntersectionObserver, and their annotations unpacked when they come near.
 */
import { isRendered } from './block-elements';
import { firstNode, mentionsOf, type ReadBlock } from './block-list';
import { contains, hasBox, isInPage, rootOf } from './dom';
import { flatParentElement, isWithin } from './flat-tree';
import type { Highlighter } from './highlighter';
import { rankOf, type DrawSettings, type Mention } from './mention';
import type { BlockNode } from './page-text';
import { toBoundaries } from './ranges';
import { createSlices } from './slices';

/** Marks are drawn this far out of the window, in its heights: what a quick scroll reaches in a moment. */
const AHEAD = '100% 25%';

export interface Marks {
  /** The page's blocks as they are now. */
  set(blocks: readonly ReadBlock[]): void;
  /** The page has changed a text node: what was drawn over other words in it goes at once, not with the next reading. */
  drop(changed: Node): void;
  /** After a reading: what was dropped and turned out to stand as before, or has gone into another tree as it is. */
  restore(): void;
  /** Draws anew: colours or settings have changed. */
  redraw(): void;
  /** Those drawn now that are in a text node. */
  mentionsIn(node: Node): readonly Mention[];
  shadowRoots(): readonly ShadowRoot[];
  /** What is drawn, but does not show any more. */
  findHidden(): Element[];
  destroy(): void;
}

/** The least element that holds all of a block. */
function targetOf(entry: ReadBlock): Element | null {
  const last = entry.block.nodes.at(-1) as BlockNode;
  let target = flatParentElement(firstNode(entry));
  while (target && !contains(target, last.node) && !isWithin(target, last.node)) target = flatParentElement(target);
  return target;
}

export function createMarks(highlighter: Highlighter, settings: () => DrawSettings): Marks {
  /** By the element that is watched for them: one, nearly always, and there may be ten thousand. */
  const watched = new Map<Element, ReadBlock[]>();
  const targets = new Map<ReadBlock, Element>();
  /** `root`: the tree in which it was drawn. */
  const drawn = new Map<ReadBlock, { packed: string; article: number; root: Node }>();
  /** What is drawn in each text node. */
  const byNode = new Map<Node, { entry: ReadBlock; mentions: Mention[] }>();
  /** Near the window, but without some of its marks, since the page has changed under them. */
  const stale = new Set<ReadBlock>();
  let observer: IntersectionObserver | undefined;
  /** The blocks are those of the last `set`. */
  let round = 0;

  /** Made when there is something to watch, in the page's own window. */
  function getObserver(): IntersectionObserver {
    // scrollMargin: the same for boxes that scroll by themselves, where the browser knows it.
    const options: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: AHEAD, scrollMargin: AHEAD };
    return (observer ??= new IntersectionObserver(onSeen, options));
  }

  function onSeen(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect: box } of changes) {
      const blocks = watched.get(target);
      if (!blocks) continue;
      if (!isIntersecting && box.width === 0 && box.height === 0) liftTargets(target, blocks);
      else for (const block of [...blocks]) (isIntersecting ? draw : undraw)(block);
    }
    highlighter.flush();
  }

  /** An element without a box of its own (display: contents) is nowhere to be seen; the one around it stands for it. */
  function liftTargets(target: Element, blocks: readonly ReadBlock[]): void {
    const isGone = !isInPage(target);
    const around = isGone || isRendered(target) === false || hasBox(target) ? null : flatParentElement(target);
    for (const block of [...blocks]) {
      undraw(block);
      if (follow(block)) continue;
      if (isGone) stale.add(block); // its text may come back, in another element
      if (!around) continue;
      unwatch(block);
      watch(block, around);
    }
  }

  /** Watches a block where its text is now; false where it is still in what is watched for it, or nowhere. */
  function follow(block: ReadBlock): boolean {
    const [before, target] = [targets.get(block), targetOf(block)];
    if (!target || !isInPage(target) || (before && isWithin(before, target))) return false;
    unwatch(block);
    watch(block, target);
    return true;
  }

  function watch(block: ReadBlock, target: Element): void {
    targets.set(block, target);
    const blocks = watched.get(target);
    if (blocks) {
      blocks.push(block);
      // Seen before, it would not be told of again.
      getObserver().unobserve(target);
    } else watched.set(target, [block]);
    getObserver().observe(target);
  }

  function unwatch(block: ReadBlock): void {
    const target = targets.get(block);
    const blocks = target && watched.get(target);
    targets.delete(block);
    if (!target || !blocks) return;
    blocks.splice(blocks.indexOf(block), 1);
    if (blocks.length > 0) return;
    watched.delete(target);
    observer?.unobserve(target);
  }

  function draw(entry: ReadBlock): void {
    if (drawn.has(entry)) return;
    drawn.set(entry, { packed: entry.packed, article: entry.article, root: rootOf(firstNode(entry)) });
    for (const mention of mentionsOf(entry)) {
      const rank = rankOf(mention, settings());
      if (!rank) continue;
      if (!highlighter.add(mention, rank)) {
        stale.add(entry);
        continue;
      }
      for (const { node, start } of entry.block.nodes) {
        if (start >= mention.annotation.end || start + node.length <= mention.annotation.start) continue;
        const place = byNode.get(node);
        if (place) place.mentions.push(mention);
        else byNode.set(node, { entry, mentions: [mention] });
      }
    }
  }

  function undraw(entry: ReadBlock): void {
    stale.delete(entry);
    if (!drawn.delete(entry)) return;
    for (const { node } of entry.block.nodes) {
      for (const mention of byNode.get(node)?.mentions ?? []) highlighter.remove(mention);
      byNode.delete(node);
    }
  }

  /** With the page's thread given back in between: each that is watched has the browser look where it is. */
  async function watchAll(blocks: Iterable<ReadBlock>): Promise<void> {
    const own = ++round;
    const slices = createSlices();
    for (const block of blocks) {
      if (!targets.has(block)) follow(block);
      if (!slices.isOver()) continue;
      await slices.next();
      if (own !== round) return;
    }
  }

  return {
    set(blocks) {
      const now = new Set(blocks.filter(({ packed }) => packed !== ''));
      for (const block of [...targets.keys()])
        if (!now.has(block)) {
          undraw(block);
          unwatch(block);
        }
      for (const block of now) {
        const before = drawn.get(block);
        if (before && (before.packed !== block.packed || before.article !== block.article)) {
          undraw(block);
          draw(block);
        }
      }
      highlighter.flush();
      void watchAll(now);
    },
    drop(changed) {
      const place = byNode.get(changed);
      if (!place) return;
      for (const mention of place.mentions) {
        if (toBoundaries(mention.block, mention.annotation.start, mention.annotation.end)) continue;
        highlighter.remove(mention);
        stale.add(place.entry);
      }
    },
    restore() {
      for (const [entry, { root }] of drawn) if (rootOf(firstNode(entry)) !== root) stale.add(entry);
      if (stale.size === 0) return;
      for (const entry of [...stale]) {
        if (drawn.has(entry)) {
          undraw(entry);
          draw(entry);
        } else if (follow(entry) || isInPage(targets.get(entry) as Element)) stale.delete(entry);
      }
      highlighter.flush();
    },
    redraw() {
      const all = [...drawn.keys()];
      for (const block of all) undraw(block);
      for (const block of all) draw(block);
      highlighter.flush();
    },
    mentionsIn: (node) => byNode.get(node)?.mentions ?? [],
    shadowRoots: highlighter.shadowRoots,
    findHidden: () =>
      [...drawn.keys()].flatMap((block) => {
        const target = flatParentElement(firstNode(block));
        return target && isInPage(target) && isRendered(target, { visibilityProperty: true }) === false ? [target] : [];
      }),
    destroy() {
      round++;
      observer?.disconnect();
      watched.clear();
      targets.clear();
      drawn.clear();
      stale.clear();
      byNode.clear();
    },
  };
}
