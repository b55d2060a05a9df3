import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Popup } from '../../scripts/popup';
import { borrow } from './borrow';
import { compareDom, PAPER, type TestBrowser } from './extension';
import { expectMarked, expectNothingMarked } from './surfaces';

let browser: TestBrowser;
let popup: Popup | undefined;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(async () => {
  if (await popup?.isOpen()) await popup?.close();
  popup = undefined;
  await browser.closePages();
});

async function openOn(page: Page): Promise<Popup> {
  popup = await browser.openPopup(page);
  return popup;
}

/** Once the list above the switch is there, since the switch moves when it comes. */
async function switchOff(popup: Popup): Promise<void> {
  await popup.waitForText('史根治');
  await popup.click('On for www.xcrb.example');
}

async function openArticle(name = 'inline-tags'): Promise<Page> {
  const page = await browser.openFixture(name);
  await browser.waitForReport(page);
  await expectMarked(page, '史根治');
  return page;
}

describe('search', () => {
  it('has the focus when the popup opens', async () => {
    const popup = await openOn(await openArticle());
    await expect.poll(() => popup.evaluate('document.activeElement.tagName')).toBe('INPUT');
  });

  it.each([
    ['simplified', '楼阳生', '楼阳生'],
    ['traditional', '樓陽生', '楼阳生'],
    ['pinyin', 'louyangsheng', '楼阳生'],
    ['pinyin with spaces and tones', 'Lóu Yángshēng', '楼阳生'],
    ['initials', 'lys', '楼阳生'],
    ['place and office', '许昌 市长', '刘涛'],
    ['a slogan in English', 'zero-covid', '动态清零'],
  ])('finds by %s', async (_, query, name) => {
    const popup = await openOn(await openArticle());
    await expect.poll(() => popup.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await popup.type(query);
    await popup.waitForText(name);
  });

  it.each([
    ['a name, in the script of the page', '樓陽', '楼阳'],
    ['pinyin under tones', 'louyang', 'Lóu Yáng'],
    ['initials', 'lys', 'L Y s'],
    ['another name', '次密接', '次密接'],
  ])('marks what was matched: %s', async (_, query, marked) => {
    const popup = await openOn(await openArticle());
    await expect.poll(() => popup.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await popup.type(query);
    const marks = () =>
      popup.evaluate<string>(`[...document.querySelectorAll('[role=option]')][0]
        ? [...document.querySelectorAll('[role=option]')[0].querySelectorAll('mark')].map((m) => m.textContent).join(' ') : ''`);
    await expect.poll(marks).toContain(marked);
  });

  it('goes through the results by keys, and Escape empties the box before it closes the popup', async () => {
    const popup = await openOn(await openArticle());
    await expect.poll(() => popup.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await popup.type('许昌');
    const active = () =>
      popup.evaluate<number>(
        `[...document.querySelectorAll('[role=option]')].findIndex((o) => o.ariaSelected === 'true')`,
      );
    const count = () => popup.evaluate<number>(`document.querySelectorAll('[role=option]').length`);
    await expect.poll(count).toBeGreaterThan(5);
    expect(await active()).toBe(0);
    await popup.press('ArrowDown');
    await expect.poll(active).toBe(1);
    await popup.press('End');
    await expect.poll(active).toBe((await count()) - 1);
    await popup.press('Home');
    await expect.poll(active).toBe(0);
    await popup.press('Escape');
    await expect.poll(() => popup.evaluate('document.activeElement.value')).toBe('');
    expect(await popup.isOpen()).toBe(true);
  });

  it('says so where there is nothing', async () => {
    const popup = await openOn(await openArticle());
    await expect.poll(() => popup.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await popup.type('qqqqqqxx');
    await popup.waitForText('Nothing found for “qqqqqqxx”');
  });

  it('opens the chosen entity in the library, by keyboard', async () => {
    const popup = await openOn(await openArticle());
    await expect.poll(() => popup.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await popup.type('louyangsheng');
    await popup.waitForText('楼阳生');
    const opened = browser.context.waitForEvent('page');
    await popup.press('Enter');
    await (await opened).waitForURL(/library\.html#\/official\/lou-yangsheng$/);
  });
});

describe('on this page', () => {
  it('lists what was found, and choosing one scrolls to it', async () => {
    const filler = Array.from({ length: 60 }, (_, i) => `<p>第${i}段，河边的柳树又绿了一些，船还没有来。</p>`).join('');
    const html = `<!doctype html><meta charset="utf-8"><title>许昌日记</title><article><p>许昌的早晨。</p>${filler}<p id="there">许昌市委书记史根治在渡口。</p></article>`;
    const page = await browser.open(`${PAPER}far.html`, html);
    await browser.waitForReport(page);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const popup = await openOn(page);
    await popup.waitForText('On this page');
    await popup.click('On this page');
    await popup.waitForText('史根治');
    await popup.click('史根治');
    await expect
      .poll(() =>
        page.evaluate(() => {
          const { top, bottom } = document.getElementById('there')!.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }),
      )
      .toBe(true);
  });
});

describe('what the reader has not marked', () => {
  it('is listed apart, and goes to the others once it is', async () => {
    const html = `<!doctype html><meta charset="utf-8"><title>许昌防控</title><article><p>许昌市委书记史根治检查核酸检测点，要求开展核酸检测。今天河边的柳树又绿了一些，船还没有来，老人坐在坝上。</p></article>`;
    const page = await browser.open(`${PAPER}terms.html`, html);
    await browser.waitForReport(page);
    const popup = await openOn(page);
    await popup.waitForText('Not marked');
    const groups = () =>
      popup.evaluate<[string, string[]][]>(
        `[...document.querySelectorAll('.found section')].map((at) => [at.querySelector('h2').innerText, [...at.querySelectorAll('b')].map((b) => b.innerText)])`,
      );
    expect((await groups()).at(-1)).toEqual(['Not marked 1', ['核酸检测']]);
    await popup.evaluate(`chrome.storage.local.set({ showTerms: true })`);
    await expectMarked(page, '史根治', '核酸检测');
    await popup.close();
    const again = await openOn(page);
    await again.waitForText('核酸检测');
    expect(await again.text()).not.toContain('Not marked');
    await again.evaluate(`chrome.storage.local.remove('showTerms')`);
  });
});

describe('what is unfolded', () => {
  it('takes room from the list, not from the window', async () => {
    const popup = await openOn(await openArticle());
    await popup.waitForText('史根治');
    const measure = () =>
      popup.evaluate<{ window: number; list: number; below: number }>(`(() => {
        const height = (selector) => document.querySelector(selector).getBoundingClientRect().height;
        const footer = document.querySelector('footer');
        return { window: height('main'), list: height('.panel'), below: footer.scrollHeight - footer.clientHeight };
      })()`);
    const before = await measure();
    await popup.evaluate(`document.querySelector('details:not([open]) > summary').click()`);
    await expect.poll(async () => (await measure()).list).toBeLessThan(before.list);
    const after = await measure();
    expect(after.window).toBeGreaterThanOrEqual(before.window);
    expect(after.below).toBe(0);
  });
});

describe('off and on', () => {
  it('takes the marks away and restores the page; on again brings them back', async () => {
    const page = await openArticle();
    const popup = await openOn(page);
    await switchOff(popup);
    await popup.waitForText('Off for www.xcrb.example');
    await expectNothingMarked(page);
    const off = await compareDom(page);
    expect(off.after).toBe(off.before);
    expect(off.hosts).toBe(0);

    await popup.click('Off for www.xcrb.example');
    await popup.waitForText('On for www.xcrb.example');
    await expectMarked(page, '史根治');
  });

  it('is remembered for the site, and for no other', async () => {
    const page = await openArticle();
    const first = await openOn(page);
    await switchOff(first);
    await first.waitForText('Off for www.xcrb.example');
    await first.close();

    const same = await browser.openFixture('traditional');
    const html =
      '<!doctype html><title>许昌</title><p>许昌市委书记史根治在渡口等船，船晚了半个钟头，摆渡的人坐在石阶上数着往来的车，谁也不着急。</p>';
    const other = await browser.open('https://news.other.example/2022-05/08/a.html', html);
    await browser.waitForReport(other);
    await expectMarked(other, '史根治');
    await expect(browser.askReader(same, 'report')).rejects.toThrow(/Receiving end does not exist|No answer/);

    const second = await openOn(same);
    await second.waitForText('Off for www.xcrb.example');
    await second.click('Off for www.xcrb.example');
    await expectMarked(same, '史根治');
  });
});

describe('where nothing is marked, the reason', () => {
  it('is that there is no Chinese text', async () => {
    const popup = await openOn(await browser.openFixture('english'));
    await popup.click('On this page');
    await popup.waitForText('No Chinese text');
  });

  it('is that it is the browser’s own page', async () => {
    const page = await browser.context.newPage();
    await page.goto('chrome://version/');
    const popup = await openOn(page);
    await popup.click('On this page');
    await popup.waitForText('A page of the browser');
  });

  it('is that the site is switched off', async () => {
    const page = await openArticle();
    const popup = await openOn(page);
    await switchOff(popup);
    await popup.click('On this page');
    await popup.waitForText('Off for this site');
    await popup.click('Off for www.xcrb.example');
    await expectMarked(page, '史根治');
  });
});
