import { describe, expect, it } from 'vitest';
import { toPassageUrl, toTextDirective } from '../../../../lib/kb/exchange/text-fragment';

const quote = (exact: string, prefix = '', suffix = '') => ({
  type: 'TextQuoteSelector' as const,
  exact,
  prefix,
  suffix,
});
/** As it reads, `‑` for hyphens that are text. */
const read = (...parts: Parameters<typeof quote>) =>
  decodeURIComponent(
    toTextDirective(quote(...parts))
      .replaceAll('%2D', '‑')
      .replaceAll('%2C', '，')
      .replaceAll('%26', '＆'),
  );
const LONG =
  '坚决落实“四早”要求，做到应检尽检、应隔尽隔、应收尽收、应治尽治，以快制快，切实筑牢疫情防控屏障，确保人民群众生命安全和身体健康。';

describe('the way to a passage', () => {
  it.each([
    ['a passage alone', ['动态清零'], 'text=动态清零'],
    [
      'with the words around, from word to word',
      ['动态清零', '许昌市委书记史根治指出，要坚持', '总方针不动摇，坚决落实'],
      'text=，要坚持-,动态清零,-总方针不动摇，',
    ],
    ['of several blocks: how it begins and ends', ['第一段文字。\n　　第二段文字。'], 'text=第一段文字。,第二段文字。'],
    ['that fills its block: nothing of the blocks beside it', ['动态清零', '上一段。\n', '\n下一段'], 'text=动态清零'],
    ['of nothing but space', [' \n '], ''],
    ['with hyphens, commas, ampersands', ['A-B, C & D'], 'text=A‑B， C ＆ D'],
    ['with spaces as pages show them', ['two\t  words'], 'text=two words'],
  ] as [string, [string, string?, string?], string][])('%s', (_, parts, directive) => {
    if (directive.startsWith('text=，要坚持')) {
      // Which edge is taken is the segmenter's; that it is one beside a mark is ours.
      expect(read(...parts)).toMatch(/^text=[^,]*要坚持-,动态清零,-总方针[^,]*$/);
    } else expect(read(...parts)).toBe(directive);
  });

  it('to a long passage names its beginning and its end', () => {
    const directive = read(LONG);
    const [start = '', end = ''] = directive.slice('text='.length).split(',');
    expect(LONG.startsWith(start) && LONG.endsWith(end)).toBe(true);
    for (const part of [start, end]) expect(part.length).toBeLessThanOrEqual(30);
  });

  it('has nothing in it that ends a part, a link or a line elsewhere', () => {
    const all = Array.from({ length: 127 }, (_, i) => String.fromCharCode(i)).join('');
    expect(toTextDirective(quote(`x${all.replace(/\s/g, '')}x`)).slice('text='.length)).toMatch(/^[A-Za-z0-9%.,]+$/);
  });

  it.each([
    ['https://a.cn/1.html', 'https://a.cn/1.html#:~:text=x'],
    ['https://a.cn/1.html#part', 'https://a.cn/1.html#part:~:text=x'],
    ['https://a.cn/#/news/1', 'https://a.cn/#/news/1:~:text=x'],
    ['https://a.cn/1#:~:text=old', 'https://a.cn/1#:~:text=x'],
    ['https://a.cn/1#p:~:text=old,#x', 'https://a.cn/1#p:~:text=x'],
    ['urn:x-pdf:1', 'urn:x-pdf:1'],
  ])('at %s', (url, link) => {
    expect(toPassageUrl(url, quote('x'))).toBe(link);
  });
});
