/** A page in Chinese that is about Xuchang, to put something into. */
import type { Page } from 'playwright-core';
import { PAPER, type TestBrowser } from './extension';

export const PROSE =
  '<p>雨停了以后，街上的人渐渐多起来，卖早点的摊子冒着热气，上学的孩子三三两两从巷口走过，没有人觉得这一天有什么特别。</p>';
export const NAME = '市委书记史根治主持会议。';

/** Opens it and waits until it has been read. */
export async function openProse(browser: TestBrowser, name: string, body: string, style = ''): Promise<Page> {
  const page = await browser.open(
    `${PAPER}${encodeURIComponent(name)}.html`,
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>许昌部署防控工作</title><style>${style}</style><body>${PROSE}${body}</body></html>`,
  );
  await browser.waitForReport(page);
  return page;
}
