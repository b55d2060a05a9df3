/** What the browser itself deletes comes back from the second copy; and a copy that fails is no reader's loss. */
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Highlight } from '../../lib/core/model/highlight';
import type * as Store from '../../lib/kb/highlights/store';
import type { HighlightRow } from '../../lib/kb/own-database';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { bundle } from '../../scripts/extension-code';
import { toHighlight } from '../fixtures/highlights';
import { startBrowser, type OwnBrowser } from '../soak/own-browser';
import { copiedRows, deleteOwnDatabase, ownRows } from './own-rows';

/** A module of ours in the console tab. */
declare const store: typeof Store;

let profile: string;
let browser: OwnBrowser;
beforeAll(async () => {
  profile = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-copy-'));
  await start();
});
afterEach(() => deleteOwnDatabase(browser));
afterAll(async () => {
  await browser.kill();
  rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
});

async function start(): Promise<void> {
  browser = await startBrowser(profile, BUILT_EXTENSION);
  await browser.console.evaluate(await bundle('lib/kb/highlights/store.ts', 'store'));
}

const put = (from: number, count: number) =>
  browser.console.evaluate(
    (highlights) => store.putHighlights(highlights),
    Array.from({ length: count }, (_, i) => toHighlight(from + i)),
  );
const sorted = (rows: HighlightRow[]) => rows.sort((a, b) => a.id.localeCompare(b.id));
const main = async () => sorted(await ownRows(browser));
const copy = async () => sorted(await copiedRows(browser));
/** As the extension's own code gives it. */
const read = (): Promise<Highlight[]> =>
  browser.console.evaluate(async () => {
    const all: Highlight[] = [];
    await store.loadAll((batch) => all.push(...batch));
    return all;
  });

describe('the browser deletes all databases', () => {
  it('since a kill has torn their log, and every row comes back', async () => {
    await put(1, 50);
    await browser.kill();
    // The end of the last write is missing. Chromium forgives that, writes on behind it, and finds it at the next start.
    const databases = path.join(profile, 'Default', 'IndexedDB');
    const folder = path.join(
      databases,
      readdirSync(databases).find((name) => name.endsWith('.leveldb'))!,
    );
    const log = path.join(folder, readdirSync(folder).filter((name) => name.endsWith('.log')).sort().at(-1)!); // prettier-ignore
    truncateSync(log, statSync(log).size - 100);
    await start();
    await put(1000, 5);
    const before = await read();
    expect(before).toHaveLength(55);
    await browser.kill();
    await start();
    expect(await read()).toEqual(before);
    expect(browser.said()).toContain('(and deleted) database');
    expect(await browser.console.evaluate(() => store.isEmptied())).toBe(false);
    // It goes on as before, and the copy with it.
    await put(2000, 1);
    expect(await main()).toHaveLength(56);
    expect(await copy()).toEqual(await main());
  }, 120_000);
});

describe('the second copy', () => {
  it('follows saving, changing, binning and erasing', async () => {
    await put(1, 6);
    const ids = (await main()).map(({ id }) => id);
    await browser.askBackground('changeHighlight', { id: ids[0]!, revision: 1, note: '后写的', tags: ['水'] });
    await browser.askBackground('binHighlight', { id: ids[1]!, binned: true });
    await browser.console.evaluate((ids) => store.deleteHighlights(ids), ids.slice(2, 4));
    await browser.console.evaluate((id) => store.emptyBin([id]), ids[2]!);
    const rows = await main();
    expect(rows).toHaveLength(5);
    expect(rows.filter(({ deleted }) => deleted !== undefined)).toHaveLength(2);
    expect(await copy()).toEqual(rows);
  });

  it('does not bring back what the reader has erased', async () => {
    await put(1, 2);
    const ids = (await main()).map(({ id }) => id);
    await browser.console.evaluate(async (ids) => {
      await store.deleteHighlights(ids);
      await store.emptyBin();
    }, ids);
    await browser.kill();
    await start();
    expect(await read()).toEqual([]);
    expect(await copy()).toEqual([]);
    expect(await browser.console.evaluate(() => store.isEmptied())).toBe(false);
  }, 60_000);

  it('is made whole again where it was lost or did not follow', async () => {
    await put(1, 4);
    await browser.console.evaluate(() => (navigator as never as Buckets).storageBuckets.delete('own-copy'));
    expect(await copy()).toEqual([]);
    await put(10, 1);
    expect(await main()).toHaveLength(5);
    expect(await copy()).toEqual(await main());
  });

  it('gives back a later write that the database has lost', async () => {
    await put(1, 2);
    const [lost] = await main();
    // As if the last write had not reached the disk.
    await browser.console.evaluate(
      (id) =>
        new Promise<void>((resolve) => {
          const asked = indexedDB.open('jiazhu-own');
          asked.onsuccess = () => {
            const back = asked.result.transaction(['highlights', 'state'], 'readwrite');
            back.objectStore('highlights').delete(id);
            const state = back.objectStore('state').get('state');
            state.onsuccess = () => back.objectStore('state').put({ ...state.result, sequence: 0 });
            back.oncomplete = () => (asked.result.close(), resolve());
          };
        }),
      lost!.id,
    );
    await put(10, 1);
    expect((await main()).map(({ id }) => id)).toContain(lost!.id);
    expect(await copy()).toEqual(await main());
  });

  it('that cannot be written keeps nobody from saving', async () => {
    await browser.console.evaluate(() => {
      const { storageBuckets } = navigator as never as Buckets;
      storageBuckets.open = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    });
    await put(1, 3);
    await browser.console.evaluate(() => delete (navigator as never as Buckets).storageBuckets.open);
    expect(await main()).toHaveLength(3);
    expect(await copy()).toEqual([]);
    // Made good when the browser is started next.
    await browser.kill();
    await start();
    await expect.poll(copy, { timeout: 10_000 }).toEqual(await main());
  }, 60_000);

  it('does not hide that database and copy are both gone', async () => {
    await put(1, 3);
    await deleteOwnDatabase(browser);
    expect(await read()).toEqual([]);
    expect(await browser.console.evaluate(() => store.isEmptied())).toBe(true);
  });
});

interface Buckets {
  storageBuckets: { open?: () => Promise<never>; delete(name: string): Promise<void> };
}
