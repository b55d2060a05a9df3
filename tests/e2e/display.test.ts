/** Script, pinyin and languages of explanations: chosen in one place, followed everywhere that is open. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { cardText, readCard } from '../../scripts/card';
import { hoverMention } from '../../scripts/mentions';
import { borrow } from './borrow';
import { PAPER, type TestBrowser } from './extension';
import { expectMarked } from './surfaces';

/** Only in what runs in the browser. */
declare const chrome: Browser;

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
beforeEach(() => browser.console.evaluate(() => chrome.storage.local.remove(['script', 'pinyin', 'explanations'])));
afterEach(() => browser.closePages());

const choose = (choice: Record<string, unknown>) =>
  browser.console.evaluate((choice) => chrome.storage.local.set(choice), choice);

const ARTICLE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>许昌学院</title>
  <meta property="og:site_name" content="许昌日报"><meta property="article:published_time" content="2022-05-08"></head>
  <body><article><h1>许昌学院开会</h1>
  <p>本报讯 5月7日，许昌学院党委书记闫纪建、院长岳修峰来到学院的一处工地，同工人谈了半个钟头，随后雨下了起来。</p>
  <p>许昌市委书记史根治说，要坚持动态清零，做到应隔尽隔。大家在棚子里等着，有人把热饭送了进来。</p>
  </article></body></html>`;

async function openArticle(): Promise<Page> {
  const page = await browser.open(`${PAPER}display.html`, ARTICLE);
  await browser.waitForReport(page);
  await expectMarked(page, '闫纪建', '史根治');
  return page;
}
async function openCard(name: string, sought: string): Promise<Page> {
  const page = await openArticle();
  await hoverMention(page, name);
  await readCard(page, sought);
  return page;
}
const expectInCard = (page: Page, ...sought: string[]) =>
  expect
    .poll(async () => {
      const text = (await cardText(page)) ?? '';
      return sought.filter((words) => !text.includes(words));
    })
    .toEqual([]);

describe('the script', () => {
  it('is changed in a card that is open: the checked name, our words converted, the quote as printed', async () => {
    const page = await openCard('闫纪建', '闫纪建');
    const before = (await cardText(page))!;
    expect(before).toContain('许昌学院党委书记');
    await choose({ script: 'hant', explanations: 'zh' });
    await expectInCard(page, '閆紀建', '許昌學院黨委書記');
    const text = (await cardText(page))!;
    expect(text).not.toContain('閻');
    expect(text).toMatch(/许昌学院党委书记闫纪建/);
    await choose({ script: 'hans' });
    await expectInCard(page, '闫纪建', '许昌学院党委书记');
  });

  it('does not make 嶽 of a surname', async () => {
    await choose({ script: 'hant', explanations: 'zh' });
    const page = await openCard('岳修峰', '岳修峰');
    expect(await cardText(page)).not.toContain('嶽');
  });

  it('is followed by the popup: what was found, and what search finds', async () => {
    const popup = await browser.openPopup(await openArticle());
    await popup.waitForText('闫纪建');
    await choose({ script: 'hant' });
    await popup.waitForText('閆紀建');
    await choose({ explanations: 'zh' });
    await expect.poll(() => popup.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await popup.type('yanjijian');
    await popup.waitForText('中共許昌學院委員會書記');
    await popup.close();
  });

  it('is followed by the library: names, offices, explanation, places; never the quotes', async () => {
    const page = await browser.openInner('library.html#/official/yan-jijian');
    await page.getByRole('heading', { level: 1, name: '闫纪建' }).waitFor();
    const quotes = await page.locator('q.quote').allInnerTexts();
    await choose({ script: 'hant' });
    await page.getByRole('heading', { level: 1, name: '閆紀建' }).waitFor();
    await page.locator('main').getByText('許昌學院黨委書記').first().waitFor();
    expect(quotes.length).toBeGreaterThan(0);
    await expect.poll(() => page.locator('q.quote').allInnerTexts()).toEqual(quotes);
    await page.goto(page.url().replace(/#.*/, '#/bodies'));
    await page.getByRole('heading', { level: 2, name: '許昌市' }).waitFor();
    await page.locator('main').getByText('中國共產黨許昌市委員會').first().waitFor();
  });

  it('is chosen in the library’s own menu', async () => {
    const page = await browser.openInner('library.html#/official/yan-jijian');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.locator('.settings-menu').getByText('繁體').click();
    await page.getByRole('heading', { level: 1, name: '閆紀建' }).waitFor();
  });
});

describe('pinyin', () => {
  it('goes from card, popup and library, and is still searched by', async () => {
    const page = await openCard('史根治', 'Shǐ Gēnzhì');
    await choose({ pinyin: false });
    await expect.poll(() => cardText(page)).not.toContain('Shǐ Gēnzhì');
    const popup = await browser.openPopup(page);
    expect(await popup.waitForText('史根治')).not.toContain('Shǐ Gēnzhì');
    await expect.poll(() => popup.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await popup.type('shigenzhi');
    await popup.waitForText('Shǐ Gēnzhì');
    await popup.close();
    const library = await browser.openInner('library.html#/official/shi-genzhi');
    await library.getByRole('heading', { level: 1, name: '史根治' }).waitFor();
    expect(await library.locator('main').innerText()).not.toContain('Shǐ Gēnzhì');
  });
});

describe('explanations', () => {
  it('are in English, Chinese or both, in the card as it is open', async () => {
    const page = await openCard('动态清零', 'Dynamic');
    // our explanation ends in a full stop, the quote does not
    const shown = async () => /[\u4e00-\u9fff]。/.test((await cardText(page)) ?? '');
    expect(await shown()).toBe(false);
    await choose({ explanations: 'both' });
    await expect.poll(shown).toBe(true);
    expect(await cardText(page)).toContain('Literally');
    await choose({ explanations: 'zh' });
    await expect.poll(() => cardText(page)).not.toContain('Literally');
  });

  it('are both on the library’s page until one is chosen', async () => {
    const page = await browser.openInner('library.html#/official/shi-genzhi');
    const languages = () => page.locator('.gloss p').evaluateAll((all) => all.map((p) => (p as HTMLElement).lang));
    await expect.poll(languages).toEqual(['en', 'zh-Hans']);
    await choose({ explanations: 'zh' });
    await expect.poll(languages).toEqual(['zh-Hans']);
    await choose({ explanations: 'en' });
    await expect.poll(languages).toEqual(['en']);
  });
});
