/**
 * One page being read: text → worker → mentions. Keeps the last answer, asks again for what changed, and never has two
 * requests under way.
 */
import type { ArticleContext, PageFacts } from '../core/model/annotation';
import { MAX_BLOCK_LENGTH, MAX_BLOCKS, MAX_PACKED_LENGTH, MAX_TEXT_LENGTH } from '../messaging/limits';
import type { AnnotateRequest, AnnotateResponse, FoundEntity, PageReport } from '../messaging/protocol';
import { findPageRef } from './canonical';
import { isSameList, replaceBlocks, type ReadBlock } from './block-list';
import { isInPage, isShown, textOf } from './dom';
import { findArticle, type Mention } from './mention';
import type { PageChanges } from './observer';
import { findPageFacts } from './page-facts';
import { readPageTextInSlices, type PageText } from './page-text';

/** Waits between tries while the worker does not answer, ms: it may be waking, or filling the knowledge base. */
const RETRY_MS = [500, 2000, 6000, 20_000];
/** Hidden elements that are looked at again: menus and tabs, not the whole of a page's machinery. */
const MAX_HIDDEN = 200;

export interface PageSession {
  /** Reads what changed (`all` at first) and has it annotated. */
  update: (changes: PageChanges) => Promise<void>;
  /** Asks anew for all that was read: the knowledge base has changed, and with it what matching finds. */
  rematch: () => Promise<void>;
  /** Containers that were left out as hidden and show now. */
  findRevealed(): Element[];
  /** Whether the address has changed since the facts were read: single-page navigation. */
  hasMoved(): boolean;
  report: () => PageReport;
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
  /** New mentions are to be drawn. */
  onMentions: () => void;
}

