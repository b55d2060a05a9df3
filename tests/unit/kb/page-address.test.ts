import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAddress, toAddresses } from '../../../lib/kb/highlights/page-address';

const ARTICLE = 'https://www.xcrb.example/2022/05/08/1.html';

describe('the address of a page', () => {
  it.each([
    ['as it is', ARTICLE, ARTICLE],
    ['with what chooses the article', `${ARTICLE}?id=7&page=2`, `${ARTICLE}?id=7&page=2`],
    ['without what campaigns add', `${ARTICLE}?utm_source=a&utm_medium=b&id=7&fbclid=x`, `${ARTICLE}?id=7`],
    ['without what Chinese portals and apps add', `${ARTICLE}?spm=1.2&wxfrom=5&bd_vid=9&share_token=z&vd_source=q`, ARTICLE],
    ['whatever the case of the name', `${ARTICLE}?UTM_Source=a&Spm=1`, ARTICLE],
    ['with names that only begin like one', `${ARTICLE}?spmx=1&from=rss&source=x&utm=1`, `${ARTICLE}?spmx=1&from=rss&source=x&utm=1`],
    ['without a fragment', `${ARTICLE}#comments`, ARTICLE],
    ['without a text fragment', `${ARTICLE}#:~:text=水声`, ARTICLE],
    ['with a fragment that is a route', 'https://app.example/#/news/1', 'https://app.example/#/news/1'],
    ['with an old one too', 'https://app.example/#!/news/1', 'https://app.example/#!/news/1'],
    ['without name and password', 'https://me:secret@www.xcrb.example/a', 'https://www.xcrb.example/a'],
    ['without a usual port', 'https://www.xcrb.example:443/a', 'https://www.xcrb.example/a'],
    ['with another port', 'http://localhost:8080/a', 'http://localhost:8080/a'],
    ['host in small letters', 'HTTPS://WWW.XCRB.Example/A', 'https://www.xcrb.example/A'],
    ['http is not https', 'http://www.xcrb.example/a', 'http://www.xcrb.example/a'],
    ['with an empty query as it is', `${ARTICLE}?`, `${ARTICLE}?`],
  ])('%s', (_, url, expected) => expect(toAddress(url)).toBe(expected)); // prettier-ignore

  it.each([
    ['a blank in either spelling', 'https://a.example/s?q=a+b&r=c%20d'],
    ['capital and small hexadecimals', 'https://a.example/%e6%b0%B4?k=%E6%b0%b4'],
    ['bytes that are no UTF-8 (GBK)', 'https://a.example/s?wd=%CB%AE%C9%F9'],
    ['a name without a value, twice', 'https://a.example/s?a&a&b='],
    ['a lone percent sign', 'https://a.example/100%?x=50%'],
    ['semicolons and brackets', 'https://a.example/s;v=1?x[]=1&x[]=2'],
  ])('keeps an odd encoding as it is: %s', (_, url) => expect(toAddress(url)).toBe(url));

  it.each(['about:blank', 'chrome://settings/', 'chrome-extension://abc/library.html', 'file:///a.html', 'data:text/html,x', 'javascript:alert(1)', 'blob:https://a.example/1', 'ftp://a.example/', 'no address', ''])(
    'there is none for what is no web page: %s',
    (url) => {
      expect(toAddress(url)).toBeNull();
      expect(toAddresses(url, ARTICLE)).toEqual([]);
    },
  ); // prettier-ignore

  it('is its own address', () => {
    const parts = fc.tuple(
      fc.constantFrom(
        ARTICLE,
        'http://localhost:8080',
        'https://a.example/%e6%b0%B4?k=%CB%AE',
        'https://a.example/s?a+b=c%20d&&e',
      ),
      fc.array(
        fc.tuple(
          fc.constantFrom('utm_source', 'spm', 'id', 'q', 'wxfrom', '%CB%AE', 'a+b'),
          fc.string({ unit: fc.constantFrom('%E6', '%41', '+', 'a', "'", '~', '%', '=', '水'), maxLength: 8 }),
        ),
        { maxLength: 4 },
      ),
      fc.constantFrom('', '#/route', '#part', '#!/r?utm_source=x'),
    );
    fc.assert(
      fc.property(parts, ([base, query, hash]) => {
        const url = `${base}${base.includes('?') ? '&' : '?'}${query.map((pair) => pair.join('=')).join('&')}${hash}`;
        const once = toAddress(url);
        expect(once).not.toBeNull();
        expect(toAddress(once!)).toBe(once);
        expect(toAddresses(once!)).toEqual([once]);
      }),
    );
  });
});

