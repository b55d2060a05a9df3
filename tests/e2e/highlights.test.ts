/** Saving passages while reading, and finding them again: in the page's own blocks, shadow roots and frames. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { cardText, clickInCard, readCard } from '../../scripts/card';
import { hoverMention } from '../../scripts/mentions';
import { keptOn, openedNote, selectText } from '../../scripts/selecting';
import { compareDom, launch, PAPER, readFixture, type TestBrowser } from './extension';
import { save, textsOn } from './keeping';
import { clearOwnRows, ownRows } from './own-rows';

/** Only in what runs in the browser; `dispatch` is what the browser itself calls. */
declare const chrome: Browser & {
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
  commands: { onCommand: { dispatch(command: string, tab: object): void } };
};

let browser: TestBrowser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await browser.closePages();
  await clearOwnRows(browser);
});
afterAll(() => browser.close());

async function openRead(name = 'passages', change = (html: string) => html): Promise<Page> {
  const page = await browser.open(`${PAPER}${name}.html`, change(readFixture('passages')));
  await browser.waitForReport(page);
  return page;
}
const expectKept = (page: Page, ...texts: string[]) =>
  expect.poll(() => textsOn(page), { timeout: 10_000 }).toEqual([...texts].sort());

describe('saving', () => {
  it('by the button at the selection: drawn, on disk, and there again after a reload', async () => {
    const page = await openRead();
    await save(page, '水声就是收成');
    await expectKept(page, '水声就是收成');
    const [row] = await ownRows(browser);
    expect(row).toMatchObject({
      page: {
        address: `${PAPER}passages-canonical.html`,
        url: `${PAPER}passages.html`,
        title: '许昌市部署春耕水利',
        date: '2022-05-08',
      },
      quote: { type: 'TextQuoteSelector', exact: '水声就是收成' },
      occurrence: { nth: 0, of: 1 },
      color: 'yellow',
      note: '',
      revision: 1,
    });
    expect(row?.quote.prefix.endsWith('坐在坝上，说')).toBe(true);
    expect(row?.quote.suffix.startsWith('，听了一辈子。')).toBe(true);
    await page.reload();
    await expectKept(page, '水声就是收成');
    const { before, after } = await compareDom(page);
    expect(after).toBe(before);
    expect(browser.errorsOf(page)).toEqual([]);
  });

  it('attaches the entities inside, and only those', async () => {
    const page = await openRead();
    await save(page, '许昌市委书记史根治到灌区');
    const [row] = await ownRows(browser);
    expect(row?.entities.map(({ name }) => name)).toEqual(
      ['中共许昌市委', '史根治'].map((name) => expect.stringContaining(name.slice(-3)) as string),
    );
    expect(row?.entityIds).toContain('official:shi-genzhi');
    expect(row?.entityIds).not.toContain('official:liu-tao');
  });

  it('in another colour, which the next one takes too', async () => {
    const page = await openRead();
    await selectText(page, '问了水位');
    await readCard(page, 'Save');
    await clickInCard(page, 'Save in green');
    await readCard(page, 'Saved');
    await save(page, '去年旱了四十天');
    expect((await ownRows(browser)).map(({ color }) => color)).toEqual(['green', 'green']);
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
    ['across blocks', '水也问了'.slice(0, 0) + '今年水足', '东干渠', ['今年水足。', '东干渠']],
    ['across a list', '东干渠', '西干渠', ['东干渠，十二公里。', '西干渠']],
    ['across the cells of a table', '支渠甲', '支渠乙', ['支渠甲', '已通水', '支渠乙']],
    ['in an open shadow root', '渠成于众手', '渠成于众手', ['渠成于众手']],
    ['in a frame of the same origin', '坝高三丈', '坝高三丈', ['坝高三丈']],
  ])('works %s', async (_, from, to, pieces) => {
    const page = await openRead();
    await save(page, from, to);
    await expectKept(page, ...pieces);
    await page.reload();
    await expectKept(page, ...pieces);
  });

  it('lets highlights overlap', async () => {
    const page = await openRead();
    await save(page, '问了水位，也问了电价');
    await page.mouse.click(690, 20);
    await save(page, '也问了电价。站长说');
    await expectKept(page, '问了水位，也问了电价', '也问了电价。站长说');
    await page.reload();
    await expectKept(page, '问了水位，也问了电价', '也问了电价。站长说');
  });

  it('keeps the sentence that a card is about', async () => {
    const page = await openRead();
    await hoverMention(page, '刘涛');
    await readCard(page, 'Liú Tāo');
    await clickInCard(page, 'Save');
    await readCard(page, 'Saved');
    const [row] = await ownRows(browser);
    expect(row?.quote.exact).toBe('市长刘涛随后到泵站，问了水位，也问了电价。');
  });

  it.each(['menu', 'shortcut'])('by the %s, on a page in any language that has no reader yet', async (way) => {
    await browser.console.evaluate(() => chrome.storage.local.set({ selectionButton: false }));
    const page = await browser.open(
      `${PAPER}english-${way}.html`,
      '<html lang="en"><title>Canals</title><body><p>The old man said the sound of water was the harvest itself.</p></body></html>',
    );
    await selectText(page, 'the sound of water');
    const worker = await browser.worker();
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
    await browser.console.evaluate(() => chrome.storage.local.set({ selectionButton: true }));
  });

  it('offers the button on the first selection in a page of another language', async () => {
    const page = await browser.open(
      `${PAPER}english-first.html`,
      '<html lang="en"><title>Canals</title><body><p>Nothing Chinese stands on this page at all.</p></body></html>',
    );
    await selectText(page, 'Nothing Chinese stands');
    await readCard(page, 'Save');
  });

  it('shows no button where the reader has switched it off, and none for what stands in a field', async () => {
    const page = await openRead('field', (html) =>
      html.replace('<ul>', '<textarea rows="2" cols="40">这里的字是读者自己写的。</textarea><ul>'),
    );
    await page.locator('textarea').selectText();
    await page.mouse.up();
    await page.waitForTimeout(300);
    expect(await cardText(page)).toBeNull();
    await browser.console.evaluate(() => chrome.storage.local.set({ selectionButton: false }));
    await selectText(page, '水声就是收成');
    await page.waitForTimeout(300);
    expect(await cardText(page)).toBeNull();
    await browser.console.evaluate(() => chrome.storage.local.set({ selectionButton: true }));
  });

  it('goes on when the worker was stopped between any two messages', async () => {
    const page = await openRead();
    await browser.killWorker();
    await selectText(page, '水声就是收成');
    await readCard(page, 'Save');
    await browser.killWorker();
    await clickInCard(page, 'Save');
    await readCard(page, 'Saved');
    await browser.killWorker();
    expect(await ownRows(browser)).toHaveLength(1);
    await page.reload();
    await browser.killWorker();
    await expectKept(page, '水声就是收成');
  });
});

