/** Pictures of pages whose type is set in hard ways, each with its marks and an open card: for a person to look at. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { cardBox, readCard } from './card';
import { launchExtension, type ExtensionBrowser } from './extension-browser';
import { requireBrowser } from './find-browser';
import { HARD_PAGES, toHtml, type HardPage } from './hard-pages';

const SITE = 'https://www.xcrb.example/2022-05/08/';
const SIZES = { wide: { width: 1000, height: 720 }, narrow: { width: 400, height: 720 } };
const SCHEMES = ['light', 'dark'] as const;

/** `only`: the names of pages; all without. */
export async function shootHardPages(folder: string, only: readonly string[] = []): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await launchExtension({ executable: requireBrowser(), headless: true, args: ['--lang=en'] });
  const pages = HARD_PAGES.filter(({ name }) => only.length === 0 || only.includes(name));
  await browser.context.route(`${SITE}**`, (route) => {
    const [name, file] = route.request().url().slice(SITE.length).split('/');
    const page = pages.find((page) => page.name === name);
    const body = file === 'frame.html' ? toHtml(page?.frame ?? '') : toHtml(page?.body ?? '', page?.style);
    return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  try {
    for (const hard of pages)
      for (const scheme of SCHEMES)
        for (const [size, viewport] of Object.entries(SIZES)) {
          const page = await browser.context.newPage();
          await page.emulateMedia({ colorScheme: scheme });
          await page.setViewportSize(viewport);
          const told = await shoot(browser, page, hard, path.join(folder, `${hard.name}-${size}-${scheme}.png`));
          console.log(`${hard.name} ${size} ${scheme}: ${told}`);
          await page.close();
        }
  } finally {
    await browser.close();
  }
}

/** Returns what may be wrong by the figures, which a picture may hide. */
async function shoot(browser: ExtensionBrowser, page: Page, { name, frame }: HardPage, file: string): Promise<string> {
  await page.goto(`${SITE}${name}/`);
  await browser.waitForReport(page);
  const place = frame === undefined ? page.locator('#at') : page.frameLocator('iframe').locator('#at');
  await place.scrollIntoViewIfNeeded();
  await sleep(600); // marks that come into view
  const box = (await place.boundingBox())!;
  // The end of the first line, wherever the mention breaks.
  const line = await place.evaluate((element) => {
    const first = element.getClientRects()[0]!;
    const all = element.getBoundingClientRect();
    return { x: first.right - all.x, y: first.bottom - all.y };
  });
  const point = { x: box.x + line.x - 8, y: box.y + line.y - 6 };
  await page.mouse.move(2, 2);
  await page.mouse.move(point.x, point.y, { steps: 4 });
  const card = await readCard(page, '').catch(() => null);
  await sleep(400); // it fades in
  await page.screenshot({ path: file });
  if (card === null) return 'NO CARD';
  const shown = (await cardBox(page))!;
  const { width, height } = page.viewportSize()!;
  const isCut = shown.x < 0 || shown.y < 0 || shown.x + shown.width > width || shown.y + shown.height > height;
  const covers =
    shown.x < point.x && point.x < shown.x + shown.width && shown.y < point.y && point.y < shown.y + shown.height;
  return [isCut && 'CUT OFF', covers && 'COVERS ITS MENTION'].filter(Boolean).join(', ') || 'ok';
}
