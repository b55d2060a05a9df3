/**
 * What Jiazhu is measured beside; runs in an isolated world of the page, as content scripts do. Between marks in the
 * browser's trace, by which it is timed.
 */
import Mark from 'mark.js';

const HAN = 0x4e00;

/** All documents and shadow roots with text of their own. */
function findRoots(document: Document, isDeep: boolean): (Document | ShadowRoot)[] {
  if (!isDeep) return [document];
  const inside = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const frames = [...document.querySelectorAll('iframe')].flatMap(({ contentDocument }) => contentDocument ?? []);
  return [document, ...inside, ...frames.flatMap((frame) => findRoots(frame, isDeep))];
}

/** The bare pass: each character of each text node is looked at once. */
function walk(isDeep: boolean): { nodes: Text[]; han: number } {
  const nodes: Text[] = [];
  let han = 0;
  for (const root of findRoots(document, isDeep)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const before = han;
      const node = walker.currentNode as Text;
      const text = node.data;
      for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= HAN) han++;
      if (han > before) nodes.push(node);
    }
  }
  return { nodes, han };
}

/** The pass, then `count` ranges spread over the page, set at once. */
export function floor(count: number, isDeep: boolean): number {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(bench){text-decoration:underline solid 1px}');
  document.adoptedStyleSheets.push(sheet);
  return walkAndDraw(count, isDeep);
}

/** The same unseen, since nothing styles it. */
export function walkAndDraw(count: number, isDeep: boolean): number {
  console.timeStamp('bench:walk');
  const { nodes, han } = walk(isDeep);
  console.timeStamp('bench:draw');
  const ranges = new Map<Document, StaticRange[]>();
  for (let i = 0; i < count; i++) {
    const node = nodes[Math.floor((i * nodes.length) / count)]!;
    const startOffset = (i * 3) % Math.max(1, node.length - 2);
    const endOffset = Math.min(node.length, startOffset + 3);
    const range = new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset });
    const own = ranges.get(node.ownerDocument);
    if (own) own.push(range);
    else ranges.set(node.ownerDocument, [range]);
  }
  for (const [{ defaultView }, own] of ranges) {
    const view = defaultView;
    view?.CSS.highlights.set('bench', new view.Highlight(...own));
  }
  console.timeStamp('bench:done');
  return han;
}

/** The usual highlighter of a weekend: one alternation, and an element around each match. */
export function wrapByRegExp(terms: readonly string[], isDeep: boolean): number {
  console.timeStamp('bench:walk');
  const longestFirst = [...terms].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((term) => term.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  let count = 0;
  for (const node of walk(isDeep).nodes) {
    if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEXTAREA)$/.test(node.parentElement?.tagName ?? '')) continue;
    const text = node.data;
    const pieces: (string | Node)[] = [];
    let at = 0;
    for (const { 0: term, index } of text.matchAll(pattern)) {
      const mark = node.ownerDocument.createElement('mark');
      mark.textContent = term;
      pieces.push(text.slice(at, index), mark);
      at = index + term.length;
      count++;
    }
    if (at > 0) node.replaceWith(...pieces, text.slice(at));
  }
  console.timeStamp('bench:done');
  return count;
}

export function wrapByMarkJs(terms: string[]): void {
  console.timeStamp('bench:walk');
  new Mark(document.body).mark(terms, { separateWordSearch: false });
  console.timeStamp('bench:done');
}
