/** What a reader makes his own in Firefox: entries, highlights, notes, a backup; and the search of the popup. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { findMarks, findText, hoverMention } from '../../scripts/mentions';
import { selectText } from '../../scripts/selecting';
import { readFixture } from '../e2e/extension';
import { ARTICLE } from '../e2e/own';
import { expectMarked, surfacesOf } from '../e2e/surfaces';
import { asHand, launch, PAPER, until, type TestFirefox } from './firefox';

const QUOTE = '水声就是收成';
/** A blank place, on which a click closes bar and note. */
const ASIDE = [690, 20] as const;

let firefox: TestFirefox;
beforeAll(async () => {
  firefox = await launch();
});
afterEach(() => firefox.closePages());
afterAll(() => firefox.close());

const textOf = (page: Page, selector: string): Promise<string> =>
  page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.innerText ?? '', selector);

/** Types into a field of the entry editor. */
async function fill(editor: Page, label: string, text: string): Promise<void> {
  const id = await editor.evaluate(
    (label) =>
      [...document.querySelectorAll<HTMLLabelElement>('.own-editor label')].find(
        ({ textContent }) => textContent.trim() === label,
      )?.htmlFor ?? `nothing called ${label}`,
    label,
  );
  await editor.locator(`[id="${id}"]`).fill(text);
}

const click = (page: Page, text: string): Promise<void> =>
  page.locator(`::-p-xpath(//*[self::button or self::a][normalize-space()="${text}"])`).click();

const keptTexts = async (page: Page): Promise<string[]> =>
  (await findMarks(asHand(page)))
    .filter(({ highlight }) => /^jiazhu-kept-(?!flash)/.test(highlight))
    .map(({ text }) => text);

async function openPassages(name: string): Promise<Page> {
  // Each test has an address of its own, so the page states none.
  const html = readFixture('passages').replace(/<link rel="canonical"[^>]*>/, '');
  const page = await firefox.open(`${PAPER}${name}.html`, html);
  await expectMarked(asHand(page), '史根治');
  return page;
}

async function save(page: Page, text: string): Promise<void> {
  await selectText(asHand(page), text);
  await firefox.readCard(page, 'Save');
  await firefox.clickInCard(page, 'Save');
  await firefox.readCard(page, 'Saved');
  await expect.poll(() => keptTexts(page)).toEqual([text]);
}

describe('the popup', () => {
  it('finds an official by pinyin', async () => {
    const popup = await firefox.openInner('popup.html');
    await click(popup, 'Search');
    await popup.locator('input[type=search], [role=searchbox], [role=combobox]').fill('shigenzhi');
    await expect.poll(() => textOf(popup, 'body')).toContain('史根治');
    expect(await textOf(popup, 'body')).not.toContain('楼阳生');
  });
});

describe('an own entry', () => {
  it('begun in the context menu and saved in the library is marked on the page that is open', async () => {
    const page = await firefox.open(`${PAPER}own.html`, ARTICLE);
    await expectMarked(asHand(page), '史根治');
    expect(await surfacesOf(asHand(page))).not.toContain('陆大渠');
    await selectText(asHand(page), '陆大渠');
    await firefox.chooseInMenu(page, await findText(asHand(page), '陆大渠'), 'Add to Jiazhu…');
    const editor = await firefox.findTab(/library\.html#\/own\/new/);
    await editor.waitForSelector('.own-editor');
    await expect.poll(() => textOf(editor, '.own-notice')).toContain('柳林渠渠长陆大渠说');
    const pinyin = () => editor.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value));
    await expect.poll(pinyin).toContain('Lù Dàqú');
    await fill(editor, 'Title', '柳林渠渠长');
    await fill(editor, 'In which body', '柳林渠管理所');
    await fill(editor, 'Explanation in English', 'Keeps the canal.');
    await click(editor, 'Save');
    await expect.poll(() => textOf(editor, 'h1')).toBe('陆大渠');
    await page.bringToFront();
    await expectMarked(asHand(page), '陆大渠');
    await page.mouse.click(...ASIDE);
    await hoverMention(asHand(page), '陆大渠');
    expect(await firefox.readCard(page, 'Keeps the canal.')).toContain('yours');
  });
});

describe('a highlight', () => {
  it('is saved from a selection, and there again after a reload and with a stopped background', async () => {
    const page = await openPassages('kept');
    await save(page, QUOTE);
    await page.reload();
    await expect.poll(() => keptTexts(page)).toEqual([QUOTE]);
    await firefox.stopBackground();
    await page.reload();
    await expect.poll(() => keptTexts(page)).toEqual([QUOTE]);
  });

  it('takes a note, whose frame tells the page nothing of where it came from', async () => {
    const page = await openPassages('noted');
    await save(page, QUOTE);
    await page.mouse.click(...ASIDE);
    await hoverMention(asHand(page), '就是收成');
    const note = await firefox.openedNote(page, '.text-button');
    await note.locator('.text-button').click();
    await note.locator('textarea').fill('老人的话');
    // In Firefox the address of the extension is the same always, and would name this reader.
    const seen = await page.evaluate(() =>
      JSON.stringify([performance.getEntries(), [...document.querySelectorAll('*')].map((e) => e.outerHTML)]),
    );
    expect(seen).not.toContain('moz-extension');
    // Another tab's end is none of its business: it is being written.
    await (await firefox.openInner('manifest.json')).close();
    const library = await firefox.openInner('library.html#/highlights');
    await expect.poll(() => textOf(library, 'main')).toContain(QUOTE);
    await sleep(1500);
    expect(await textOf(library, 'main')).not.toContain('老人的话');
    // The page goes, and the frame with it, before anything was saved by hand; the background slept.
    await firefox.stopBackground();
    await page.close();
    await expect.poll(() => textOf(library, 'main')).toContain('老人的话');
  });
});

describe('a backup', () => {
  it('is a file in the downloads that holds the highlights', async () => {
    const page = await openPassages('backup');
    await save(page, '问了水位');
    const library = await firefox.openInner('library.html#/highlights');
    await click(library, 'Backup');
    const file = await until(
      () => Promise.resolve(readdirSync(firefox.downloads).find((name) => name.endsWith('.json'))),
      () => `no backup was downloaded: ${readdirSync(firefox.downloads).join(' ')}`,
    );
    await expect.poll(() => readFileSync(path.join(firefox.downloads, file), 'utf8')).toContain('问了水位');
    expect(JSON.parse(readFileSync(path.join(firefox.downloads, file), 'utf8'))).toMatchObject({
      format: 'jiazhu-backup',
    });
  });
});