describe('the note', () => {
  it('is shown on hover, written, and there for the next reading', async () => {
    const page = await openRead();
    await save(page, '水声就是收成');
    await clickInCard(page, 'Add note');
    const note = await openedNote(page, 'textarea, .text-button');
    if ((await note.locator('textarea').count()) === 0) await note.locator('.text-button').click();
    await note.locator('textarea').fill('农谚，记下。<b>不是标签</b>');
    await note.locator('.editor input').fill('水利, 农谚');
    await note.locator('textarea').press('Control+Enter');
    await openedNote(page, '.own-note');
    expect((await ownRows(browser))[0]).toMatchObject({
      note: '农谚，记下。<b>不是标签</b>',
      tags: ['水利', '农谚'],
      revision: 2,
    });
    await page.keyboard.press('Escape');
    await page.reload();
    await expectKept(page, '水声就是收成');
    await hoverMention(page, '就是收成');
    const again = await openedNote(page, '.own-note');
    expect(await again.locator('.own-note').innerText()).toBe('农谚，记下。<b>不是标签</b>');
  });

  it('opens by the keyboard, closes by Esc, and gives the focus back', async () => {
    const page = await openRead();
    await save(page, '水声就是收成');
    await page.mouse.click(690, 20);
    await page.keyboard.press('Alt+Shift+KeyJ');
    const note = await openedNote(page, '.quote');
    await note.locator('.note:focus, .note :focus').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.frames().some((f) => f.url().includes('/note.html'))).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  it('leads to the next by the keyboard, also from inside', async () => {
    const page = await openRead();
    await save(page, '问了水位');
    await page.mouse.click(690, 20);
    await save(page, '水声就是收成');
    await page.mouse.click(690, 20);
    const quotes: string[] = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('Alt+Shift+KeyJ');
      await expect
        .poll(async () => {
          const note = await openedNote(page, '.quote');
          await note.locator('.note:focus, .note :focus').waitFor();
          return note.locator('.quote').innerText();
        })
        .not.toBe(quotes.at(-1));
      quotes.push(await (await openedNote(page, '.quote')).locator('.quote').innerText());
    }
    expect(quotes).toEqual(['问了水位', '水声就是收成', '问了水位']);
  });

  it('does not come in the way of a selection that begins on a saved passage or a name', async () => {
    const page = await openRead();
    await save(page, '问了水位，也问了电价');
    await page.mouse.click(690, 20);
    await selectText(page, '也问了电价。站长说');
    await page.waitForTimeout(500);
    expect(await cardText(page)).toContain('Save');
    await selectText(page, '刘涛随后到泵站');
    await page.waitForTimeout(500);
    expect(await cardText(page)).toContain('Save');
    expect(await cardText(page)).not.toContain('Liú');
  });

  it('is a press away from the card of a name inside the passage', async () => {
    const page = await openRead();
    await save(page, '市长刘涛随后到泵站');
    await page.mouse.click(690, 20);
    await hoverMention(page, '刘涛');
    await readCard(page, 'Liú Tāo');
    await clickInCard(page, 'Your highlight');
    const note = await openedNote(page, '.quote');
    expect(await note.locator('.quote').innerText()).toBe('市长刘涛随后到泵站');
  });

  it('saves what is being written on Esc, says so, and offers the way back', async () => {
    const page = await openRead();
    await save(page, '水声就是收成');
    await clickInCard(page, 'Add note');
    const note = await openedNote(page, '.text-button');
    await note.locator('.text-button').click();
    await note.locator('textarea').fill('写了一半');
    await page.keyboard.press('Escape');
    await note.locator('.own-note').waitFor();
    expect((await ownRows(browser))[0]?.note).toBe('写了一半');
    await note.locator('.link-button', { hasText: 'Undo' }).click();
    await expect.poll(async () => (await ownRows(browser))[0]?.note).toBe('');
  });

  it('deletes into the bin, and brings back by undo', async () => {
    const page = await openRead();
    await save(page, '水声就是收成');
    await page.mouse.click(690, 20);
    await hoverMention(page, '就是收成');
    let note = await openedNote(page, '[aria-label=Delete]');
    await note.locator('[aria-label=Delete]').click();
    await expectKept(page);
    expect((await ownRows(browser))[0]?.deleted).toMatch(/^\d{4}-/);
    note = await openedNote(page, '.link-button');
    await note.locator('.link-button', { hasText: 'Undo' }).click();
    await expectKept(page, '水声就是收成');
    expect((await ownRows(browser))[0]?.deleted).toBeUndefined();
  });

  it('of a highlight that another tab has changed meanwhile shows both versions', async () => {
    const page = await openRead();
    await save(page, '水声就是收成');
    await page.mouse.click(690, 20);
    await hoverMention(page, '就是收成');
    const note = await openedNote(page, '.text-button');
    await note.locator('.text-button').click();
    await note.locator('textarea').fill('此处的字');
    const [row] = await ownRows(browser);
    const answer = await browser.askBackground('changeHighlight', { id: row!.id, revision: 1, note: '别处的字' });
    expect(answer.state).toBe('done');
    await note.locator('textarea').press('Control+Enter');
    await note.locator('.conflict').waitFor();
    const shown = await note.locator('.conflict').innerText();
    expect(shown).toContain('此处的字');
    expect(shown).toContain('别处的字');
    expect((await ownRows(browser))[0]?.note).toBe('别处的字');
    await note.locator('button', { hasText: 'Keep yours' }).click();
    await expect.poll(async () => (await ownRows(browser))[0]?.note).toBe('此处的字');
  });

  it('shows each of several highlights that lie on one another', async () => {
    const page = await openRead();
    await save(page, '看渠的老人坐在坝上，说水声就是收成');
    await page.mouse.click(690, 20);
    await save(page, '水声就是收成，听了一辈子');
    await page.mouse.click(690, 20);
    await hoverMention(page, '就是收成');
    const note = await openedNote(page, '.nth');
    expect(await note.locator('.quote').innerText()).toBe('水声就是收成，听了一辈子');
    await note.locator('.nth').click();
    await expect.poll(() => note.locator('.quote').innerText()).toBe('看渠的老人坐在坝上，说水声就是收成');
  });
});

