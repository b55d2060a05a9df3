/**
 * Watches the page's text, in its document and in open shadow roots. Changes are gathered and handed on in idle time, as
 * the block containers to read again: cost follows change. Our own writes (the card's host) never wake it.
 */
import { isBlockBox, isBlockTag, isRendered } from './block-elements';
import { isInPage, isShown, nodeTypeOf, rootOf, shadowRootOf, tagNameOf, textOf } from './dom';
import { findShadowRoots, flatParentElement, frameDocument, isFrame, isInFlatTree } from './flat-tree';

import { CHINESE_TEXT } from './page-text';

/** Rest between two readings, ms; it grows while new text never ends (tickers, live comments) and falls back after. */
const MIN_REST_MS = 300;
const MAX_REST_MS = 8000;
/** Where nothing was new the rest is so many times what looking took: clocks and animations keep nothing else waiting. */
const REST_PER_WORK = 30;
/** More containers than this: reading the whole page once is cheaper than finding each one's place. */
const MAX_CONTAINERS = 200;
/** Of restyled elements so many are looked at; more are an animation, or all are as these. */
const MAX_RESTYLED = 500;

export interface PageObserver {
  /** Watches these too; a root that is watched already is not watched twice. */
  watch(roots: readonly (ShadowRoot | Document)[]): void;
  /** Reads the hosts of shadow roots that are not watched yet: nothing tells that one was attached. */
  findLate(): void;
  /** These are to be read again, though no mutation told so. */
  touch(nodes: readonly Node[]): void;
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
  /** At once, before anything is read again. */
  onText: (text: Node) => void;
  /** Classes or styles have changed: what showed may be hidden, and the other way. Asked once before each reading. */
  findRestyled: () => readonly Element[];
  /** Whether something in the element was read. */
  wasRead: (element: Element) => boolean;
  /** Resolves when the changes are read, the next ones wait for it; with whether there was anything new in them. */
  onChange: (changes: PageChanges) => Promise<boolean>;
}

const WATCHED: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'contenteditable', 'role', 'slot', 'name'],
};

export function createPageObserver(options: ObserverOptions): PageObserver {
  const { document, isOwn, onOwnRemoved, onChange, onText, findRestyled, wasRead } = options;
  const touched = new Set<Node>();
  const restyled = new Set<Element>();
  /** How elements stood when they were last restyled. */
  const looks = new WeakMap<Element, string>();
  /** Beside the document. Let go with the page's own. */
  const watched = new Set<ShadowRoot | Document>();
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  let busy = false;
  let rest = MIN_REST_MS;
  let lastRun = 0;
  let destroyed = false;

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      collect(record, touched, restyled, isOwn);
      if (record.type === 'characterData') onText(record.target);
    }
    if (records.some(({ removedNodes }) => [...removedNodes].some(isOwn))) onOwnRemoved();
    schedule();
  });
  observer.observe(document, WATCHED);

  function onSlot({ target }: Event): void {
    touchSlot(target as Element, touched);
    schedule();
  }

  /** Frames of the same origin that were not worth reading when they came, and are now. */
  function findGrownFrames(tree: ParentNode): Element[] {
    return [...tree.querySelectorAll('iframe')].filter((frame) => {
      const inner = frameDocument(frame);
      return inner !== null && !watched.has(inner) && CHINESE_TEXT.entersFrame(frame);
    });
  }

  function schedule(): void {
    if (timer !== undefined || idle !== undefined || busy || destroyed) return;
    if (touched.size === 0 && restyled.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      idle = requestIdle(() => {
        idle = undefined;
        void run();
      });
    }, rest);
  }

  async function run(): Promise<void> {
    const start = performance.now();
    const isSoon = start - lastRun < rest * 3;
    let isNew = false;
    takeInRestyled();
    const changes = findContainers([...touched], document, wasRead);
    touched.clear();
    busy = true;
    try {
      if (changes.length > 0) isNew = await onChange(changes);
    } finally {
      busy = false;
      lastRun = performance.now();
      const due = !isSoon ? MIN_REST_MS : isNew ? rest * 1.5 : REST_PER_WORK * (lastRun - start);
      rest = Math.min(Math.max(due, MIN_REST_MS), MAX_REST_MS);
      schedule();
    }
  }

  /** Most changes of class and style change nothing of the text; those that do show in what the element looks like. */
  function takeInRestyled(): void {
    if (restyled.size === 0) return;
    for (const element of [...restyled].slice(0, MAX_RESTYLED)) {
      if (!isInPage(element)) continue;
      const look = toLook(element);
      if (looks.get(element) !== look) touched.add(element);
      looks.set(element, look);
    }
    restyled.clear();
    for (const element of findRestyled()) touched.add(element);
  }

  return {
    watch(found) {
      for (const root of watched) if (!root.isConnected || ownerOf(root).defaultView === null) watched.delete(root);
      for (const root of found) {
        if (watched.has(root)) continue;
        watched.add(root);
        observer.observe(root, WATCHED);
        // Assigned by a script, without a mutation.
        root.addEventListener('slotchange', onSlot, { passive: true, signal: stop.signal });
      }
    },
    findLate() {
      const trees = [document, ...watched].filter((root) => root.isConnected);
      const late = trees.flatMap(findShadowRoots).filter((root) => !watched.has(root));
      for (const { host } of late) touched.add(host);
      for (const frame of trees.flatMap(findGrownFrames)) touched.add(frame);
      schedule();
    },
    touch(nodes) {
      for (const node of nodes) touched.add(node);
      schedule();
    },
    destroy() {
      destroyed = true;
      stop.abort();
      observer.disconnect();
      clearTimeout(timer);
      if (idle !== undefined) cancelIdle(idle);
      touched.clear();
      restyled.clear();
    },
  };
}

