/** Saving passages while reading, each in the page’s own blocks, shadow roots and frames. */
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { cardText, clickInCard, readCard } from '../../scripts/card';
import { findText, hoverMention } from '../../scripts/mentions';
import { keptOn, selectText } from '../../scripts/selecting';
import { compareDom, PAPER } from './extension';
import { clickAside, expectKept, QUOTE, save, startKeeping } from './keeping';

const reader = startKeeping();
const { openArticle, rows } = reader;

/** Only in what runs in the browser; `dispatch` is what the browser itself calls. */
declare const chrome: Browser & {
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
  commands: { onCommand: { dispatch(command: string, tab: object): void } };
};

describe('saving', () => {
  it('by the button at the selection: drawn, on disk, and there again after a reload', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await expectKept(page, QUOTE);
    const [row] = await rows();
    expect(row).toMatchObject({
      page: {
        address: `${PAPER}passages-canonical.html`,
        url: `${PAPER}passages.html`,
        title: '许昌市部署春耕水利',
        date: '2022-05-08',
      },
      quote: { type: 'TextQuoteSelector', exact: QUOTE },
      occurrence: { nth: 0, of: 1 },
      color: 'yellow',
      note: '',
      revision: 1,
    });
    expect(row?.quote.prefix.endsWith('坐在坝上，说')).toBe(true);
    expect(row?.quote.suffix.startsWith('，听了一辈子。')).toBe(true);
    await page.reload();
    await expectKept(page, QUOTE);
    const { before, after } = await compareDom(page);
    expect(after).toBe(before);
    expect(reader.browser.errorsOf(page)).toEqual([]);
  });

  it('attaches the entities inside, and only those', async () => {
    const page = await openArticle();
    await save(page, '许昌市委书记史根治到灌区');
    const [row] = await rows();
    expect(row?.entities.map(({ name }) => name)).toEqual(
      ['中共许昌市委', '史根治'].map((name) => expect.stringContaining(name.slice(-3)) as string),
    );
    expect(row?.entityIds).toContain('official:shi-genzhi');
    expect(row?.entityIds).not.toContain('official:liu-tao');
  });

  it('leaves a card to the pointer that rests on a mark by the time the button has gone', async () => {
    const page = await openArticle();
    await selectText(page, QUOTE);
    await readCard(page, 'Save');
    const { x, y } = await findText(page, '史根治');
    await clickAside(page);
    await page.mouse.move(x, y);
    await readCard(page, 'Shǐ Gēnzhì');
  });

  it('in another colour, which the next one takes too', async () => {
    const page = await openArticle();
    await selectText(page, '问了水位');
    await readCard(page, 'Save');
    await clickInCard(page, 'Save in green');
    await readCard(page, 'Saved');
    await save(page, '去年旱了四十天');
    expect((await rows()).map(({ color }) => color)).toEqual(['green', 'green']);
    expect((await keptOn(page)).map(({ highlight }) => highlight)).toEqual(
      Array(2).fill('jiazhu-kept-green-found-light'),
    );
    await selectText(page, '看渠的老人');
    await readCard(page, 'Save');
    await clickInCard(page, 'Save in yellow');
    await readCard(page, 'Saved');
  });

  it.each([
    ['across inline tags', '检查渠道', '修完全部支渠', ['检查渠道，要求六月底前修完全部支渠']],
    ['across blocks', '今年水足', '东干渠', ['今年水足。', '东干渠']],
    ['across a list', '东干渠', '西干渠', ['东干渠，十二公里。', '西干渠']],
    ['across the cells of a table', '支渠甲', '支渠乙', ['支渠甲', '已通水', '支渠乙']],
    ['in an open shadow root', '渠成于众手', '渠成于众手', ['渠成于众手']],
    ['in a frame of the same origin', '坝高三丈', '坝高三丈', ['坝高三丈']],
  ])('works %s', async (_, from, to, pieces) => {
    const page = await openArticle();
    await save(page, from, to);
    await expectKept(page, ...pieces);
    await page.reload();
    await expectKept(page, ...pieces);
  });

  it('lets highlights overlap', async () => {
    const page = await openArticle();
    await save(page, '问了水位，也问了电价');
    await clickAside(page);
    await save(page, '也问了电价。站长说');
    await expectKept(page, '问了水位，也问了电价', '也问了电价。站长说');
    await page.reload();
    await expectKept(page, '问了水位，也问了电价', '也问了电价。站长说');
  });

  it('keeps the sentence that a card is about', async () => {
    const page = await openArticle();
    await hoverMention(page, '刘涛');
    await readCard(page, 'Liú Tāo');
    await clickInCard(page, 'Save');
    await readCard(page, 'Saved');
    const [row] = await rows();
    expect(row?.quote.exact).toBe('市长刘涛随后到泵站，问了水位，也问了电价。');
  });

  it.each(['menu', 'shortcut'])('by the %s, on a page in any language that has no reader yet', async (way) => {
    await reader.browser.console.evaluate(() => chrome.storage.local.set({ selectionButton: false }));
    const page = await reader.browser.open(
      `${PAPER}english-${way}.html`,
      '<html lang="en"><title>Canals</title><body><p>The old man said the sound of water was the harvest itself.</p></body></html>',
    );
    await selectText(page, 'the sound of water');
    const worker = await reader.browser.worker();
    await worker.evaluate(
      async ({ way, url }) => {
        const [tab] = await chrome.tabs.query({ url });
        if (way === 'menu') chrome.contextMenus.onClicked.dispatch({ menuItemId: 'save-highlight' }, tab!);
        else chrome.commands.onCommand.dispatch('save-highlight', tab!);
      },
      { way, url: page.url() },
    );
    await readCard(page, 'Saved');
    await expectKept(page, 'the sound of water');
    // The gate lets the reader in for it, though nothing here is Chinese.
    await page.reload();
    await expectKept(page, 'the sound of water');
    // Also where it is called by another host, and says which page it is.
    const canonical = `<link rel="canonical" href="${page.url()}">`;
    const mobile = await reader.browser.open(
      page.url().replace('www.', 'm.'),
      `<html lang="en"><title>Canals</title>${canonical}<body><p>The old man said the sound of water was the harvest itself.</p></body></html>`,
    );
    await expectKept(mobile, 'the sound of water');
    await reader.browser.console.evaluate(() => chrome.storage.local.set({ selectionButton: true }));
  });

  it('offers the button on the first selection in a page of another language', async () => {
    const page = await reader.browser.open(
      `${PAPER}english-first.html`,
      '<html lang="en"><title>Canals</title><body><p>Nothing Chinese stands on this page at all.</p></body></html>',
    );
    await selectText(page, 'Nothing Chinese stands');
    await readCard(page, 'Save');
  });

  it('shows no button where the reader has switched it off, and none for what stands in a field', async () => {
    const page = await openArticle({
      change: (html) => html.replace('<ul>', '<textarea rows="2" cols="40">这里的字是读者自己写的。</textarea><ul>'),
    });
    await page.locator('textarea').selectText();
    await page.mouse.up();
    await page.waitForTimeout(300);
    expect(await cardText(page)).toBeNull();
    await reader.browser.console.evaluate(() => chrome.storage.local.set({ selectionButton: false }));
    await selectText(page, QUOTE);
    await page.waitForTimeout(300);
    expect(await cardText(page)).toBeNull();
    await reader.browser.console.evaluate(() => chrome.storage.local.set({ selectionButton: true }));
  });

  it('goes on when the worker was stopped between any two messages', async () => {
    const page = await openArticle();
    await reader.browser.killWorker();
    await selectText(page, QUOTE);
    await readCard(page, 'Save');
    await reader.browser.killWorker();
    await clickInCard(page, 'Save');
    await readCard(page, 'Saved');
    await reader.browser.killWorker();
    expect(await rows()).toHaveLength(1);
    await page.reload();
    await reader.browser.killWorker();
    await expectKept(page, QUOTE);
  });
});
