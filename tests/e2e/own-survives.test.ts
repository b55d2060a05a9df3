/** Own entries and choices stand through a new pack, a restart, and an emptied knowledge base. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Manifest, Pack } from '../../lib/kb/pack';
import { clickInCard, readCard } from '../../scripts/card';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { hoverMention } from '../../scripts/mentions';
import { launch, type TestBrowser } from './extension';
import { clickAside } from './keeping';
import { addFromMenu, fieldOf, inLibrary, openArticle, saveEntry } from './own';
import { expectMarked, surfacesOf } from './surfaces';

let folder: string;
let browser: TestBrowser | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-own-'));
});
afterEach(async () => {
  await browser?.close();
  browser = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A knowledge base that is newer, and whose packs explain everything otherwise. */
function bumpPacks(extension: string): void {
  const at = (...names: string[]) => path.join(extension, 'kb', ...names);
  const manifest = JSON.parse(readFileSync(at('manifest.json'), 'utf8')) as Manifest;
  manifest.version = NEWER;
  for (const announced of manifest.packs) {
    const pack = JSON.parse(readFileSync(at(announced.id, 'pack.json'), 'utf8')) as Pack;
    announced.version = pack.version = NEWER;
    for (const entity of pack.entities) entity.gloss.en = `Anew. ${entity.gloss.en}`;
    const bytes = Buffer.from(JSON.stringify(pack));
    announced.bytes.pack = bytes.length;
    announced.sha256.pack = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(at(announced.id, 'pack.json'), bytes);
  }
  writeFileSync(at('manifest.json'), JSON.stringify(manifest));
}
const NEWER = '999999999999';

it('through a restart with a new pack', async () => {
  const profile = path.join(folder, 'profile');
  const extension = path.join(folder, 'extension');
  cpSync(BUILT_EXTENSION, extension, { recursive: true });
  browser = await launch({ profile, extension });
  const page = await openArticle(browser, 'survive');
  await expectMarked(page, '史根治', '刘涛');
  // Added, corrected, rejected.
  const editor = await addFromMenu(browser, page, '陆大渠');
  await fieldOf(editor, 'Title').fill('柳林渠渠长');
  await fieldOf(editor, 'In which body').fill('柳林渠管理所');
  await expect.poll(() => fieldOf(editor, 'Pinyin').inputValue(), { timeout: 10_000 }).not.toBe('');
  await saveEntry(editor);
  const library = await inLibrary(browser, 'own/edit/official/shi-genzhi');
  await fieldOf(library, 'Explanation in English').fill('Mine.');
  await saveEntry(library);
  await page.bringToFront();
  await expectMarked(page, '陆大渠');
  await clickAside(page);
  await hoverMention(page, '刘涛');
  await readCard(page, 'Not this one here');
  await clickInCard(page, 'Not this one here');
  await clickInCard(page, 'Nowhere on www');
  await readCard(page, 'Not marked on www');
  await browser.close();

  bumpPacks(extension);
  browser = await launch({ profile, extension });
  while ((await browser.askBackground('seeding')).state !== 'ready') await new Promise((r) => setTimeout(r, 100));
  expect(await browser.askBackground('seeding')).toMatchObject({ version: NEWER });
  const again = await openArticle(browser, 'survive');
  await expectMarked(again, '史根治', '陆大渠');
  expect(await surfacesOf(again)).not.toContain('刘涛');
  await hoverMention(again, '史根治');
  expect(await readCard(again, '史根治')).toContain('Mine.');
  await again.mouse.move(1, 1);
  const shipped = await browser.askBackground('card', 'body:xuchang-shiwei');
  expect(shipped?.entity.gloss.en).toMatch(/^Anew\./);
}, 150_000);

it('and come back into a knowledge base that the browser has emptied', async () => {
  browser = await launch();
  const page = await openArticle(browser, 'emptied');
  const library = await inLibrary(browser, 'official/shi-genzhi');
  await library.getByRole('button', { name: 'Hide' }).click();
  await expect.poll(() => library.locator('main').innerText()).toContain('You have hidden');
  await library.close();
  await page.close();
  await browser.killWorker();
  await browser.console.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('jiazhu');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(new Error(String(deleting.error)));
        deleting.onblocked = () => reject(new Error('open elsewhere'));
      }),
  );
  const again = await openArticle(browser, 'emptied-again');
  await expectMarked(again, '刘涛');
  expect(await surfacesOf(again)).not.toContain('史根治');
}, 150_000);
