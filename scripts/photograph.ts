/** What `npm start` does without a display: reads one page, prints what was marked, leaves screenshots. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FoundEntity } from '../lib/messaging/protocol';
import { readCard } from './card';
import type { ExtensionBrowser } from './extension-browser';
import { findMarks, hoverMention } from './mentions';

/** Reads the page at `url` and leaves pictures in `folder`. Throws where it is not read, or nothing is marked on it. */
export async function photograph(browser: ExtensionBrowser, url: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const page = await browser.context.newPage();
  // A saved page may wait for servers that never answer; the reader does not.
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const { contexts, found } = await browser.waitForReport(page);
  for (const { date, placeName, outlet } of contexts)
    console.log(`Article: ${[outlet, placeName, date].map((value) => value ?? '?').join(', ')}`);
  console.table(found.map(toRow));
  const count = found.reduce((sum, { count }) => sum + count, 0);
  console.log(`${count} mentions of ${found.length} entities`);
  if (found.length === 0) throw new Error(`Nothing was marked on ${url}`);

  const shoot = async (name: string, take: (file: string) => Promise<unknown>) => {
    const file = path.join(folder, `${name}.png`);
    await take(file);
    console.log(`Screenshot: ${path.relative(process.cwd(), file)}`);
  };
  await shoot('page', (file) => page.screenshot({ path: file }));
  const pointed = await openAnyCard(browser, page, found);
  await sleep(500); // it fades in
  await shoot('card', (file) => page.screenshot({ path: file }));
  const popup = await browser.openPopup(page);
  await sleep(500); // its list arrives a moment after it opens
  await shoot('popup', (file) => popup.screenshot(file));
  await popup.close();
  const library = await browser.context.newPage();
  await library.goto(`chrome-extension://${browser.id}/library.html#/${pointed.replace(':', '/')}`);
  await sleep(500);
  await shoot('library', (file) => library.screenshot({ path: file }));
  await library.close();
  await page.close();
}

const toRow = ({ type, count, name, possible }: FoundEntity) => ({
  type,
  count,
  name,
  possible: possible ? 'possible' : '',
});

/** Opens the card of the first official found, or of what comes first; returns the entity's id. */
async function openAnyCard(
  browser: ExtensionBrowser,
  page: Parameters<typeof findMarks>[0],
  found: FoundEntity[],
): Promise<string> {
  const chosen = found.find(({ type, possible }) => type === 'official' && !possible) ?? found[0]!;
  await browser.askReader(page, 'scrollTo', { id: chosen.id, nth: 0 });
  await sleep(700); // a smooth scroll, and the marks that come into view
  const marks = await findMarks(page);
  const mark = marks.find(({ text }) => text.replace(/\s/g, '') === chosen.name) ?? marks[0];
  if (!mark) throw new Error('Mentions were found, but no mark is painted.');
  await hoverMention(page, mark.text);
  await readCard(page, chosen.name.slice(0, 2));
  return chosen.id;
}
