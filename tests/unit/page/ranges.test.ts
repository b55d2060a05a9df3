import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPageText } from '../../../lib/page/page-text';
import { toStaticRanges } from '../../../lib/page/ranges';

/** What a highlight of 史根治 would lie over, a string for each range. */
function drawn(html: string, makeShadow?: (document: Document) => void): string[] {
  const { document } = new JSDOM(`<html><body>${html}</body></html>`).window;
  makeShadow?.(document);
  const [block] = readPageText(document).blocks;
  const start = block!.text.indexOf('史');
  return toStaticRanges(block!, start, block!.text.indexOf('治') + 1).map((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  });
}

describe('the ranges of a mention', () => {
  beforeAll(() => {
    globalThis.StaticRange = new JSDOM().window.StaticRange;
  });

  it.each([
    ['one text', '书记史根治出席', ['史根治']],
    ['text in several elements', '书记<b>史</b>根<i>治</i>出席', ['史根治']],
    ['a line end and white space between', '书记史\n<br>\n  根治', ['史\n\n  根治']],
    ['ruby, character by character', '书记<ruby>史<rt>shǐ</rt>根<rt>gēn</rt>治<rt>zhì</rt></ruby>', ['史', '根', '治']],
    ['ruby with parentheses, on one character', '<ruby>史<rp>(</rp><rt>shǐ</rt><rp>)</rp></ruby>根治', ['史', '根治']],
  ])('%s', (_, html, expected) => expect(drawn(html)).toEqual(expected));

  it('end where another tree begins', () => {
    const ranges = drawn('<x-name>史</x-name>', (document) => {
      const shadow = document.querySelector('x-name')!.attachShadow({ mode: 'open' });
      shadow.append(document.createElement('slot'), '根治');
    });
    expect(ranges).toEqual(['史', '根治']);
  });
});
