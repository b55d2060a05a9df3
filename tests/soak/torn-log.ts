/**
 * `npx tsx tests/soak/torn-log.ts`: what Chromium makes of a write that was cut short, as a kill or a full disk may leave
 * it. It keeps all databases of an origin in one LevelDB log; it forgives a torn end, writes on behind it, and at the next
 * start finds “Corruption: checksum mismatch” in the middle, whereupon it deletes every database of the extension.
 * Strict durability does not help: what is torn is not what was confirmed.
 */
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type * as Store from '../../lib/kb/highlights/store';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { bundle } from '../../scripts/extension-code';
import { ownRows } from '../e2e/own-rows';
import { toHighlight } from '../fixtures/highlights';
import { startBrowser, type OwnBrowser } from './own-browser';

const CUT = 100;
const profile = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-torn-'));
const store = await bundle('lib/kb/highlights/store.ts', 'store');

async function inBrowser(work: (browser: OwnBrowser) => Promise<string>): Promise<void> {
  const browser = await startBrowser(profile, BUILT_EXTENSION);
  try {
    await browser.console.evaluate(store);
    console.log(await work(browser));
    const told = browser.said().match(/Corruption: [^\n]*|recovering from a corrupted[^\n]*/g);
    if (told) console.log(`  the browser: ${told.join('; ')}`);
  } finally {
    await browser.kill();
  }
}

const put = (browser: OwnBrowser, from: number, count: number) =>
  browser.console.evaluate(
    (highlights) => (globalThis as unknown as { store: typeof Store }).store.putHighlights(highlights),
    Array.from({ length: count }, (_, i) => toHighlight(from + i)),
  );
const count = async (browser: OwnBrowser) => `${(await ownRows(browser)).length} highlights`;

try {
  await inBrowser(async (browser) => {
    await put(browser, 1, 50);
    return `saved:                         ${await count(browser)}`;
  });
  const databases = path.join(profile, 'Default', 'IndexedDB');
  const folder = path.join(
    databases,
    readdirSync(databases).find((name) => name.endsWith('.leveldb'))!,
  );
  const log = readdirSync(folder).filter((name) => name.endsWith('.log')).sort().at(-1)!; // prettier-ignore
  truncateSync(path.join(folder, log), statSync(path.join(folder, log)).size - CUT);
  await inBrowser(async (browser) => {
    const found = await count(browser);
    await put(browser, 1000, 5);
    return `last ${CUT} bytes torn off, opened: ${found}; 5 more saved: ${await count(browser)}`;
  });
  await inBrowser(async (browser) => `opened once more:              ${await count(browser)}`);
} finally {
  rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
}
