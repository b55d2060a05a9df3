/**
 * `npm run bench:packs`: packs of 10,000 and 100,000 entries from a file into the knowledge base, in the real library.
 * Beside the figures stand what the machine gives at best in the same run: JSON.parse of the same file, and the same
 * entries added to a bare database.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { toPackText } from '../../lib/kb/packs/write-pack';
import { makePack } from '../../scripts/sample-packs';
import { launch, type TestBrowser } from '../e2e/extension';

const SIZES = process.argv.includes('--small') ? [10_000] : [10_000, 100_000];
const TIMEOUT = 600_000;
/** In the order in which the worker passes them (`lib/kb/packs/import-pack.ts`), with what has been done then. */
const STEPS = [
  ['pack parsed', 'read and parse'],
  ['pack validated', 'validate'],
  ['pack planned', 'check references, compare'],
  ['pack confirmed', null],
  ['pack compiled', 'compile'],
  ['pack written', 'write'],
] as const;

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

interface Watched {
  longest?: number;
}

/** The longest task of the page's thread since the last question, ms; those below 50 are not told by the browser. */
async function longestBlock(page: Page): Promise<string> {
  const longest = await page.evaluate(() => {
    const world = globalThis as Watched;
    const longest = world.longest ?? 0;
    world.longest = 0;
    return longest;
  });
  return longest === 0 ? 'under 50 ms' : `${longest.toFixed(0)} ms`;
}

async function watchBlocks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const world = globalThis as Watched;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) world.longest = Math.max(world.longest ?? 0, duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

/** What the worker did and when, ms from its start. */
const readMarks = async (page: Page): Promise<Map<string, number>> =>
  new Map(
    await page
      .workers()[0]!
      .evaluate(() =>
        performance.getEntriesByType('mark').map(({ name, startTime }): [string, number] => [name, startTime]),
      ),
  );

async function measureImport(browser: TestBrowser, file: string, count: number): Promise<void> {
  const page = await browser.openInner('library.html#/packs');
  await page.getByRole('heading', { level: 1, name: 'Packs' }).waitFor();
  await page.waitForTimeout(1000);
  await watchBlocks(page);
  await page.getByRole('button', { name: 'Import…' }).click();
  const begun = Date.now();
  await page.locator('input[type=file]').setInputFiles(file);
  const go = page.getByRole('button', { name: 'Import', exact: true });
  await go.waitFor({ timeout: TIMEOUT });
  const shown = Date.now() - begun;
  const confirmed = Date.now();
  await go.click();
  await page.getByText('is imported.').waitFor({ timeout: TIMEOUT });
  const written = Date.now() - confirmed;
  const marks = await readMarks(page);
  const limit = count === 10_000 ? ' (limit 5 s)' : '';
  console.log(`  from file to stored: ${seconds(shown + written)}${limit}; until the preview ${seconds(shown)}`);
  let last = marks.get('pack started')!;
  for (const [mark, name] of STEPS) {
    const at = marks.get(mark)!;
    if (name) console.log(`    ${name.padEnd(28)}${seconds(at - last)}`);
    last = at;
  }
  console.log(`  longest block of the page's thread: ${await longestBlock(page)}`);
  await page.waitForTimeout(3000);
  console.log(`  and when it reads the knowledge base anew: ${await longestBlock(page)}`);
  await page.close();
}

/** Parsing, and adding the same entries by hundreds, with nothing else around. */
async function measureBare(browser: TestBrowser, file: string): Promise<void> {
  const page = browser.console;
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    document.body.replaceChildren(input);
  });
  await page.locator('input[type=file]').setInputFiles(file);
  const { parsed, added } = await page.evaluate(async () => {
    const text = await document.querySelector('input')!.files![0]!.text();
    let start = performance.now();
    const { entities } = JSON.parse(text) as { entities: unknown[] };
    const parsed = performance.now() - start;
    const database = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('bare');
      asked.onupgradeneeded = () => asked.result.createObjectStore('chunks');
      asked.onsuccess = () => resolve(asked.result);
    });
    start = performance.now();
    const write = database.transaction('chunks', 'readwrite');
    for (let at = 0; at < entities.length; at += 100) write.objectStore('chunks').add(entities.slice(at, at + 100), at);
    await new Promise((resolve) => (write.oncomplete = resolve));
    const added = performance.now() - start;
    database.close();
    indexedDB.deleteDatabase('bare');
    return { parsed, added };
  });
  console.log(`  yardsticks: JSON.parse ${seconds(parsed)}, a bare add of the same entries ${seconds(added)}`);
}

async function remove(browser: TestBrowser): Promise<void> {
  const page = await browser.openInner('library.html#/packs');
  const start = Date.now();
  await page.getByRole('button', { name: /^Remove:/ }).click({ timeout: TIMEOUT });
  await page.getByText('was removed').waitFor({ timeout: TIMEOUT });
  console.log(`  opened and removed in ${seconds(Date.now() - start)}`);
  await page.close();
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-packs-'));
const browser = await launch();
await browser.context.addInitScript('globalThis.__name = (f) => f');
try {
  await browser.console.evaluate('globalThis.__name = (f) => f');
  for (const count of SIZES) {
    const file = path.join(folder, `${count}.json`);
    const text = toPackText(makePack(count)).join('');
    writeFileSync(file, text);
    console.log(
      `${count} entries, ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB; load of the machine ${os.loadavg()[0]!.toFixed(1)}`,
    );
    await measureImport(browser, file, count);
    await measureBare(browser, file);
    await remove(browser);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
