/** Pictures of the first run: the welcome page before and after the answer, and the popup where none was given, and one. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchExtension } from './extension-browser';
import { requireBrowser } from './find-browser';
import { HARD_PAGES, toHtml } from './hard-pages';
import { findWelcome } from './reading-everywhere';

const ARTICLE = 'https://www.xcrb.example/2022-05/08/article.html';
const SIZES = { narrow: { width: 400, height: 760 }, wide: { width: 1280, height: 800 } };

export async function shootFirstRun(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const language of ['en', 'zh-CN'])
    for (const scheme of ['light', 'dark'] as const) await shoot(folder, language, scheme);
}

async function shoot(folder: string, language: string, scheme: 'light' | 'dark'): Promise<void> {
  const browser = await launchExtension({
    executable: requireBrowser(),
    headless: true,
    unchosen: true,
    // The popup takes its scheme from the browser, not from Playwright's emulation.
    args: [`--lang=${language}`, `--blink-settings=preferredColorScheme=${scheme === 'dark' ? 0 : 1}`],
  });
  const name = (what: string) => path.join(folder, `${what}-${language}-${scheme}.png`);
  try {
    const welcome = await findWelcome(browser.context, browser.id);
    await welcome.bringToFront();
    await welcome.emulateMedia({ colorScheme: scheme });
    const shootWelcome = async (what: string) => {
      // The wide one last: in a narrow window the popup is narrow too.
      for (const [size, viewport] of Object.entries(SIZES)) {
        await welcome.setViewportSize(viewport);
        await sleep(300);
        await welcome.screenshot({ path: name(`welcome-${what}-${size}`), fullPage: true });
      }
    };
    await shootWelcome('asks');

    await browser.context.route(ARTICLE, (route) =>
      route.fulfill({ body: toHtml(HARD_PAGES[0]!.body), contentType: 'text/html; charset=utf-8' }),
    );
    const page = await browser.context.newPage();
    await page.goto(ARTICLE);
    const shootPopup = async (what: string, doFirst?: string) => {
      const popup = await browser.openPopup(page);
      await sleep(1500); // a page that is read when asked is read only now
      if (doFirst) {
        await popup.evaluate(doFirst);
        await sleep(400);
      }
      await popup.screenshot(name(`popup-${what}`));
      await popup.close();
    };
    await shootPopup('unchosen');

    await welcome.bringToFront();
    await welcome.locator('[aria-describedby~=mode-asked]').click();
    await welcome.locator('[aria-pressed=true]').waitFor();
    await shootWelcome('chosen');
    await shootPopup('asked', `document.querySelector('details:not([open]) > summary')?.click()`);
  } finally {
    await browser.close();
  }
}
