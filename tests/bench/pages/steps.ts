/**
 * Each step of a first reading, timed; runs as a content script, so with all that Firefox puts between such a script and
 * the page. What the reader of a page does is lib/page/page-session.ts and marks.ts.
 */
import { sendMessage } from '../../../lib/messaging/messages';
import { take, type ReadBlock } from '../../../lib/page/block-list';
import { createCardHost } from '../../../lib/page/card-host';
import { createHighlighter } from '../../../lib/page/highlighter';
import { createMarks, type Marks } from '../../../lib/page/marks';
import { findPageFacts } from '../../../lib/page/page-facts';
import { readPageText } from '../../../lib/page/page-text';
import { walkAndDraw } from './contenders';

/** All ms as they pass. */
export interface Steps {
  /** A bare pass over the text, as many ranges as Jiazhu draws, one set. */
  floor: number;
  /** The page's text into blocks. */
  read: number;
  /** What the page says of itself. */
  facts: number;
  /** To the background and back, with matching and linking there. */
  ask: number;
  /** What is near the window; without the browser's own finding of that. */
  draw: number;
  marks: number;
}

/** Frames until the browser has told what is near the window. */
const FRAMES = 3;

export async function measureSteps(isDeep: boolean): Promise<Steps> {
  const from = performance.now();
  const { blocks } = readPageText(document);
  const read = performance.now();
  const facts = findPageFacts(document, { url: location.href, now: new Date(), blocks });
  const found = performance.now();
  const answer = await sendMessage('annotate', { facts, blocks: blocks.map(({ text }) => text) });
  const answered = performance.now();
  const { draw, marks } = await drawNear(
    blocks.map((block, i) => {
      const entry: ReadBlock = { block, tree: document, packed: '', said: {}, article: 0 };
      take(entry, answer.blocks[i] ?? '', answer.said, 0);
      return entry;
    }),
  );
  const bare = performance.now();
  walkAndDraw(marks, isDeep);
  return {
    read: read - from,
    facts: found - read,
    ask: answered - found,
    draw,
    marks,
    floor: performance.now() - bare,
  };
}

async function drawNear(entries: readonly ReadBlock[]): Promise<Pick<Steps, 'draw' | 'marks'>> {
  const Observer = IntersectionObserver;
  let spent = 0;
  const timed = (work: () => void): void => {
    const start = performance.now();
    work();
    spent += performance.now() - start;
  };
  globalThis.IntersectionObserver = function (told: IntersectionObserverCallback, how?: IntersectionObserverInit) {
    return new Observer((changes, observer) => timed(() => told(changes, observer)), how);
  } as unknown as typeof IntersectionObserver;
  let marks: Marks | undefined;
  timed(() => {
    const highlighter = createHighlighter(createCardHost(document).element);
    if (!highlighter) throw new Error('this browser draws no highlights');
    marks = createMarks(highlighter, () => ({ marks: 'calm', showTerms: false, showPhrases: false }));
    marks.set(entries);
  });
  for (let i = 0; i < FRAMES; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const nodes = entries.flatMap(({ block }) => block.nodes);
  return { draw: spent, marks: new Set(nodes.flatMap(({ node }) => marks?.mentionsIn(node) ?? [])).size };
}
