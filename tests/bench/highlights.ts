/**
 * `npm run bench:highlights`: 50,000 highlights on 5,000 pages in the built extension's own database. Beside each
 * figure stands what the machine gives at best in the same run: a bare page, a bare look-up, a bare scan, bare frames.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { fillHighlights } from '../../scripts/fill-highlights';
import { ROOT } from '../../scripts/run';
import { makeHighlights } from '../../scripts/sample-highlights';
import { launch } from '../e2e/extension';

const COUNT = 50_000;
const PAGES = 5_000;
const RUNS = 15;
/** A frame at 60 Hz, ms; and two. */
const FRAME = 1000 / 60;

type Store = typeof import('../../lib/kb/highlights/store');
type List = typeof import('../../lib/kb/highlights/highlight-list');
/** What the console tab is given to run. */
declare const bench: Store & List;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const worst = (values: number[]) => Math.max(...values);
const ms = (value: number) => `${value.toFixed(1)} ms`;
const spread = (values: number[]) => `${ms(median(values))} (worst ${ms(worst(values))})`;

/** The store and the list as they are in the sources, for a tab that runs none of the extension's pages. */
async function bundle(): Promise<string> {
  // Comes with tsx, as which it is no dependency of ours.
  const esbuild = createRequire(createRequire(import.meta.url).resolve('tsx'))('esbuild') as {
    build(options: object): Promise<{ outputFiles: { text: string }[] }>;
  };
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `export * from './lib/kb/highlights/store'; export * from './lib/kb/highlights/highlight-list';`,
      resolveDir: ROOT,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bench',
    target: 'chrome128',
    tsconfigRaw: {},
    absWorkingDir: path.resolve(ROOT),
  });
  return `${outputFiles[0]!.text};globalThis.bench = bench;`;
}

async function measureLookups(console: Page, addresses: string[], ids: string[]) {
  await console.evaluate(`globalThis.__name = (f) => f; ${await bundle()}`);
  return console.evaluate(
    async ({ addresses, ids }) => {
      const time = async (work: () => Promise<unknown>) => {
        const start = performance.now();
        await work();
        return performance.now() - start;
      };
      await bench.findOnPage(['https://warm.example/']);
      const found: number[] = [];
      for (const address of addresses) found.push(await time(() => bench.findOnPage([address])));
      const database = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open('jiazhu-own');
        asked.onsuccess = () => resolve(asked.result);
      });
      const bare: number[] = [];
      for (const id of ids)
        bare.push(
          await time(
            () =>
              new Promise((resolve) => {
                const asked = database.transaction('highlights').objectStore('highlights').get(id);
                asked.onsuccess = resolve;
              }),
          ),
        );
      database.close();
      return { found, bare };
    },
    { addresses, ids },
  );
}

/** From the beginning of the navigation until highlights have been painted, ms. */
async function measureOpening(page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(url, { waitUntil: 'commit' });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const isThere = document.querySelector('article') ?? document.querySelector('pre');
          if (!isThere) return void requestAnimationFrame(look);
          // The frame after the next has the next one on the screen.
          requestAnimationFrame(() => requestAnimationFrame((now) => resolve(now)));
        };
        look();
      }),
  );
}

async function waitForAll(page: Page): Promise<number> {
  const start = Date.now();
  await page.getByRole('feed').and(page.locator('[aria-busy=false]')).waitFor({ timeout: 60_000 });
  return Date.now() - start;
}

/** Scrolls `pixels` in each frame for `frames` frames; the times between frames, ms. */
async function measureFrames(page: Page, pixels: number, frames = 240): Promise<number[]> {
  return page.evaluate(
    ({ pixels, frames }) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let last = performance.now();
        const step = (now: number) => {
          times.push(now - last);
          last = now;
          scrollBy(0, pixels);
          if (times.length < frames) requestAnimationFrame(step);
          else resolve(times.slice(2));
        };
        requestAnimationFrame(step);
      }),
    { pixels, frames },
  );
}

