/**
 * One page being read: text → worker → mentions. Keeps the last answer, asks again for what changed, and never has two
 * requests under way.
 */
import type { ArticleContext, PageFacts } from '../core/model/annotation';
import type { AnnotateRequest, AnnotateResponse, FoundEntity, PageReport } from '../messaging/protocol';
import { isSameList, replaceBlocks, type ReadBlock } from './block-list';
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
  /** Containers that were left out as hidden and show now. */
  findRevealed(): Element[];
  /** Whether the address has changed since the facts were read: single-page navigation. */
  hasMoved(): boolean;
  report: () => PageReport;
  mentions(): readonly Mention[];
  contextOf: (mention: Mention) => ArticleContext | undefined;
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
  let contexts: ArticleContext[] = [];
  let mentions: Mention[] = [];
  let facts: PageFacts = {};
  let hidden: Element[] = [];
  let report: PageReport = { state: 'reading' };
  let lastUpdate: Promise<void> = Promise.resolve();

  async function read(changes: PageChanges): Promise<boolean> {
    const roots = changes === 'all' ? [document.documentElement] : changes;
    const texts: PageText[] = [];
    for (const root of roots) texts.push(await readPageTextInSlices(root, stop.signal));
    const reread = texts.map(({ blocks }, i) => ({ root: roots[i] as Element, blocks }));
    const before = entries;
    entries = replaceBlocks(entries, reread);
    hidden = [
      ...(changes === 'all' ? [] : hidden.filter((e) => e.isConnected)),
      ...texts.flatMap((t) => t.hidden),
    ].slice(-MAX_HIDDEN);
    const isIncomplete = !facts.title || !facts.date || !facts.outlet;
    const hasMoved = facts.url !== toFactUrl(location.href);
    if (hasMoved || isIncomplete) {
      const blocks = entries.map(({ block }) => block);
      facts = findPageFacts(document, { url: toFactUrl(location.href), now: new Date(), blocks });
    }
    return hasMoved || !isSameList(before, entries);
  }

  async function ask(): Promise<void> {
    const asked = entries;
    if (asked.length === 0) return take([], { contexts: [], blocks: [] });
    const blocks = asked.map((e) => (e.matched ? { matched: e.matched } : { text: e.block.text }));
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await annotate({ facts, blocks });
        if (!stop.signal.aborted) take(asked, response);
        return;
      } catch (error) {
        const wait = RETRY_MS[attempt];
        if (stop.signal.aborted) return;
        if (wait === undefined) {
          report = { state: 'failed', cause: error instanceof Error ? error.message : String(error) };
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (stop.signal.aborted) return;
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
    report = { state: 'read', facts, contexts, found: countEntities(mentions) };
    onMentions();
  }

  return {
    update(changes) {
      // After the one under way: its answer must not overwrite a newer one.
      lastUpdate = lastUpdate.then(async () => {
        try {
          if (!stop.signal.aborted && (await read(changes))) await ask();
          else if (report.state === 'reading') take([], { contexts: [], blocks: [] });
        } catch (error) {
          if (!stop.signal.aborted) throw error;
        }
      });
      return lastUpdate;
    },
    findRevealed() {
      const revealed = hidden.filter((e) => e.isConnected && e.checkVisibility({ visibilityProperty: true }));
      hidden = hidden.filter((e) => !revealed.includes(e));
      return revealed.filter((element) => /[\u3400-\u9fff]/.test(element.textContent ?? ''));
    },
    hasMoved: () => report.state !== 'reading' && facts.url !== toFactUrl(location.href),
    report: () => report,
    mentions: () => mentions,
    contextOf: (mention) => contexts[mention.article],
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

/** The address without its fragment, which names a place in the same page. */
function toFactUrl(href: string): string {
  return href.split('#', 1)[0]?.slice(0, 2000) ?? '';
}
