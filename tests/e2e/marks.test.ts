import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toArticlePage } from '../../scripts/article-page';
import { borrow } from './borrow';
import { compareDom, PAPER, type TestBrowser } from './extension';
import { expectMarked, marksOf, surfacesOf } from './surfaces';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

describe('marks stand where the names are, whatever the markup', () => {
  it('finds names cut by tags, by spaces between letters and by line breaks', async () => {
    const page = await browser.openFixture('inline-tags');
    const { found } = await browser.waitForReport(page);
    await expectMarked(page, '史根治', '刘涛', '马正兰', '谭水木', '应隔尽隔', '动态清零');
    expect(found.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'official:shi-genzhi',
        'official:liu-tao',
        'official:ma-zhenglan',
        'official:tan-shuimu',
        'slogan:yingge-jinge',
        'slogan:dongtai-qingling',
      ]),
    );
  });

  it('leaves alone what is hidden, code, and what the reader writes', async () => {
    const page = await browser.openFixture('inline-tags');
    await browser.waitForReport(page);
    await expectMarked(page, '史根治');
    // In the running text and in the table; not in the hidden line, the text area or the code.
    expect((await surfacesOf(page)).filter((surface) => surface === '史根治')).toHaveLength(2);
  });

  it('reads traditional script and says the same entities', async () => {
    const page = await browser.openFixture('traditional');
    const { found } = await browser.waitForReport(page);
    await expectMarked(page, '史根治', '劉濤', '樓陽生', '應隔盡隔', '動態清零');
    expect(found.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['official:liu-tao', 'official:lou-yangsheng', 'slogan:yingge-jinge']),
    );
  });

  it('takes its ink from the text’s own colour, not from the system’s scheme', async () => {
    const page = await browser.openFixture('dark');
    await browser.waitForReport(page);
    await expectMarked(page, '史根治', '应隔尽隔');
    const inks = new Map((await marksOf(page)).map(({ text, highlight }) => [text, highlight.split('-').at(-1)]));
    expect(inks.get('史根治')).toBe('dark');
    expect(inks.get('应隔尽隔')).toBe('light');
  });

  it('works under a policy that allows the page nothing', async () => {
    const page = await browser.openFixture('strict-csp', { 'content-security-policy': "default-src 'none'" });
    await browser.waitForReport(page);
    await expectMarked(page, '史根治', '应隔尽隔');
    expect(browser.errorsOf(page)).toEqual([]);
  });

  it('gives each type a line of its own that is really painted', async () => {
    const page = await browser.openFixture('strict-csp');
    await browser.waitForReport(page);
    await expectMarked(page, '史根治', '应隔尽隔');
    const lines = await page.evaluate(() =>
      [...(CSS.highlights as unknown as Map<string, unknown>).keys()]
        .filter((name) => name.startsWith('jiazhu-'))
        .map((name) => getComputedStyle(document.body, `::highlight(${name})`).textDecorationStyle),
    );
    expect(lines).toEqual(expect.arrayContaining(['solid', 'dotted']));
  });
});

describe('the page’s place and date', () => {
  it('are found in what the page says of itself', async () => {
    const page = await browser.openFixture('strict-csp');
    const { facts, contexts } = await browser.waitForReport(page);
    expect(facts.outlet?.value).toBe('许昌日报');
    expect(facts.date?.value).toBe('2022-05-12');
    expect(contexts[0]?.place).toBe('cn-411000');
  });
});

describe('a page that changes', () => {
  it('is read when its article comes late', async () => {
    const page = await browser.openFixture('late');
    expect(await surfacesOf(page)).toEqual([]);
    await browser.waitForReport(page);
    await expectMarked(page, '史根治', '应隔尽隔');
  });

  it('is read on where a paragraph is added', async () => {
    const page = await browser.openFixture('late');
    await browser.waitForReport(page);
    await expectMarked(page, '史根治');
    await page.evaluate(() => (globalThis as unknown as { addMore(): void }).addMore());
    await expectMarked(page, '史根治', '刘涛');
    const { found } = await browser.waitForReport(page);
    expect(found.map(({ id }) => id)).toContain('official:liu-tao');
  });

  it('loses the marks of what it takes away', async () => {
    const page = await browser.openFixture('watchful');
    await browser.waitForReport(page);
    await expectMarked(page, '刘涛');
    await page.evaluate(() => document.querySelectorAll('p')[1]?.remove());
    await expect.poll(() => surfacesOf(page)).not.toContain('刘涛');
    expect(await surfacesOf(page)).toContain('史根治');
  });

  it('has its marks drawn again when it clears the registry', async () => {
    const page = await browser.openFixture('strict-csp');
    await browser.waitForReport(page);
    await expectMarked(page, '史根治');
    await page.evaluate(() => {
      CSS.highlights.clear();
      document.body.append('这一页刚刚换过一行。');
    });
    await expectMarked(page, '史根治', '应隔尽隔');
  });
});

describe('the article’s DOM', () => {
  it.each(['inline-tags', 'traditional', 'dark', 'strict-csp'])('is untouched on %s', async (name) => {
    const page = await browser.openFixture(name);
    await browser.waitForReport(page);
    await expectMarked(page, '史根治');
    const { before, after, hosts } = await compareDom(page);
    expect(after).toBe(before);
    expect(hosts).toBeLessThanOrEqual(1);
  });

  it('is not changed for a moment: a page that watches sees nothing', async () => {
    const page = await browser.openFixture('watchful');
    await browser.waitForReport(page);
    await expectMarked(page, '史根治', '刘涛');
    expect(await page.evaluate(() => (globalThis as unknown as { __mutations: number }).__mutations)).toBe(0);
    expect(browser.errorsOf(page)).toEqual([]);
  });
});

describe('a long article', () => {
  it('of 50,000 characters is read whole, to its last line', async () => {
    const filler = '河边的柳树绿了，渡口的船晚了半个钟头，摆渡的人坐在石阶上数着往来的车。'.repeat(12);
    const paragraphs = Array.from({ length: 120 }, (_, i) => `第${i + 1}天。${filler}`);
    const text = [
      '许昌市委书记史根治说，应隔尽隔。',
      ...paragraphs,
      '最后一行：许昌市委书记史根治说，社会面清零。',
    ].join('\n\n');
    expect(text.length).toBeGreaterThan(50_000);
    const page = await browser.open(`${PAPER}long.html`, toArticlePage(text, '许昌日记'));
    const { found } = await browser.waitForReport(page);
    expect(found.find(({ id }) => id === 'official:shi-genzhi')?.count).toBe(2);
    expect(found.map(({ id }) => id)).toContain('slogan:shehuimian-qingling');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expectMarked(page, '社会面清零');
  });
});
