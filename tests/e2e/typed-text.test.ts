/** What was typed into a note stays, however its frame goes: each way that a key could be lost, made certain to happen. */
import { beforeAll, expect, it } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { openIsolatedWorld } from '../../scripts/isolated-world';
import { clickAside, openNote, QUOTE, QUOTE_END, save, startKeeping, typeNote } from './keeping';

/** Only in what runs in the reader.browser. */
declare const chrome: Browser;

const reader = startKeeping();
const { openArticle, rows } = reader;

async function write(text: string): Promise<{ page: Page; note: Frame }> {
  const page = await openArticle();
  await save(page, QUOTE);
  await clickAside(page);
  const note = await openNote(page, QUOTE_END);
  await typeNote(note, text);
  return { page, note };
}
const expectNote = (text: string) => expect.poll(async () => (await rows())[0]?.note, { timeout: 10_000 }).toBe(text);

const removeHost = (page: Page) => page.evaluate(() => document.querySelector('[data-jiazhu]')!.remove());
const moveHost = (page: Page) => page.evaluate(() => document.body.append(document.querySelector('[data-jiazhu]')!));
/** As on a machine that is so busy that the browser takes the frame away before its last event. */
const withoutLastEvent = (note: Frame) => note.evaluate(() => void Object.assign(globalThis, { isMute: true }));
beforeAll(async () => {
  const muting = await reader.browser.context.addInitScript(() => {
    // The first of the listeners: they are called in the order in which they came.
    addEventListener('pagehide', (event) => {
      if ('isMute' in globalThis) event.stopImmediatePropagation();
    });
  });
  return () => muting.dispose();
});

const WAYS: [string, (page: Page) => Promise<unknown>][] = [
  ['the page removes our host', removeHost],
  ['the page moves our host', moveHost],
  ['the tab is closed', (page) => page.close()],
  ['the page is left', (page) => page.goto('about:blank')],
];

it.each(WAYS)('when %s while the worker sleeps', async (_, leave) => {
  const { page } = await write('写了很久');
  await reader.browser.killWorker();
  await leave(page);
  await expectNote('写了很久');
});

it.each(WAYS)('when %s before the frame has rendered the key', async (_, leave) => {
  const { page, note } = await write('a');
  await note.evaluate(() => {
    globalThis.requestAnimationFrame = () => 0;
    globalThis.setTimeout = (() => 0) as unknown as typeof setTimeout;
  });
  await note.locator('textarea').press('b');
  await leave(page);
  await expectNote('ab');
});

it.each(WAYS)('when %s and the frame gets no last event', async (_, leave) => {
  const { page, note } = await write('没有告别');
  await withoutLastEvent(note);
  await leave(page);
  await expectNote('没有告别');
});

it('when nobody told that the frame went: the worker finds it as it wakes, and the next note shows it', async () => {
  const { page, note } = await write('没有告别');
  await withoutLastEvent(note);
  await reader.browser.killWorker();
  await removeHost(page);
  const again = await openNote(page, QUOTE_END);
  await again.locator('.own-note').waitFor();
  await expect.poll(() => again.locator('.own-note').innerText()).toBe('没有告别');
});

it('again and again: a note that is opened anew shows what was typed before, and takes more', async () => {
  const { page } = await write('一');
  await moveHost(page);
  await expectNote('一');
  const again = await openNote(page, QUOTE_END);
  await again.locator('.text-button').click();
  await again.locator('textarea').press('End');
  await again.locator('textarea').pressSequentially('二');
  await moveHost(page);
  await expectNote('一二');
});

it('beside what another tab has written meanwhile', async () => {
  const { page } = await write('此处的字');
  const [row] = await rows();
  await reader.browser.askBackground('changeHighlight', { id: row!.id, revision: 1, note: '别处的字', tags: ['水利'] });
  await page.close();
  await expectNote('别处的字\n\n此处的字');
  expect((await rows())[0]?.tags).toEqual(['水利']);
});

it('but not what was cancelled, nor twice what was saved; and nothing of it is left behind', async () => {
  const { page, note } = await write('不要');
  await note.locator('.editor button', { hasText: 'Cancel' }).click();
  await note.locator('.text-button').click();
  await note.locator('textarea').pressSequentially('要');
  await note.locator('textarea').press('Control+Enter');
  await note.locator('.own-note').waitFor();
  await page.close();
  await expect.poll(() => reader.browser.console.evaluate(() => chrome.storage.session.get())).toEqual({});
  expect((await rows())[0]).toMatchObject({ note: '要', revision: 2 });
});

it('while our scripts in pages cannot read it', async () => {
  const { page } = await write('只在浏览器里');
  const world = await openIsolatedWorld(page, reader.browser.id);
  await expect(world.evaluate(`chrome.storage.session.get()`)).rejects.toThrow(/[Aa]ccess/);
});
