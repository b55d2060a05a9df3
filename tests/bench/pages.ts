/**
 * `npm run bench:pages [-- --runs N --only NAME --generated]`: what Jiazhu costs the main thread of a page until all is marked, beside
 * the least that it could cost, a RegExp highlighter and mark.js; all on fresh loads in one run. Times are CPU time of
 * that thread from the browser's trace (ms, medians), so that what else runs on the machine does not count; `in view`
 * alone is time as it passes, from the beginning of the navigation.
 */
import { parseArgs } from 'node:util';
import type { Browser } from 'webextension-polyfill';
import { launchExtension } from '../../scripts/extension-browser';
import { requireBrowser } from '../../scripts/find-browser';
import { measureGrowth, measureTicker } from './pages/changing';
import { printTable } from './pages/figures';
import { generatePages, loadSavedPages } from './pages/generate';
import { HOSTS } from './pages/load';
import { HEADS, MARK_JS_TERMS, measureStill } from './pages/still';
import { loadTerms } from './pages/terms';

/** Only in what runs in the browser. */
declare const chrome: Browser;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    only: { type: 'string', multiple: true },
    generated: { type: 'boolean' },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs takes a number from 1 on, not ${values.runs}`);
const isWanted = (name: string) => values.only?.some((part) => name.includes(part)) ?? true;

const browser = await launchExtension({ executable: requireBrowser(), headless: true, args: ['--lang=en'] });
try {
  await browser.console.evaluate((host) => chrome.storage.local.set({ disabledSites: [host] }), HOSTS.off);
  const terms = loadTerms();
  const pages = [...generatePages(), ...(values.generated ? [] : loadSavedPages())];
  console.log(
    `${runs} loads of each kind, medians, ms of CPU; RegExp with ${terms.length} terms (all forms of the entities), mark.js with ${MARK_JS_TERMS}, one load\n` +
      `pass: a TreeWalker over all text; floor: that, as many ranges as Jiazhu draws, one set; ours: our scripts with the layout that they ask for; all tasks: with Jiazhu, less without\n`,
  );
  const rows = [...HEADS];
  for (const page of pages.filter(({ name }) => isWanted(name))) {
    rows.push(await measureStill(browser, page, { runs, terms, hasMarkJs: !page.isSaved }));
    console.error(`measured: ${page.name}`);
  }
  if (rows.length > HEADS.length) printTable(rows);
  if (isWanted('ticker')) await measureTicker(browser);
  if (isWanted('growing')) await measureGrowth(browser, runs);
} finally {
  await browser.close();
}