/** Nodes whose text may have changed: the added ones, and the place itself, whose line may have gained or lost some. */
function collect(
  { type, target, attributeName, addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord,
  touched: Set<Node>,
  restyled: Set<Element>,
  isOwn: (node: Node) => boolean,
): void {
  if (isOwn(target)) return;
  if (type === 'characterData') {
    touched.add(target);
    return;
  }
  if (type === 'attributes') {
    if (attributeName === 'class' || attributeName === 'style') restyled.add(target as Element);
    // A host's slots are filled anew.
    else if (attributeName === 'name') touchSlot(target as Element, touched);
    else touched.add(attributeName === 'slot' ? (flatHostOf(target) ?? target) : target);
    return;
  }
  for (const node of addedNodes) if (!isOwn(node)) touched.add(node);
  if (removedNodes.length === 0 || [...removedNodes].every(isOwn)) return;
  // What was taken away can join the lines around it, as what comes between can part them.
  const isChinese = (node: Node): boolean => /[\u3400-\u9fff]/.test(textOf(node) ?? '');
  const isWanted = (node: Node): boolean => isChinese(node) || holdsFrame(node);
  if (isInLine(previousSibling) || isInLine(nextSibling) || [...removedNodes].some(isWanted)) touched.add(target);
}

const toLook = (element: Element): string =>
  isRendered(element) === false ? 'hidden' : isBlockBox(element) ? 'block' : 'inline';

/** What is shown in a slot is another text of its host. */
function touchSlot(slot: Element, touched: Set<Node>): void {
  const root = tagNameOf(slot) === 'SLOT' ? rootOf(slot) : null;
  if (root && nodeTypeOf(root) === 11) touched.add((root as ShadowRoot).host);
}

const holdsFrame = (node: Node): boolean =>
  nodeTypeOf(node) === 1 && (isFrame(node as Element) || (node as Element).querySelector('iframe') !== null);

/** Text, or what may belong to a line of it. */
function isInLine(node: Node | null): boolean {
  if (!node) return false;
  const type = nodeTypeOf(node);
  return type === 3 ? (node as Text).data.trim() !== '' : type === 1 && !isBlockTag(node as Element);
}

const ownerOf = (root: ShadowRoot | Document): Document => root.ownerDocument ?? root;

const flatHostOf = (node: Node): Element | null => {
  const parent = node.parentElement;
  return parent && shadowRootOf(parent) ? parent : null;
};

/**
 * The outermost block containers around the nodes, and what is not read but holds something that was, before it was moved
 * there; `all` where that is the whole page, or there are too many.
 */
export function findContainers(
  nodes: readonly Node[],
  document: Document,
  wasRead: (element: Element) => boolean,
): PageChanges {
  const found = new Set<Element>();
  const unread = new Set<Element>();
  for (const node of nodes) {
    if (!isInFlatTree(node)) continue;
    const { container, isRead } = findContainer(node);
    if (container === document.body || container === document.documentElement) return 'all';
    if (container) (isRead ? found : unread).add(container);
    if (found.size > MAX_CONTAINERS) return 'all';
  }
  for (const element of unread) if (wasRead(element)) found.add(element);
  const isInside = (element: Element): boolean => {
    for (let at = flatParentElement(element); at; at = flatParentElement(at)) if (found.has(at)) return true;
    return false;
  };
  return [...found].filter((element) => !isInside(element));
}

/**
 * The nearest block container of a node that has changed, itself left out where it may be one no more; or else what the
 * node is in that is not read. A line that is set apart belongs with those around it.
 */
function findContainer(node: Node): { container: Element | null; isRead: boolean } {
  let container: Element | null = null;
  const start = nodeTypeOf(node) === 1 ? (node as Element) : flatParentElement(node);
  for (let element = start; element; element = flatParentElement(element)) {
    const role = CHINESE_TEXT.getRole(element);
    if (role === 'skip' || role === 'hidden') {
      // It may have become that just now: what was read in it is read no more.
      if (element === start && node === start) continue;
      return { container: element, isRead: false };
    }
    if (role === 'line') container = null;
    else if (!container && element !== node && (isBlockTag(element) || isBlockBox(element))) container = element;
    else if (!container && element === node && isByItself(element)) container = element;
  }
  return { container, isRead: true };
}

/** A block whose coming or going parts no line around it. */
function isByItself(element: Element): boolean {
  const isApart = (sibling: Node | null): boolean => !isInLine(sibling);
  return (
    isBlockTag(element) &&
    isShown(element) !== false &&
    isApart(element.previousSibling) &&
    isApart(element.nextSibling)
  );
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
