/**
 * Watches the page's text. Changes are gathered and handed on in idle time, as the block containers to read again:
 * cost follows change. Our own writes (the card's host) never wake it.
 */
import { createStyleLookup, getElementRole, type GetStyle } from './block-elements';
import { contains, isInPage, nodeTypeOf, parentElementOf, textOf } from './dom';

/** Rest between two readings, ms; it grows while a page never rests (tickers, live comments) and falls back after. */
const MIN_REST_MS = 300;
const MAX_REST_MS = 8000;
/** More containers than this: reading the whole page once is cheaper than finding each one's place. */
const MAX_CONTAINERS = 200;

export interface PageObserver {
  destroy(): void;
}
/** The containers to read again, none inside another; `all` for the whole page. */
export type PageChanges = readonly Element[] | 'all';

export interface ObserverOptions {
  document: Document;
  /** Our own elements. */
  isOwn: (node: Node) => boolean;
  /** The page took one of them out. */
  onOwnRemoved: () => void;
  /** Resolves when the changes are read; the next ones wait for it. */
  onChange: (changes: PageChanges) => Promise<void>;
}

export function createPageObserver({ document, isOwn, onOwnRemoved, onChange }: ObserverOptions): PageObserver {
  const touched = new Set<Node>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  let busy = false;
  let rest = MIN_REST_MS;
  let lastRun = 0;
  let destroyed = false;

  const observer = new MutationObserver((records) => {
    for (const record of records) collect(record, touched, isOwn);
    if (records.some(({ removedNodes }) => [...removedNodes].some(isOwn))) onOwnRemoved();
    if (touched.size > 0) schedule();
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });

  function schedule(): void {
    if (timer !== undefined || idle !== undefined || busy || destroyed) return;
    timer = setTimeout(() => {
      timer = undefined;
      idle = requestIdle(() => {
        idle = undefined;
        void run();
      });
    }, rest);
  }

  async function run(): Promise<void> {
    const now = performance.now();
    // Woken again right after the last run: back off. A page that rested is served at once again.
    rest = now - lastRun < rest * 3 ? Math.min(rest * 1.5, MAX_REST_MS) : MIN_REST_MS;
    const changes = findContainers([...touched], document);
    touched.clear();
    if (changes.length === 0) return;
    busy = true;
    try {
      await onChange(changes);
    } finally {
      busy = false;
      lastRun = performance.now();
      if (touched.size > 0) schedule();
    }
  }

  return {
    destroy() {
      destroyed = true;
      observer.disconnect();
      clearTimeout(timer);
      if (idle !== undefined) cancelIdle(idle);
      touched.clear();
    },
  };
}

/** Nodes whose text may have changed: the added ones, and the place itself, whose line may have gained or lost some. */
function collect(record: MutationRecord, touched: Set<Node>, isOwn: (node: Node) => boolean): void {
  if (isOwn(record.target)) return;
  if (record.type === 'characterData') {
    touched.add(record.target);
    return;
  }
  const added = [...record.addedNodes].filter((node) => !isOwn(node));
  const removed = [...record.removedNodes].filter((node) => !isOwn(node));
  for (const node of added) touched.add(node);
  // What was taken away can join the lines around it; the empty parent of a list item can't be told from that here.
  if (removed.some((node) => /[\u3400-\u9fff]/.test(textOf(node) ?? ''))) touched.add(record.target);
}

/** The outermost block containers around the nodes; `all` where that is the whole page, or there are too many. */
export function findContainers(nodes: readonly Node[], document: Document): PageChanges {
  const getStyle = createStyleLookup(document);
  const found = new Set<Element>();
  for (const node of nodes) {
    const container = isInPage(node) ? findContainer(node, getStyle) : null;
    if (container === document.body || container === document.documentElement) return 'all';
    if (container) found.add(container);
    if (found.size > MAX_CONTAINERS) return 'all';
  }
  return [...found].filter((element) => ![...found].some((other) => other !== element && contains(other, element)));
}

/** The nearest block container of a node, itself included; null inside what is not read. */
function findContainer(node: Node, getStyle: GetStyle): Element | null {
  let container: Element | null = null;
  const start = nodeTypeOf(node) === 1 ? (node as Element) : parentElementOf(node);
  for (let element = start; element; element = parentElementOf(element)) {
    const role = getElementRole(element, getStyle);
    if (role === 'skip' || (role === 'hidden' && element !== start)) return null;
    if (role === 'block') container ??= element;
  }
  return container;
}

function requestIdle(callback: () => void): number {
  // Safari has none; a page that is never idle is served after a second.
  return typeof requestIdleCallback === 'function'
    ? requestIdleCallback(callback, { timeout: 1000 })
    : Number(setTimeout(callback, 1));
}
function cancelIdle(id: number): void {
  if (typeof cancelIdleCallback === 'function') cancelIdleCallback(id);
  else clearTimeout(id);
}