describe('the addresses of a page that says what it is called', () => {
  it.each([
    ['a relative address', '/2022/05/08/one.html', 'https://www.xcrb.example/2022/05/08/one.html'],
    ['an address relative to the page', 'one.html', 'https://www.xcrb.example/2022/05/08/one.html'],
    ['an address without a scheme', '//www.xcrb.example/one', 'https://www.xcrb.example/one'],
    ['its desktop host', 'https://xcrb.example/one', 'https://xcrb.example/one'],
    ['its host for phones', 'https://m.xcrb.example/one', 'https://m.xcrb.example/one'],
    ['http', 'http://www.xcrb.example/one', 'http://www.xcrb.example/one'],
    ['an address with tracking', '/one?utm_source=x#top', 'https://www.xcrb.example/one'],
  ])('%s is believed, and its own is kept beside', (_, canonical, expected) =>
    expect(toAddresses(`${ARTICLE}?spm=1`, canonical)).toEqual([expected, ARTICLE]),
  );

  it.each([
    ['another host', 'https://www.people.example/one'],
    ['another name under the same domain', 'https://news.xcrb.example/one'],
    ['a host that ends like it', 'https://evilxcrb.example/one'],
    ['a host that begins like it', 'https://www.xcrb.example.evil.example/one'],
    ['its host as the name of a user', 'https://www.xcrb.example@evil.example/one'],
    ['the front page', '/'],
    ['the front page for phones', 'https://m.xcrb.example/'],
    ['no web page', 'javascript:alert(1)'],
    ['no address', 'https://['],
    ['nothing', ''],
  ])('%s is not believed', (_, canonical) => expect(toAddresses(ARTICLE, canonical)).toEqual([ARTICLE]));

  it('that is what it is anyway has one', () => expect(toAddresses(ARTICLE, ARTICLE)).toEqual([ARTICLE]));

  it('a front page may call itself so', () =>
    expect(toAddresses('https://www.xcrb.example/?utm_source=x', '/')).toEqual(['https://www.xcrb.example/']));

  it('a front page’s query is an article, which the front page is not', () =>
    expect(toAddresses('https://www.xcrb.example/?id=7', '/')).toEqual(['https://www.xcrb.example/?id=7']));

  it('a route is chosen in the page, and no server knows it', () =>
    expect(toAddresses('https://www.xcrb.example/app#/news/1', '/app')).toEqual([
      'https://www.xcrb.example/app#/news/1',
    ]));

  it('never leads to an address on another site', () => {
    const part = fc.string({
      unit: fc.constantFrom('/', '\\', '@', ':', '.', '?', '#', 'a', 'www', 'xcrb.example', 'https'),
    });
    const url = fc
      .tuple(fc.constantFrom('https://', 'http://', 'HTTPS:'), fc.constantFrom('a', 'www.a', 'm.b.a', 'evil'), part)
      .map((parts) => parts.join(''))
      .filter((text) => toAddress(text) !== null);
    fc.assert(
      fc.property(url, fc.oneof(url, part), (url, canonical) => {
        const site = (address: string) => new URL(address).hostname.replace(/^(?:www|m|mobile|wap|3g|amp|touch)\./, '');
        expect(toAddresses(url, canonical).every((address) => site(address) === site(url))).toBe(true);
      }),
    );
  });
});
