/** Pictures of the packs' page: empty, a file that is refused, one that is shown, and one that is there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { PackFile } from '../lib/kb/packs/format';
import { ROOT } from './run';

const EXAMPLE = path.join(ROOT, 'seeds', 'example-pack.json');

/** `page` is one of the extension's; the pack stays imported. */
export async function shootPacks(page: Page, folder: string, size: string): Promise<void> {
  const shoot = async (name: string) => {
    await sleep(400);
    await page.screenshot({ path: path.join(folder, `packs-${name}-${size}.png`) });
  };
  const read = () => JSON.parse(readFileSync(EXAMPLE, 'utf8')) as PackFile & { entities: Record<string, unknown>[] };
  const give = (pack: PackFile) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'pack.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(pack)) });

  await page.goto(page.url().replace(/#.*/, '#/packs'));
  await page.locator('[data-pack]').first().waitFor();
  await shoot('empty');
  await page.locator('.hl-moves button').first().click();
  await shoot('choose');

  const wrong = read();
  Object.assign(wrong.entities[2]!, { ambiguity: 'very' });
  await give(wrong);
  await page.getByRole('alert').waitFor();
  await shoot('refused');

  const conflicting = read();
  conflicting.entities.push({ ...conflicting.entities[2], id: 'official:shi-genzhi', name: '史根治' } as never);
  await give(conflicting);
  await page.locator('.hl-plan').waitFor();
  await shoot('preview');
  await page.locator('.button-main').click();
  await page.locator('.hl-plan').waitFor({ state: 'detached' });
  await page.locator('dialog .button-main').waitFor();
  await shoot('done');
  await page.locator('dialog .button-main').click();
  await page.locator('[data-pack^=example]').waitFor();
  await shoot('list');
}
