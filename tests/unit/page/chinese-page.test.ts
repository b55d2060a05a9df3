import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { isChinesePage } from '../../../lib/page/chinese-page';

const page = (body: string, attributes = ''): Document =>
  new JSDOM(`<html ${attributes}><head></head><body>${body}</body></html>`).window.document;
const news = '市委书记史根治主持召开会议，强调要落实各项防控措施，确保群众生活。'.repeat(3);

describe('isChinesePage', () => {
  it.each<[name: string, document: Document, expected: boolean]>([
    ['a Chinese article', page(`<p>${news}</p>`), true],
    [
      'a short Chinese report behind a long English menu',
      page(`<nav>${'<a>Products and more</a>'.repeat(300)}</nav><article><p>${news}</p></article>`),
      true,
    ],
    ['a page that wrongly says it is English', page(`<p>${news}</p>`, 'lang="en"'), true],
    ['English prose with a few Chinese names', page(`<p>${'Xuchang (许昌) is a city. '.repeat(60)}</p>`), false],
    [
      'Japanese prose',
      page(`<p>${'東京都は新型コロナの感染拡大を受けて検査体制を強化すると発表した。'.repeat(10)}</p>`),
      false,
    ],
    ['a page that says it is Japanese', page(`<p>${news}</p>`, 'lang="ja-JP"'), false],
    ['text in scripts only', page(`<script>"${news}"</script>`), false],
    ['an empty page', page(''), false],
  ])('%s', (_, document, expected) => expect(isChinesePage(document)).toBe(expected));
});
