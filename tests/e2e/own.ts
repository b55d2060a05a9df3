/** What tests of own entries share: a made-up article, the context menu, the editor. */
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { expect } from 'vitest';
import { selectText } from '../../scripts/selecting';
import { PAPER, type TestBrowser } from './extension';

declare const chrome: Browser & {
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
};

export const ARTICLE = `<!doctype html><html lang="zh-CN"><head><title>柳林镇修渠 - 许昌日报</title>
<meta property="og:site_name" content="许昌日报"><meta property="og:title" content="柳林镇修渠">
<meta property="article:published_time" content="2022-05-08T07:00:00+08:00"></head><body><h1>柳林镇修渠</h1>
<p>本报讯 5月8日，许昌市委书记史根治到柳林镇调研。柳林渠渠长陆大渠说，渠修到哪里，水就到哪里。</p>
<p>史根治说，各级要落实四早，不要等旱了再说。陆大渠记下了这句话。</p>
<p>许昌市市长刘涛一同参加调研。柳林渠渠长陆大渠最后说，今年足。</p></body></html>`;

export async function openArticle(browser: TestBrowser, name: string, html = ARTICLE): Promise<Page> {
  const page = await browser.open(`${PAPER}${name}.html`, html);
  await browser.waitForReport(page);
  return page;
}

/** Chooses “Add to Jiazhu…” in the context menu of what is selected; the editor that opens. */
export async function addFromMenu(browser: TestBrowser, page: Page, text: string): Promise<Page> {
  await page.bringToFront();
  await selectText(page, text);
  const opened = browser.context.waitForEvent('page');
  const worker = await browser.worker();
  await worker.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).findLast((one) => one.url === url);
    chrome.contextMenus.onClicked.dispatch({ menuItemId: 'add-entry', frameId: 0, pageUrl: url }, tab!);
  }, page.url());
  const editor = await opened;
  await editor.locator('.own-editor').waitFor();
  return editor;
}

/** A field of the editor; the masthead has controls of the same names. */
export const fieldOf = (editor: Page, label: string) =>
  editor.locator('.own-editor').getByLabel(label, { exact: true });

/** Saves, and waits until it is told. */
export async function saveEntry(editor: Page): Promise<void> {
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect
    .poll(
      () =>
        editor
          .locator('.toast')
          .innerText()
          .catch(() => ''),
      { timeout: 10_000 },
    )
    .toContain('aved');
}

export async function inLibrary(browser: TestBrowser, at: string): Promise<Page> {
  const page = await browser.openInner(`library.html#/${at}`);
  await page.locator('h1').waitFor();
  return page;
}
