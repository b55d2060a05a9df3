/**
 * `npm run screenshots`: pictures of page, cards, popup and library, light and dark, in three languages, wide and
 * narrow, into .output/screenshots; those that the README shows are copied to assets/screenshots.
 *
 * `npm run screenshots -- --hard [NAME…]`: pages whose type is set in hard ways, all or those named.
 * `npm run screenshots -- --first-run`: the welcome page, and the popup's choice of where to read.
 * `--to DIR` is another folder, for any of them.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readCard } from './card';
import { launchExtension, type ExtensionBrowser } from './extension-browser';
import { fillHighlights } from './fill-highlights';
import { requireBrowser } from './find-browser';
import { hoverMention } from './mentions';
import { ROOT } from './run';
import { makeHighlights } from './sample-highlights';
import { serveArticles } from './serve-articles';
import { shootFirstRun } from './shoot-first-run';
import { shootHardPages } from './shoot-hard-pages';
import { shootPacks } from './shoot-packs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { hard: { type: 'boolean' }, 'first-run': { type: 'boolean' }, to: { type: 'string' } },
});
const OUT = path.resolve(values.to ?? path.join(ROOT, '.output', 'screenshots'));
const SAMPLE = path.join(ROOT, 'assets', 'sample', 'article.html');
const CARDS = ['史根治', '市疫情防控指挥部', '四早', '动态清零'];
const LIBRARY = [
  '',
  'official/shi-genzhi',
  'official/li-qiang',
  'body/xuchang-shiwei',
  'slogan/si-zao',
  'bodies',
  'slogans',
  'body/cn-510100/zuzhibu',
  'slogan/pattern-ying-x-jin-x',
  'own',
  'own/edit/official/shi-genzhi',
  'readings',
  'highlights',
  'highlights/pages',
  'highlights/entities',
  'highlights/tags',
  'highlights/entity/official/shi-genzhi',
];
const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 400, height: 760 } };
const IN_README: Record<string, string> = {
  'en-light/card-史根治-wide.png': 'card-light.png',
  'en-dark/card-四早-wide.png': 'card-dark.png',
  'en-light/popup-search.png': 'popup-light.png',
  'en-light/library-official-shi-genzhi-wide.png': 'library-light.png',
};

async function shootAll(
  browser: ExtensionBrowser,
  url: string,
  scheme: 'light' | 'dark',
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [size, viewport] of Object.entries(SIZES)) {
    const page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(viewport);
    await page.goto(url);
    await browser.waitForReport(page);
    await page.screenshot({ path: path.join(folder, `page-${size}.png`) });
    for (const surface of CARDS) {
      await page.mouse.move(1, 1);
      await sleep(500);
      await hoverMention(page, surface);
      await readCard(page, surface.slice(0, 2));
      await sleep(300); // it fades in
      await page.screenshot({ path: path.join(folder, `card-${surface}-${size}.png`) });
    }
    if (size === 'wide') {
      const popup = await browser.openPopup(page);
      await sleep(500);
      await popup.screenshot(path.join(folder, 'popup-page.png'));
      await popup.type('louyang');
      await sleep(300);
      await popup.screenshot(path.join(folder, 'popup-search.png'));
      await popup.close();
    }
    for (const at of LIBRARY) {
      await page.goto(`chrome-extension://${browser.id}/library.html#/${at}`);
      await page.reload();
      await sleep(500);
      await page.screenshot({ path: path.join(folder, `library-${at.replaceAll('/', '-') || 'home'}-${size}.png`) });
    }
    if (size === 'narrow') await shootPacks(page, folder, size);
    await page.close();
  }
}

async function shootEverything(): Promise<void> {
  const server = await serveArticles([SAMPLE]);
  try {
    for (const [language, scheme] of [
      ['en', 'light'],
      ['en', 'dark'],
      ['zh-CN', 'light'],
      ['zh-TW', 'dark'],
    ] as const) {
      const browser = await launchExtension({
        executable: requireBrowser(),
        headless: true,
        // The popup takes its scheme from the browser, not from Playwright's emulation.
        args: [`--lang=${language}`, `--blink-settings=preferredColorScheme=${scheme === 'dark' ? 0 : 1}`],
      });
      await fillHighlights(browser, makeHighlights(60, 8));
      await shootAll(browser, server.urls[0]!, scheme, path.join(OUT, `${language}-${scheme}`));
      await browser.close();
    }
  } finally {
    server.close();
  }
  mkdirSync(path.join(ROOT, 'assets', 'screenshots'), { recursive: true });
  for (const [from, to] of Object.entries(IN_README))
    copyFileSync(path.join(OUT, from), path.join(ROOT, 'assets', 'screenshots', to));
}

if (values.hard) await shootHardPages(path.join(OUT, 'hard'), positionals);
else if (values['first-run']) await shootFirstRun(path.join(OUT, 'first-run'));
else await shootEverything();
console.log(`Screenshots in ${path.relative(process.cwd(), OUT)}`);