/** From the input until the result has been painted, ms. */
async function measureSearch(page: Page, query: string): Promise<number> {
  return page.evaluate(
    (query) =>
      new Promise<number>((resolve) => {
        const input = document.querySelector<HTMLInputElement>('input[type=search]')!;
        const start = performance.now();
        input.value = query;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      }),
    query,
  );
}

function sayFrames(name: string, times: number[]): void {
  const share = (limit: number) => `${((100 * times.filter((t) => t > limit).length) / times.length).toFixed(1)} %`;
  // Timers of frames are rounded: a tenth of a millisecond late is on time.
  console.log(
    `  ${name.padEnd(44)} median ${ms(median(times))}, late (> 16.7 ms) ${share(FRAME + 0.2)}, dropped (> 33 ms) ${share(2 * FRAME)}, worst ${ms(worst(times))}`,
  );
}

// A filled profile may be kept: HL_PROFILE=DIR, and HL_FILLED=1 from the second time on. Filling takes minutes.
const browser = await launch(process.env.HL_PROFILE ? { profile: process.env.HL_PROFILE } : {});
// What tsx makes of functions refers to this helper of esbuild's, which is not there in pages.
await browser.context.addInitScript('globalThis.__name = (f) => f');
try {
  const highlights = makeHighlights(COUNT, PAGES, { every: 11 });
  const start = Date.now();
  if (!process.env.HL_FILLED) await fillHighlights(browser, highlights);
  console.log(`${COUNT} highlights on ${PAGES} pages (written in ${((Date.now() - start) / 1000).toFixed(1)} s)\n`);

  const some = Array.from({ length: 101 }, (_, i) => highlights[(i * 487) % COUNT]!);
  const { found, bare } = await measureLookups(
    browser.console,
    some.map(({ page }) => page.address),
    some.map(({ id }) => id),
  );
  console.log(`A page's highlights (limit 10 ms)\n  findOnPage: ${spread(found)}`);
  console.log(`  a bare get by id: ${spread(bare)}\n`);

  const page = await browser.context.newPage();
  const library = `chrome-extension://${browser.id}/library.html#/highlights`;
  const opened: number[] = [];
  const empty: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    opened.push(await measureOpening(page, library));
    empty.push(await measureOpening(page, `chrome-extension://${browser.id}/manifest.json`));
  }
  console.log(`First highlights painted, from the start of navigation (limit 300 ms)\n  library: ${spread(opened)}`);
  console.log(`  first run: ${ms(opened[0]!)}\n  a bare page of the extension: ${spread(empty)}\n`);

  await measureOpening(page, library);
  console.log('Frames while scrolling');
  sayFrames('120 px a frame, while the rest is read', await measureFrames(page, 120, 60));
  console.log(`  all in memory after another ${await waitForAll(page)} ms`);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(500);
  sayFrames('standing still (bare)', await measureFrames(page, 0));
  sayFrames('40 px a frame, as a wheel does', await measureFrames(page, 40));
  sayFrames('120 px a frame', await measureFrames(page, 120));
  sayFrames('2,000 px a frame, as a dragged scroll bar', await measureFrames(page, 2000));

  await page.evaluate(() => scrollTo(0, 0));
  const cold = await measureSearch(page, '動態清零');
  const warm: number[] = [];
  for (const query of ['四早', '市委 史根治', '核酸 通告', 'circular', '没有这句话', '防控 对照', '疫', '十大戰略'])
    warm.push(await measureSearch(page, query));
  const scan = await browser.console.evaluate(async () => {
    const texts: string[] = [];
    await bench.loadAll((batch) => texts.push(...batch.map((h) => bench.toEntry(h).folded)));
    const times: number[] = [];
    for (const word of ['四早', '史根治', '没有这句话', '疫']) {
      const start = performance.now();
      texts.filter((text) => text.includes(word));
      times.push(performance.now() - start);
    }
    return times;
  });
  console.log(
    `\nSearch, from the input until it is painted (limit 100 ms)\n  first: ${ms(cold)}\n  others: ${spread(warm)}`,
  );
  console.log(`  a bare scan of the same strings: ${spread(scan)}`);
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  console.log(`\nMemory of the page: ${(heap / 1e6).toFixed(0)} MB`);
} finally {
  await browser.close();
}