export function createPageSession({ document, annotate, onMentions }: SessionOptions): PageSession {
  const stop = new AbortController();
  let entries: ReadBlock[] = [];
  /** Those that the last answer is about. */
  let asked: readonly ReadBlock[] = [];
  let contexts: ArticleContext[] = [];
  let mentions: Mention[] = [];
  let facts: PageFacts = {};
  let hidden: Element[] = [];
  let report: PageReport = { state: 'reading' };
  /** Something was thrown on the way from the page to the marks: what was read may not be what is there. */
  let isBroken = false;
  /** What matching found before was found in an earlier state of the knowledge base. */
  let isStale = false;
  let lastUpdate: Promise<void> = Promise.resolve();

  async function read(changes: PageChanges): Promise<boolean> {
    const top = document.documentElement as Element | null;
    const roots = changes !== 'all' ? changes : top ? [top] : [];
    const texts: PageText[] = [];
    for (const root of roots) texts.push(await readPageTextInSlices(root, stop.signal));
    const reread = texts.map(({ blocks }, i) => ({ root: roots[i] as Element, blocks }));
    const before = entries;
    entries = replaceBlocks(entries, reread);
    hidden = [...(changes === 'all' ? [] : hidden.filter(isInPage)), ...texts.flatMap((t) => t.hidden)].slice(
      -MAX_HIDDEN,
    );
    const isIncomplete = !facts.title || !facts.date || !facts.outlet;
    const hasMoved = facts.url !== toFactUrl(location.href);
    if (top && (hasMoved || isIncomplete)) {
      const blocks = entries.map(({ block }) => block);
      facts = findPageFacts(document, { url: toFactUrl(location.href), now: new Date(), blocks });
    }
    return hasMoved || !isSameList(before, entries);
  }

  async function ask(): Promise<void> {
    asked = chooseBlocks(entries);
    if (asked.length === 0) return take([], { contexts: [], blocks: [] });
    const blocks = asked.map(({ block, matched }) =>
      matched && matched.length <= MAX_PACKED_LENGTH ? { matched } : { text: block.text },
    );
    const response = await annotateWithRetries({ facts, page: findPageRef(document), blocks });
    if (!stop.signal.aborted) take(asked, response);
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

  function take(asked: readonly ReadBlock[], response: AnnotateResponse): void {
    contexts = response.contexts;
    asked.forEach((entry, i) => {
      const answer = response.blocks[i];
      if (answer) Object.assign(entry, answer);
    });
    mentions = asked.flatMap(({ block, annotations }, i) => {
      const article = findArticle(contexts, i);
      return annotations.map((annotation) => ({ block, annotation, article }));
    });
    report = { state: 'read', facts, contexts, found: [] };
    onMentions();
  }

  /** Never rejects: an update that failed must not keep the next ones from being read. */
  async function perform(changes: PageChanges): Promise<void> {
    if (stop.signal.aborted) return;
    try {
      const hasChanged = await read(isBroken ? 'all' : changes);
      if (hasChanged || isBroken || isStale) await ask();
      else if (report.state === 'reading') take([], { contexts: [], blocks: [] });
      isBroken = isStale = false;
    } catch (error) {
      if (stop.signal.aborted) return;
      isBroken = true;
      report = { state: 'failed', cause: error instanceof Error ? error.message : String(error) };
      // Not read again on every tick, as if the page had moved on; with the next change.
      facts = { url: toFactUrl(location.href) };
    }
  }

  function forgetMatches(): void {
    for (const entry of entries) delete entry.matched;
    // Marks stay as they are until the answer is there.
    isStale = true;
  }

  return {
    update(changes) {
      // After the one under way: its answer must not overwrite a newer one.
      lastUpdate = lastUpdate.then(() => perform(changes));
      return lastUpdate;
    },
    rematch() {
      lastUpdate = lastUpdate.then(forgetMatches).then(() => perform([]));
      return lastUpdate;
    },
    findRevealed() {
      const revealed = hidden.filter((e) => isInPage(e) && isShown(e, { visibilityProperty: true }));
      hidden = hidden.filter((e) => !revealed.includes(e));
      return revealed.filter((element) => /[\u3400-\u9fff]/.test(textOf(element) ?? ''));
    },
    hasMoved: () => report.state !== 'reading' && facts.url !== toFactUrl(location.href),
    // Counted when asked for: most pages are never asked.
    report: () => (report.state === 'read' ? { ...report, found: countEntities(mentions) } : report),
    mentions: () => mentions,
    contextOf: (mention) => contexts[mention.article],
    facts: () => facts,
    placeOf(node) {
      const index = asked.findIndex(({ block }) => block.nodes.some((part) => part.node === node));
      return contexts[findArticle(contexts, index)]?.place;
    },
    destroy: () => stop.abort(),
  };
}

/** What was found, each entity once, in the page's order. */
export function countEntities(mentions: readonly Mention[]): FoundEntity[] {
  const found = new Map<string, FoundEntity>();
  for (const { annotation } of mentions) {
    const { id, type, name, status } = annotation;
    const entry = found.get(id);
    if (!entry) found.set(id, { id, type, name, possible: status === 'possible', count: 1 });
    else {
      entry.count++;
      // One certain mention is enough for the entity to be on the page.
      entry.possible &&= status === 'possible';
    }
  }
  return [...found.values()];
}

/** What one request may hold, from the top of the page; a block that is too long for one is no prose, and left out. */
function chooseBlocks(entries: readonly ReadBlock[]): ReadBlock[] {
  const chosen: ReadBlock[] = [];
  let length = 0;
  for (const entry of entries) {
    if (entry.block.text.length > MAX_BLOCK_LENGTH) continue;
    length += entry.block.text.length;
    if (length > MAX_TEXT_LENGTH || chosen.length === MAX_BLOCKS) break;
    chosen.push(entry);
  }
  return chosen;
}

/** The background's MessageRefused, as it comes through the messaging: the same request would be refused again. */
const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'MessageRefused';

/** The address without its fragment, which names a place in the same page. */
function toFactUrl(href: string): string {
  return href.split('#', 1)[0]?.slice(0, 2000) ?? '';
}
