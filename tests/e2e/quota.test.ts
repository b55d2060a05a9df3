/**
 * No room: what is told, and that nothing saved before, and nothing typed, is lost. The disk is a small one where the
 * test may make one (root on Linux); everywhere the same is tried at the edge of IndexedDB in the real worker.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { clickInCard, readCard } from '../../scripts/card';
import { selectText } from '../../scripts/selecting';
import { borrow } from './borrow';
import { launch, PAPER, readFixture, type TestBrowser } from './extension';
import { clickAside, openNote, save, textsOn } from './keeping';
import { ownRows } from './own-rows';

const FULL = 'the disk or the browser’s storage is full';

let browser: TestBrowser | undefined;
const undo: (() => void)[] = [];
afterEach(async () => {
  await browser?.close();
  browser = undefined;
  for (const step of undo.splice(0).reverse()) step();
});

async function openRead(browser: TestBrowser): Promise<Page> {
  const page = await browser.open(`${PAPER}quota.html`, readFixture('passages'));
  await browser.waitForReport(page);
  return page;
}

/** One saved with a note; then `fill` takes the room, `free` gives it back. */
async function expectNothingLost(
  browser: TestBrowser,
  fill: () => Promise<void>,
  free: () => Promise<void>,
): Promise<void> {
  const page = await openRead(browser);
  await save(page, '水声就是收成');
  const [first] = await ownRows(browser);
  await browser.askBackground('changeHighlight', { id: first!.id, revision: 1, note: '先写的' });
  await clickAside(page);
  const before = await ownRows(browser);

  await fill();
  await selectText(page, '问了水位');
  await readCard(page, 'Save');
  await clickInCard(page, 'Save');
  expect(await readCard(page, 'Not saved')).toContain(FULL);
  expect(await textsOn(page)).toEqual(['水声就是收成']);

  await free();
  // Only now: a database on a full disk cannot be opened at all.
  await expect.poll(() => ownRows(browser)).toEqual(before);
  await clickInCard(page, 'Try again');
  await readCard(page, 'Saved');
  expect((await ownRows(browser)).map(({ quote }) => quote.exact).sort()).toEqual(['水声就是收成', '问了水位']);
  await clickAside(page);

  const note = await openNote(page, '就是收成');
  await note.locator('.text-button').click();
  const text = `后写的${'长'.repeat(30_000)}`;
  await note.locator('textarea').fill(text);
  await fill();
  await note.locator('textarea').press('Control+Enter');
  await note.locator('.problem').waitFor();
  await expect.poll(() => note.locator('.problem').innerText()).toContain(FULL);
  expect(await note.locator('textarea').inputValue()).toBe(text);
  // The pointer goes elsewhere: what is typed stays.
  await page.mouse.move(690, 20);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await note.locator('textarea').inputValue()).toBe(text);
  await free();
  await expect.poll(async () => (await ownRows(browser)).find(({ id }) => id === first!.id)?.note).toBe('先写的');
  await note.locator('textarea').press('Control+Enter');
  await note.locator('.own-note').waitFor();
  expect((await ownRows(browser)).find(({ id }) => id === first!.id)?.note).toBe(text);
}

/**
 * In the worker itself, at the edge of IndexedDB: a write fails as the browser's own does, with QuotaExceededError, and
 * its transaction with it. This is made up; a full disk is below.
 */
async function failWrites(browser: TestBrowser, how: 'request' | 'commit' | 'none'): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate((how) => {
    type Write = (this: IDBObjectStore, ...args: unknown[]) => IDBRequest<IDBValidKey>;
    const store = IDBObjectStore.prototype as unknown as Record<'add' | 'put', Write>;
    const world = globalThis as unknown as { real?: Record<'add' | 'put', Write> };
    const real = (world.real ??= { add: store.add, put: store.put });
    for (const name of ['add', 'put'] as const)
      store[name] = function (...args) {
        if (how === 'none' || this.name !== 'highlights') return real[name].apply(this, args);
        if (how === 'request') throw new DOMException('no room', 'QuotaExceededError');
        // As when the disk is full at the commit: requests succeed, the transaction is aborted by the browser.
        const request = real[name].apply(this, args);
        const { transaction } = this;
        Object.defineProperty(transaction, 'error', { value: new DOMException('no room', 'QuotaExceededError') });
        request.addEventListener('success', () => setTimeout(() => undefined), { once: true });
        request.addEventListener('success', () => transaction.abort());
        return request;
      };
  }, how);
}

describe('without room', () => {
  it.each(['request', 'commit'] as const)('a write that fails at its %s is told, and nothing is lost', async (how) => {
    const lent = await borrow();
    await expectNothingLost(
      lent,
      () => failWrites(lent, how),
      () => failWrites(lent, 'none'),
    );
  });

  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const folder = isRoot ? mkdtempSync(path.join(os.tmpdir(), 'jiazhu-small-disk-')) : '';
  const canMount =
    isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'jiazhu-small-disk', folder]).status === 0;
  if (canMount) spawnSync('umount', [folder]);
  if (folder) rmSync(folder, { recursive: true });

  it.skipIf(!canMount)(
    'on a disk that is really full (a small tmpfs; needs root and mount)',
    async () => {
      const disk = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-small-disk-'));
      undo.push(() => rmSync(disk, { recursive: true, force: true }));
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'jiazhu-small-disk', disk]);
      expect(mounted.status).toBe(0);
      undo.push(() => void spawnSync('umount', ['-l', disk]));
      browser = await launch({ profile: path.join(disk, 'profile') });
      const running = browser;
      const ballast = path.join(disk, 'ballast');
      const fill = async () => {
        fillUp(ballast);
        // What is left of a page the browser would still fill; a long note does not fit in there.
        const [row] = await ownRows(running);
        const { id, revision } = row!;
        const outcome = await running.askBackground('changeHighlight', { id, revision, note: '长'.repeat(20_000) });
        expect(outcome).toMatchObject({ state: 'failed', failure: 'full' });
        fillUp(ballast);
      };
      await expectNothingLost(running, fill, () => rm(ballast, { force: true }));
    },
    120_000,
  );
});

/** To the last byte. */
function fillUp(file: string): void {
  const to = openSync(file, 'a');
  const chunk = Buffer.alloc(1 << 20, 1);
  for (const length of [1 << 20, 4096, 1])
    try {
      for (;;) writeSync(to, chunk, 0, length);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  closeSync(to);
}
