/**
 * Once for all files: a folder for their profiles, and in it one in which the first run is done: the knowledge base is
 * stored and every page is let be read. A browser with a copy of it is there in half the time.
 */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchExtension } from '../../scripts/extension-browser';
import { requireBrowser } from '../../scripts/find-browser';
import { readPacks } from './stored-packs';

export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-e2e-'));
  const profile = path.join(folder, 'first-run');
  const browser = await launchExtension({ executable: requireBrowser(), headless: true, profile, args: ['--lang=en'] });
  // The reader's own pack is derived when all else is stored.
  while (!(await readPacks(browser)).some(({ id }) => id === 'own')) await sleep(50);
  await browser.close();
  process.env.JIAZHU_PROFILES = folder;
  // The last browser ends with its process, a moment after it.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 20 });
}
