/**
 * `npm run soak -- --leaks`: a page that changes and is left thousands of times. What Jiazhu holds of it must be back at
 * the start afterwards: ranges, listeners, nodes, documents, and the memory of the isolate that page and reader share.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { bundle } from '../../scripts/extension-code';
import { launchExtension, type ExtensionBrowser } from '../../scripts/extension-browser';
import { requireBrowser } from '../../scripts/find-browser';
import { createRandom } from '../bench/anchoring/random';
import { judge, printTable } from '../bench/pages/figures';
import { paragraph } from '../bench/pages/text';
import type * as InPage from './mutations/in-page';

/** In the page. */
declare const mutations: typeof InPage;

export interface LeakOptions {
  mutations: number;
  navigations: number;
}

interface Held {
  /** Bytes. */
  heap: number;
  ranges: number;
  listeners: number;
  nodes: number;
  documents: number;
}

const PAPER = 'https://www.xcrb.example/2022-05/08/';
/** What may be held more than at the start: code that was compiled meanwhile, caches of the engine. */
const TOLERANCE: Held = { heap: 1_000_000, ranges: 0, listeners: 4, nodes: 50, documents: 0 };
/** The observer's longest rest and one of the reader's looks, ms. */
const RESTS = 12_000;
const CHANGES_AT_ONCE = 20;

function toPage(n: number): string {
  const random = createRandom(n % 5);
  const body = Array.from({ length: 20 }, () => `<p>${paragraph(random)}</p>`).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>第${n}版 - 许昌日报</title><meta name="source" content="许昌日报"><body><h1>许昌部署防控工作</h1><article>${body}</article></body></html>`;
}

async function measure(page: Page, session: CDPSession): Promise<Held> {
  await sleep(RESTS);
  // What weak references let go of is collected by the next time.
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((of) => of.name === name)?.value ?? NaN;
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return {
    heap: usedSize,
    ranges: (await page.evaluate(() => mutations.readMarks())).length,
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    documents: metric('Documents'),
  };
}

/** Changes the page and puts it back as it was, so that all that is held at the end is held for nothing. */
async function mutate(page: Page, count: number): Promise<void> {
  for (let done = 0; done < count; done += CHANGES_AT_ONCE) {
    await page.evaluate(async (changes) => {
      const all = [...document.querySelectorAll('p')];
      for (let i = 0; i < changes; i += 2) {
        const one = all[Math.floor(Math.random() * all.length)]!;
        const clone = one.cloneNode(true);
        one.after(clone);
        await new Promise((resolve) => setTimeout(resolve, 10));
        one.remove();
        all[all.indexOf(one)] = clone as HTMLParagraphElement;
      }
    }, CHANGES_AT_ONCE);
  }
}

/** Half of them as applications do, with their text rendered anew; half real ones. */
async function navigate(browser: ExtensionBrowser, page: Page, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    if (n % 2 === 0) {
      await page.goto(`${PAPER}leaks-${n % 5}.html`);
      await browser.waitForReport(page);
      continue;
    }
    await page.evaluate((n) => {
      history.pushState(null, '', `leaks-route-${n}.html`);
      const article = document.querySelector('article')!;
      article.replaceChildren(...[...article.children].reverse().map((child) => child.cloneNode(true)));
    }, n);
    await sleep(200);
  }
  await page.goto(`${PAPER}leaks-0.html`);
  await browser.waitForReport(page);
}

const KEYS = ['heap', 'ranges', 'listeners', 'nodes', 'documents'] as const;
const show = (key: keyof Held, value: number) => (key === 'heap' ? `${(value / 1e6).toFixed(2)} MB` : String(value));

/** Whether nothing was held. */
export async function soakLeaks({ mutations, navigations }: LeakOptions): Promise<boolean> {
  const browser = await launchExtension({ executable: requireBrowser(), headless: true, args: ['--lang=en'] });
  try {
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    await session.send('Performance.enable');
    await page.addInitScript(await bundle('tests/soak/mutations/in-page.ts', 'mutations'));
    await page.route(/^https?:/, (route) => {
      const [, n = '0'] = /leaks-(\d+)/.exec(route.request().url()) ?? [];
      return route.fulfill({ headers: { 'content-type': 'text/html; charset=utf-8' }, body: toPage(Number(n)) });
    });
    await page.goto(`${PAPER}leaks-0.html`);
    await browser.waitForReport(page);
    // What is compiled and cached at first use is no leak.
    await mutate(page, 200);
    const start = await measure(page, session);
    await mutate(page, mutations);
    const changed = await measure(page, session);
    await navigate(browser, page, navigations);
    await mutate(page, 200);
    const left = await measure(page, session);
    const isBack = (key: keyof Held, held: Held) => held[key] - start[key] <= TOLERANCE[key];
    const row = (name: string, held: Held) => [
      name,
      ...KEYS.map((key) => judge(show(key, held[key]), isBack(key, held))),
    ];
    printTable([
      ['', ...KEYS],
      row('at the start', start),
      row(`after ${mutations} changes`, changed),
      row(`after ${navigations} navigations`, left),
      ['may be more by', ...KEYS.map((key) => show(key, TOLERANCE[key]))],
    ]);
    return [changed, left].every((held) => KEYS.every((key) => isBack(key, held)));
  } finally {
    await browser.close();
  }
}
