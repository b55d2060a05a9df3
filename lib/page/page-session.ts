/**
 * One page being read: text → background → mentions. Keeps the last answer, asks again when the text has changed, and
 * never has two requests under way.
 */
import type { ArticleContext, PageFacts } from '../core/model/annotation';
import { MAX_BLOCK_LENGTH, MAX_BLOCKS, MAX_TEXT_LENGTH } from '../messaging/limits';
import type { AnnotateRequest, AnnotateResponse, FoundEntity, PageReport } from '../messaging/protocol';
import { findPageRef } from './canonical';
import { holdsBlock, isSameList, mentionsOf, replaceBlocks, take, type ReadBlock } from './block-list';
import { isInPage } from './dom';
import { findArticle, type Mention } from './mention';
import type { PageChanges } from './observer';
import { createArticleFinder } from './page-articles';
import { findPageFacts, findSite } from './page-facts';
import { readPageTextInSlices, type PageText } from './page-text';
import { giveWay } from './slices';

const NOTHING: AnnotateResponse = { contexts: [], blocks: [], said: {} };
/** Waits between tries while the worker does not answer, ms: it may be waking, or filling the knowledge base. */
const RETRY_MS = [500, 2000, 6000, 20_000];
/** Hidden elements that are looked at again: menus and tabs, not the whole of a page's machinery. */
const MAX_HIDDEN = 200;
/** What a page says of itself is looked up again with its text, but not more often than this, ms… */
const FACTS_REST_MS = 1000;
/** … except for so long after it went on to another address: its text comes piece by piece. */
const ARRIVES_MS = 10_000;

export interface PageSession {
  /** Reads what changed (`all` at first) and has it annotated; resolves with whether there was anything new. */
  update: (changes: PageChanges) => Promise<boolean>;
  /** Asks anew for all that was read: the knowledge base has changed, and with it what matching finds. */
  rematch: () => Promise<void>;
  /** Whether something in the element was read. */
  wasRead: (element: Element) => boolean;
  /**
   * Elements that were left out since they did not show; the last ones, where there were more than are looked at again.
   */
  hidden(): { elements: readonly Element[]; isCut: boolean };
  /** Whether the address has changed since the facts were read: single-page navigation. */
  hasMoved(): boolean;
  /** Whether the page may say something else of itself by now: it has another title, or its text has changed. */
  areFactsDue(): boolean;
  /** `isMarked`: as the reader wants it. */
  report: (isMarked: (mention: Mention) => boolean) => PageReport;
  /** In the page's order; those without mentions too. */
  blocks: () => readonly ReadBlock[];
  mentions: () => readonly Mention[];
  contextOf: (mention: Mention) => ArticleContext | undefined;
  /** What the page says of itself; empty until it is read. */
  facts(): PageFacts;
  /** The place that the article around a node is about. */
  placeOf: (node: Node) => string | undefined;
  destroy(): void;
}

export interface SessionOptions {
  document: Document;
  annotate: (request: AnnotateRequest) => Promise<AnnotateResponse>;
  /** Open shadow roots and frames were read. */
  onRoots?: (roots: PageText['roots']) => void;
  /** New mentions are to be drawn. */
  onMentions: () => void;
}

