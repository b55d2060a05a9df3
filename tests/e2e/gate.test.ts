import { statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { borrow } from './borrow';
import { compareDom, type TestBrowser } from './extension';
import { surfacesOf } from './surfaces';

/** Longer than the gate and the reader take on a Chinese page (ms): see the last test, which measures that. */
const GRACE = 2500;

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

describe('the gate', () => {
  it('weighs at most 3 kB', () => {
    expect(statSync(path.join(BUILT_EXTENSION, 'gate.js')).size).toBeLessThanOrEqual(3 * 1024);
  });

  it.each(['english', 'japanese', 'japanese-unlabelled'])('lets no reader into the %s page', async (name) => {
    const page = await browser.openFixture(name);
    await sleep(GRACE);
    await expect(browser.askReader(page, 'report')).rejects.toThrow(/Receiving end does not exist|No answer/);
    expect(await surfacesOf(page)).toEqual([]);
    const { before, after, hosts } = await compareDom(page);
    expect(after).toBe(before);
    expect(hosts).toBe(0);
  });

  it('would have let it in by then', async () => {
    const started = Date.now();
    const page = await browser.openFixture('traditional');
    await browser.waitForReport(page);
    expect(Date.now() - started).toBeLessThan(GRACE);
  });
});
