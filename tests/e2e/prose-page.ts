/** A page in Chinese that is about Xuchang, to put something into. */
import type { Page } from 'playwright-core';
import { PAPER, type TestBrowser } from './extension';

export const PROSE =
  '<p>雨停了以后，街上的人渐渐多起来，卖早点的摊子冒着热气，上学的孩子三三两两从巷口走过，没有人觉得这一天有什么特别。</p>';
export const NAME = '市委书记史根治主持会议。';

export const toProsePage = (body: string, style = ''): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>许昌部署防控工作</title><style>${style}</style><body>${PROSE}${body}</body></html>`;

/** Opens it and waits until it has been read. */
export async function openProse(browser: TestBrowser, name: string, body: string, style?: string): Promise<Page> {
  const page = await browser.open(`${PAPER}${encodeURIComponent(name)}.html`, toProsePage(body, style));
  await browser.waitForReport(page);
  return page;
}

/** Points at the middle of an element's text: the one with the id `at`, in the document, a shadow root or a frame. */
export async function pointAt(page: Page, selector = '#at'): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} has no box`);
  await page.mouse.move(2, 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
}