export function createPageSession({ document, annotate, onRoots, onMentions }: SessionOptions): PageSession {
  const stop = new AbortController();
  const articles = createArticleFinder();
  let entries: ReadBlock[] = [];
  /** Those that the last answer is about. */
  let asked: readonly ReadBlock[] = [];
  let contexts: ArticleContext[] = [];
  let mentions: readonly Mention[] | undefined;
  let facts: PageFacts = {};
  let factsRead = 0;
  /** The text has changed since, too soon after for another look. */
  let areFactsDue = false;
  let moved = -Infinity;
  let title = '';
  let hidden: Element[] = [];
  let isHiddenCut = false;
  let report: PageReport = { state: 'reading' };
  /** Something was thrown on the way from the page to the marks: what was read may not be what is there. */
  let isBroken = false;
  /** What was answered before was answered from an earlier state of the knowledge base. */
  let isStale = false;
  let lastUpdate: Promise<boolean> = Promise.resolve(false);

  /** Whether there is something to ask. */
  async function read(changes: PageChanges): Promise<boolean> {
    const top = document.documentElement as Element | null;
    const roots = changes !== 'all' ? changes : top ? [top] : [];
    const texts: PageText[] = [];
    for (const root of roots) texts.push(await readPageTextInSlices(root, stop.signal));
    onRoots?.(texts.flatMap(({ roots: found }) => found));
    await rest(changes);
    const before = entries;
    entries = replaceBlocks(
      changes === 'all' ? [...entries] : entries,
      texts.map(({ blocks }, i) => ({ root: roots[i] as Element, blocks })),
    );
    const found = new Set([...(changes === 'all' ? [] : hidden.filter(isInPage)), ...texts.flatMap((t) => t.hidden)]);
    hidden = [...found].slice(-MAX_HIDDEN);
    isHiddenCut = found.size > MAX_HIDDEN || (isHiddenCut && changes !== 'all');
    const hasChanged = !isSameList(before, entries);
    await rest(changes);
    return readFacts(hasChanged) || hasChanged;
  }

  /** Each step of a whole page in a task of its own. */
  async function rest(changes: PageChanges): Promise<void> {
    if (changes !== 'all') return;
    await giveWay();
    stop.signal.throwIfAborted();
  }

  /** Whether the page says something else of itself: after its address has changed, often only with its next text. */
  function readFacts(hasChanged: boolean): boolean {
    const url = toFactUrl(location.href);
    const now = performance.now();
    if (facts.url !== url) moved = now;
    areFactsDue ||= hasChanged;
    const isChangeDue = areFactsDue && (now - factsRead > FACTS_REST_MS || now - moved < ARRIVES_MS);
    const isDue = isChangeDue || facts.url !== url || title !== document.title;
    if (!isDue || !(document.documentElement as Element | null)) return false;
    factsRead = now;
    areFactsDue = false;
    title = document.title;
    const found = findPageFacts(document, { url, now: new Date(), blocks: entries.map(({ block }) => block) });
    const isNew = JSON.stringify(found) !== JSON.stringify(facts);
    facts = found;
    return isNew;
  }

  async function ask(): Promise<void> {
    const { chosen, isCut } = chooseBlocks(entries);
    asked = chosen;
    if (asked.length === 0) return accept([], NOTHING);
    const blocks = asked.map(({ block }) => block);
    const parts = articles.find(blocks, facts, () => findSite(document));
    const response = await annotateWithRetries({
      facts,
      ...(parts.length > 0 && { articles: parts }),
      page: findPageRef(document),
      blocks: blocks.map(({ text }) => text),
    });
    if (!stop.signal.aborted) accept(asked, response, isCut);
  }

  /** Throws where the worker does not answer, or will not. */
  async function annotateWithRetries(request: AnnotateRequest): Promise<AnnotateResponse> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await annotate(request);
      } catch (error) {
        const wait = RETRY_MS[attempt];
        if (stop.signal.aborted || wait === undefined || isRefusal(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
        stop.signal.throwIfAborted();
      }
    }
  }

  function accept(asked: readonly ReadBlock[], response: AnnotateResponse, isCut = false): void {
    contexts = response.contexts;
    let article = 0;
    asked.forEach((entry, i) => {
      while (article < contexts.length && contexts[article]!.to <= i) article++;
      const isInside = article < contexts.length && contexts[article]!.from <= i;
      take(entry, response.blocks[i] ?? '', response.said, isInside ? article : -1);
    });
    mentions = undefined;
    report = { state: 'read', facts, contexts, found: [], ...(isCut && { isCut }) };
    onMentions();
  }

  /** Never rejects: an update that failed must not keep the next ones from being read. */
  async function perform(changes: PageChanges): Promise<boolean> {
    if (stop.signal.aborted) return false;
    try {
      const hasChanged = await read(isBroken ? 'all' : changes);
      await rest(changes);
      const isNew = hasChanged || isBroken || isStale;
      if (isNew) await ask();
      else if (report.state === 'reading') accept([], NOTHING);
      isBroken = isStale = false;
      return isNew;
    } catch (error) {
      if (stop.signal.aborted) return false;
      isBroken = true;
      report = { state: 'failed', cause: error instanceof Error ? error.message : String(error) };
      // Not read again on every tick, as if the page had moved on; with the next change.
      facts = { url: toFactUrl(location.href) };
      return true;
    }
  }

  return {
    update(changes) {
      // After the one under way: its answer must not overwrite a newer one.
      lastUpdate = lastUpdate.then(() => perform(changes));
      return lastUpdate;
    },
    rematch() {
      // Marks stay as they are until the answer is there.
      lastUpdate = lastUpdate.then(() => (isStale = true)).then(() => perform([]));
      return lastUpdate.then(() => undefined);
    },
    wasRead: (element) => holdsBlock(entries, element),
    hidden: () => ({ elements: hidden, isCut: isHiddenCut }),
    hasMoved: () => report.state !== 'reading' && facts.url !== toFactUrl(location.href),
    areFactsDue: () => report.state === 'read' && (title !== document.title || areFactsDue),
    // Counted when asked for: most pages are never asked.
    report: (isMarked) =>
      report.state === 'read' ? { ...report, found: countEntities(allMentions(), isMarked) } : report,
    blocks: () => asked,
    mentions: allMentions,
    contextOf: (mention) => contexts[mention.article],
    facts: () => facts,
    placeOf(node) {
      const index = asked.findIndex(({ block }) => block.nodes.some((part) => part.node === node));
      return contexts[findArticle(contexts, index)]?.place;
    },
    destroy: () => stop.abort(),
  };

  function allMentions(): readonly Mention[] {
    return (mentions ??= asked.flatMap(mentionsOf));
  }
}

/** What was found, each entity once, in the page's order. */
export function countEntities(mentions: readonly Mention[], isMarked: (mention: Mention) => boolean): FoundEntity[] {
  const found = new Map<string, FoundEntity>();
  for (const mention of mentions) {
    const { id, type, name, status } = mention.annotation;
    const entry = found.get(id) ?? { id, type, name, possible: true, count: 0, unmarked: true as const };
    found.set(id, entry);
    entry.count++;
    // One certain mention is enough for the entity to be on the page.
    entry.possible &&= status === 'possible';
    if (isMarked(mention)) delete entry.unmarked;
  }
  return [...found.values()];
}

/** What one request may hold, from the top of the page; a block that is too long for one is no prose, and left out. */
function chooseBlocks(entries: readonly ReadBlock[]): { chosen: ReadBlock[]; isCut: boolean } {
  const chosen: ReadBlock[] = [];
  let length = 0;
  for (const entry of entries) {
    if (entry.block.text.length > MAX_BLOCK_LENGTH) continue;
    length += entry.block.text.length;
    if (length > MAX_TEXT_LENGTH || chosen.length === MAX_BLOCKS) return { chosen, isCut: true };
    chosen.push(entry);
  }
  return { chosen, isCut: false };
}

/** The background's MessageRefused, as it comes through the messaging: the same request would be refused again. */
const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'MessageRefused';

/** The address without its fragment, which names a place in the same page. */
function toFactUrl(href: string): string {
  return href.split('#', 1)[0]?.slice(0, 2000) ?? '';
}