describe('a page that has changed', () => {
  it('with another name in the passage shows it as changed, with both wordings', async () => {
    const first = await openRead();
    await save(first, '市长刘涛随后到泵站，问了水位');
    await first.close();
    const page = await openRead('passages', (html) => html.replace('市长刘涛', '市长李涛'));
    await expect
      .poll(async () => (await keptOn(page)).map(({ highlight, text }) => `${highlight} ${text}`))
      .toEqual(['jiazhu-kept-yellow-changed-light 市长李涛随后到泵站，问了水位']);
    await hoverMention(page, '问了水位');
    const note = await openedNote(page, 'dl');
    const shown = await note.locator('dl').innerText();
    expect(shown).toContain('市长刘涛随后到泵站');
    expect(shown).toContain('市长李涛随后到泵站');
  });

  it('without the passage keeps it as an orphan; it is drawn when the text comes', async () => {
    const first = await openRead();
    await save(first, '水声就是收成');
    await first.close();
    const page = await openRead('passages', (html) => html.replace(/<p id="late">.*?<\/p>/, ''));
    await expect
      .poll(async () => (await browser.askReader(page, 'reportHighlights')).anchored.map(({ state }) => state))
      .toEqual(['orphan']);
    expect(await textsOn(page)).toEqual([]);
    await page.evaluate(() => {
      const late = document.createElement('p');
      late.textContent = '看渠的老人坐在坝上，说水声就是收成，听了一辈子。';
      document.querySelector('table')!.after(late);
    });
    await expectKept(page, '水声就是收成');
  });

  it('that renders its text anew is drawn anew', async () => {
    const page = await openRead();
    await save(page, '水声就是收成');
    await page.evaluate(() => {
      // As frameworks do: other elements and text nodes with the same words.
      for (const block of document.querySelectorAll('p, li, td'))
        block.replaceWith(document.importNode(block.cloneNode(true), true));
    });
    await expectKept(page, '水声就是收成');
  });

  it('in place by its history shows the next article’s highlights', async () => {
    const page = await openRead('single', (html) => html.replace(/<link rel="canonical"[^>]*>/, ''));
    await save(page, '水声就是收成');
    await page.evaluate(() => history.pushState(null, '', 'other.html'));
    await expectKept(page);
    await page.evaluate(() => history.back());
    await expectKept(page, '水声就是收成');
  });

  it('gives an orphan the place that the reader selects', async () => {
    const first = await openRead();
    await save(first, '水声就是收成');
    await first.close();
    const page = await openRead('passages', (html) => html.replace('水声就是收成', '渠水一响仓里就满'));
    await expect
      .poll(async () => (await browser.askReader(page, 'reportHighlights')).anchored.map(({ state }) => state))
      .not.toContain('found');
    const [row] = await ownRows(browser);
    await selectText(page, '渠水一响仓里就满');
    const answer = await browser.askReader(page, 'reattachToSelection', row!.id);
    expect(answer.state).toBe('saved');
    await expectKept(page, '渠水一响仓里就满');
    expect((await ownRows(browser))[0]).toMatchObject({ id: row!.id, quote: { exact: '渠水一响仓里就满' } });
  });

  it('in the other script is found all the same', async () => {
    const first = await openRead();
    await save(first, '站长说，去年旱了四十天');
    await first.close();
    const page = await openRead('passages', (html) => html.replace('站长说，去年旱了四十天', '站長說，去年旱了四十天'));
    await expectKept(page, '站長說，去年旱了四十天');
  });
});
