/** Who comes from a version that required access to every page keeps it, and is asked nothing. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { launch, type TestBrowser } from './extension';
import { expectOrigins, readChoice } from './permissions';
import { expectMarked } from './surfaces';

interface Manifest {
  version: string;
  optional_host_permissions?: string[];
  [key: string]: unknown;
}

let folder: string;
let browser: TestBrowser | undefined;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-update-'));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

it('reads everywhere as before, without a question', async () => {
  const extension = path.join(folder, 'extension');
  cpSync(BUILT_EXTENSION, extension, { recursive: true });
  const file = path.join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const write = (next: object) => writeFileSync(file, JSON.stringify(next));
  // As it was: required for all pages, the gate in the manifest, and a background that knew of no choice.
  const { optional_host_permissions: _, ...old } = manifest;
  const gate = { matches: ['http://*/*', 'https://*/*'], js: ['gate.js'], run_at: 'document_idle' };
  write({ ...old, host_permissions: ['<all_urls>'], content_scripts: [gate] });
  const background = path.join(extension, 'background.js');
  const code = readFileSync(background);
  writeFileSync(background, '');

  browser = await launch({ extension, unchosen: true });
  expect(await readChoice(browser)).toBeUndefined();
  writeFileSync(background, code);
  write({ ...manifest, version: `${manifest.version}.1` });
  await browser.reload();

  await expectOrigins(browser, 'http://*/*', 'https://*/*');
  const updated = browser;
  await expect.poll(() => readChoice(updated)).toEqual({ mode: 'everywhere', sites: [] });
  await expectMarked(await browser.openFixture('inline-tags'), '史根治');
  expect(browser.context.pages().filter((page) => page.url().includes('welcome.html'))).toEqual([]);
});
