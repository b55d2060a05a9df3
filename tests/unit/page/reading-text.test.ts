import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readPageText } from '../../../lib/page/page-text';
import { joinBlocks, toPieces, toSpan, type ReadingText } from '../../../lib/page/reading-text';

const HTML =
  '<h1>许昌<b>水</b>利</h1><p>看渠的<i>老人</i>说，<br>水声就是收成。</p><ul><li>东干渠</li><li>西干渠</li></ul>';
const read = (body: string): { document: Document; reading: ReadingText } => {
  const { document } = new JSDOM(`<html><body>${body}</body></html>`).window;
  return { document, reading: joinBlocks(readPageText(document).blocks) };
};
const { document, reading } = read(HTML);
const textNode = (text: string): Text => {
  const found = reading.blocks.flatMap(({ nodes }) => nodes).find(({ node }) => node.data === text);
  if (!found) throw new Error(`no node says ${text}`);
  return found.node;
};
const span = (startContainer: Node, startOffset: number, endContainer: Node, endOffset: number) =>
  toSpan(reading, { startContainer, startOffset, endContainer, endOffset });
const textOf = (found: { start: number; end: number } | null) => found && reading.text.slice(found.start, found.end);

describe('the whole text', () => {
  it('is its blocks, joined by line breaks', () => {
    expect(reading.text).toBe('许昌水利\n看渠的老人说，\n水声就是收成。\n东干渠\n西干渠');
    expect(reading.starts.map((start) => reading.text.slice(start, start + 2))).toEqual([
      '许昌',
      '看渠',
      '东干',
      '西干',
    ]);
  });

  it('is empty for an empty page', () => {
    expect(joinBlocks([])).toEqual({ text: '', blocks: [], starts: [] });
    expect(toPieces(joinBlocks([]), { start: 0, end: 5 })).toEqual([]);
  });
});

describe('a passage in pieces', () => {
  it('holds each character of the passage once, in order, but for line breaks between blocks', () =>
    fc.assert(
      fc.property(fc.nat({ max: reading.text.length }), fc.nat({ max: reading.text.length }), (a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const pieces = toPieces(reading, { start, end });
        // A line break at the edge of a block belongs to no node.
        const joined = pieces.map((piece) => piece.block.text.slice(piece.start, piece.end)).join('');
        expect(joined.replace(/\n/g, '')).toBe(reading.text.slice(start, end).replace(/\n/g, ''));
        expect(pieces.every((piece) => piece.start < piece.end)).toBe(true);
      }),
    ));
});

describe('where a selection stands', () => {
  it.each<[string, () => ReturnType<typeof span>, string | null]>([
    ['within a node', () => span(textNode('水声就是收成。'), 0, textNode('水声就是收成。'), 6), '水声就是收成'],
    ['across inline tags', () => span(textNode('看渠的'), 1, textNode('说，'), 1), '渠的老人说'],
    ['across blocks', () => span(textNode('利'), 0, textNode('东干渠'), 2), '利\n看渠的老人说，\n水声就是收成。\n东干'],
    ['a whole element, by its children', () => span(document.querySelector('ul')!, 0, document.querySelector('ul')!, 2), '东干渠\n西干渠'],
    ['one child of an element', () => span(document.querySelector('ul')!, 1, document.querySelector('ul')!, 2), '西干渠'],
    ['up to a break', () => span(textNode('看渠的'), 0, document.querySelector('p')!, 3), '看渠的老人说，'],
    ['everything', () => span(document.body, 0, document.body, document.body.childNodes.length), reading.text],
    ['nothing', () => span(textNode('老人'), 1, textNode('老人'), 1), null],
    ['nothing between two blocks', () => span(textNode('东干渠'), 3, textNode('西干渠'), 0), null],
  ])('%s', (_, find, expected) => expect(textOf(find())).toBe(expected)); // prettier-ignore

  it('in a node that is longer than it was ends with it', () =>
    expect(textOf(span(textNode('老人'), 0, textNode('老人'), 99))).toBe('老人'));
});
