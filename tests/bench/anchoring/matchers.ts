/** Ours and its peers, each with what it saves of a passage and how it finds it again. */
import { JSDOM } from 'jsdom';
import { anchorAll, describe } from '../../../lib/core/anchor/anchor';
import type { Span } from '../../../lib/core/model/annotation';
import type { HighlightTarget } from '../../../lib/core/model/highlight';
import { matchQuote } from './match-quote';
import type { Answer } from './truth';

/** Saves a passage of a text, and gives what finds it in the text after its change. */
export type Matcher = (text: string, span: Span) => Promise<Finder> | Finder;
/** Throws where the library cannot be loaded. */
type Loader = () => Promise<Matcher>;
export type Finder = (text: string) => Promise<Answer> | Answer;

const ours: Matcher = (text, span) => {
  const target = describe(text, span);
  return (changed) => {
    const anchored = anchorAll(changed, [target])[0]!;
    if (anchored.state === 'orphan') return undefined;
    return { start: anchored.start, end: anchored.end, isChanged: anchored.state === 'changed' };
  };
};

/** 32 characters on both sides and the offset, as Hypothesis and dom-anchor-text-quote save them. */
function describePlainly(text: string, { start, end }: Span): HighlightTarget {
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
    },
    position: { type: 'TextPositionSelector', start, end },
  };
}

const hypothesis: Matcher = (text, span) => {
  const target = describePlainly(text, span);
  return (changed) => matchQuote(changed, target);
};

const window = new JSDOM('').window;
/** The libraries use a page's globals; linkedom's pages, which are read before, must not see these. */
function installGlobals(): void {
  const { document, Node, NodeFilter, Range } = window;
  Object.assign(globalThis, { document, Node, NodeFilter, Range });
}
/** A paragraph for each line, line ends between them, so that the text content is the reading text. */
function toDom(text: string): HTMLElement {
  const root = window.document.createElement('div');
  text.split('\n').forEach((line, i) => {
    if (i > 0) root.append('\n');
    const paragraph = window.document.createElement('p');
    paragraph.append(line);
    root.append(paragraph);
  });
  return root;
}

const loadDomAnchor: Loader = async () => {
  installGlobals();
  const { toTextPosition } = await import('dom-anchor-text-quote');
  return (text, span) => {
    const { quote } = describePlainly(text, span);
    return (changed) => toTextPosition(toDom(changed), quote, { hint: span.start }) ?? undefined;
  };
};

function toRange(root: HTMLElement, { start, end }: Span): Range {
  const range = window.document.createRange();
  let at = 0;
  const walker = window.document.createTreeWalker(root, window.NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (start >= at && start < at + node.length) range.setStart(node, start - at);
    if (end > at && end <= at + node.length) range.setEnd(node, end - at);
    at += node.length;
  }
  return range;
}
function toOffset(root: HTMLElement, node: Node, offset: number): number {
  let at = 0;
  const walker = window.document.createTreeWalker(root, window.NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    if (text === node) return at + offset;
    at += text.length;
  }
  throw new Error('a range outside of the page');
}
const loadApache: Loader = async () => {
  installGlobals();
  const { createTextQuoteSelectorMatcher, describeTextQuote } = await import('@apache-annotator/dom');
  return async (text, span) => {
    const before = toDom(text);
    const selector = await describeTextQuote(toRange(before, span), before);
    return async (changed) => {
      const root = toDom(changed);
      for await (const range of createTextQuoteSelectorMatcher(selector)(root))
        return {
          start: toOffset(root, range.startContainer, range.startOffset),
          end: toOffset(root, range.endContainer, range.endOffset),
        };
      return undefined;
    };
  };
};

export const MATCHERS = {
  ours: () => Promise.resolve(ours),
  hypothesis: () => Promise.resolve(hypothesis),
  'dom-anchor-text-quote': loadDomAnchor,
  '@apache-annotator/dom': loadApache,
} satisfies Record<string, Loader>;
export type MatcherName = keyof typeof MATCHERS;
