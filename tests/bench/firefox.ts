/**
 * `npm run bench:firefox [-- --runs N --only NAME]`: what the steps of a first reading take in Firefox, in ms as they
 * pass (medians of fresh loads), beside the least that a page's reading could take; and from the beginning of the
 * navigation to the first marks in view, beside the load event.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'webextension-polyfill';
import { bundle } from '../../scripts/extension-code';
import { BUILT_FOR_FIREFOX } from '../../scripts/firefox-browser';
import { launch, until, type TestFirefox } from '../firefox/firefox';
import { median, printTable } from './pages/figures';
import { generatePages, type BenchPage } from './pages/generate';
import type { Steps } from './pages/steps';

/** Only in what runs in the browser. */
declare const browser: Browser;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '9' }, only: { type: 'string', multiple: true } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs takes a number from 1 on, not ${values.runs}`);

/** On the second one Jiazhu is switched off, so that the steps alone are done there. */
const HOSTS = { on: 'on.example', off: 'off.example' };
const STEPS = 'bench-steps.js';

let count = 0;
const toUrl = (host: string): string => `http://${host}/2022-05/08/${++count}.html`;

async function measureSteps(firefox: TestFirefox, { html, isDeep = false }: BenchPage): Promise<Steps> {
  const page = await firefox.open(toUrl(HOSTS.off) + (isDeep ? '?deep' : ''), html);
  const library = await firefox.openInner('library.html');
  await page.bringToFront();
  const answer = await library.evaluate(
    async (url, file) => {
      const [tab] = await browser.tabs.query({ url });
      const [done] = await browser.scripting.executeScript({ target: { tabId: tab!.id! }, files: [file] });
      const { result, error } = done as { result?: unknown; error?: { message: string } };
      return JSON.stringify({ result, error: error?.message });
    },
    page.url(),
    STEPS,
  );
  const { result, error } = JSON.parse(answer) as { result?: Steps; error?: string };
  if (!result) throw new Error(error ?? 'the steps gave no figures');
  return result;
}

async function measureFirst(firefox: TestFirefox, { html }: BenchPage): Promise<{ loaded: number; first: number }> {
  const page = await firefox.open(
    toUrl(HOSTS.on),
    html.replace('</head>', `<script>(${watch.toString()})()</script></head>`),
  );
  const first = await until(
    () => page.evaluate(() => (globalThis as { firstMarks?: number }).firstMarks),
    () => `nothing was marked on ${page.url()}`,
  );
  const loaded = await page.evaluate(() => performance.timing.loadEventStart - performance.timing.navigationStart);
  return { loaded, first };
}

/** Runs in the page. */
function watch(): void {
  const timer = setInterval(() => {
    for (const [name, ranges] of CSS.highlights as unknown as Map<string, Set<AbstractRange>>)
      for (const { startContainer, startOffset, endContainer, endOffset } of name.startsWith('jiazhu-') ? ranges : []) {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        const { top, bottom, width } = range.getBoundingClientRect();
        if (width === 0 || bottom <= 0 || top >= innerHeight) continue;
        clearInterval(timer);
        (globalThis as { firstMarks?: number }).firstMarks = performance.now();
        return;
      }
  }, 10);
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-firefox-'));
const extension = path.join(folder, 'extension');
cpSync(BUILT_FOR_FIREFOX, extension, { recursive: true });
writeFileSync(
  path.join(extension, STEPS),
  `globalThis.__name ??= (f) => f; ${await bundle('tests/bench/pages/steps.ts', 'steps')}; steps.measureSteps(location.search === '?deep')`,
);
// Firefox gives times in whole milliseconds, lest pages measure it.
const firefox = await launch({ extension, prefs: { 'privacy.reduceTimerPrecision': false } });
try {
  const library = await firefox.openInner('library.html');
  await library.evaluate((host) => browser.storage.local.set({ disabledSites: [host] }), HOSTS.off);
  const rows = [
    ['page', 'marks', 'floor', 'read', 'facts', 'ask', 'draw', 'on the page', '× floor', 'load event', 'first in view'],
  ];
  const ms = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
  // Frames of other documents have readers of their own.
  for (const page of generatePages().filter(
    ({ name, frames }) => !frames && (values.only?.some((part) => name.includes(part)) ?? true),
  )) {
    const steps: Steps[] = [];
    const firsts: { loaded: number; first: number }[] = [];
    for (let i = 0; i < runs + 1; i++) {
      const [one, first] = [await measureSteps(firefox, page), await measureFirst(firefox, page)];
      await firefox.closePages();
      // The first of each fills the browser's caches.
      if (i === 0) continue;
      steps.push(one);
      firsts.push(first);
    }
    const of = (name: keyof Steps): number => median(steps.map((one) => one[name]));
    const own = median(steps.map(({ read, facts, draw }) => read + facts + draw));
    rows.push([
      page.name,
      String(of('marks')),
      ...(['floor', 'read', 'facts', 'ask', 'draw'] as const).map((name) => ms(of(name))),
      ms(own),
      (own / of('floor')).toFixed(1),
      ms(median(firsts.map(({ loaded }) => loaded))),
      ms(median(firsts.map(({ first }) => first))),
    ]);
    console.error(`measured: ${page.name}`);
  }
  printTable(rows);
} finally {
  await firefox.close();
  rmSync(folder, { recursive: true, force: true });
}
