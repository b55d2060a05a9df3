import type { Browser } from 'webextension-polyfill';
import type { AnnotateRequest } from '../../lib/messaging/protocol';
import type { TestBrowser } from './extension';

/** Only in what runs in the browser. */
declare const chrome: Browser;

/**
 * The reader's requests from now on, in a list that grows: what it read off its page, block by block, and the page's
 * facts. A message to the background reaches every page of the extension, so the console hears it too; it answers nothing,
 * and the product needs no door for tests.
 */
export async function recordRequests(browser: TestBrowser): Promise<AnnotateRequest[]> {
  const heard: AnnotateRequest[] = [];
  const name = `heard${Date.now()}`;
  await browser.console.exposeFunction(name, (request: AnnotateRequest) => void heard.push(request));
  await browser.console.evaluate((name) => {
    chrome.runtime.onMessage.addListener((message: unknown) => {
      const { type, data } = message as { type?: string; data?: AnnotateRequest };
      if (type === 'annotate') void (globalThis as unknown as Record<string, (data: unknown) => void>)[name]?.(data);
      return undefined;
    });
  }, name);
  return heard;
}
