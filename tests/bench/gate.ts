/**
 * `npm run bench:gate [-- --runs N]`: what a page without Chinese pays for the gate, beside an empty content script in the
 * same loads; and how long a sleeping worker takes until an article is marked, beside a bare ping of one.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BUILT_EXTENSION, toArguments } from '../../scripts/extension-browser';
import { openIsolatedWorld } from '../../scripts/isolated-world';
import { launch, type TestBrowser } from '../e2e/extension';
import { createRandom } from './anchoring/random';
import { judge, median } from './pages/figures';
import { generatePages, type BenchPage } from './pages/generate';
import { openPage } from './pages/load';
import { findMark, findStart, startTrace, timeOfScript } from './pages/trace';
import { watchMarks } from './pages/watch';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '25' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs takes a number from 1 on, not ${values.runs}`);

const GOALS = { ms: 1, bytes: 3000, wake: 100 };
/** Longer than the gate looks at a page that does not change, ms. */
const RESTS = 1500;
const EMPTY = 'empty.js';

const english: BenchPage = { name: 'English', html: englishPage() };

function englishPage(): string {
  const random = createRandom(3);
  const words = 'the old man on the dam said that sound of water was harvest and council met again to talk about roads'.split(' '); // prettier-ignore
  const line = () => Array.from({ length: random.int(20, 80) }, () => random.pick(words)).join(' ');
  const body = Array.from({ length: 60 }, () => `<p>${line()}.</p>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Canals</title><body>${body}</body></html>`;
}

/** An extension of one content script in which nothing stands. */
function writeEmptyExtension(folder: string): void {
  const content_scripts = [{ matches: ['http://*/*', 'https://*/*'], js: [EMPTY], run_at: 'document_idle' }];
  const manifest = { manifest_version: 3, name: 'empty', version: '1', content_scripts };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, EMPTY), '');
}

async function measureGate(browser: TestBrowser, n: number): Promise<{ gate: number; empty: number }> {
  const url = `https://english-${n}.example/canals.html`;
  const { page, session } = await openPage(browser, english, url);
  const stop = await startTrace(session);
  await page.goto(url);
  await sleep(RESTS);
  const events = await stop();
  await page.close();
  return { gate: timeOfScript(events, '/gate.js'), empty: timeOfScript(events, `/${EMPTY}`) };
}

/** From the moment that the gate begins until the first marks stand in view, ms as they pass. */
async function measureWake(browser: TestBrowser, article: BenchPage, n: number): Promise<number> {
  const url = `https://wake-${n}.example/2022-05/08/article.html`;
  const { page, session } = await openPage(browser, article, url);
  const settled = await watchMarks(page, true);
  await browser.killWorker();
  const stop = await startTrace(session);
  await page.goto(url);
  await settled();
  const events = await stop();
  await page.close();
  const [gate, marks] = [findStart(events, '/gate.js'), findMark(events, 'bench:first')];
  if (!gate || !marks) throw new Error('no gate or no marks in the trace');
  return (marks.ts - gate.ts) / 1000;
}

/** A message that nobody answers for, sent from where the gate stands: the worker wakes, and that is all. */
async function measurePing(browser: TestBrowser, n: number): Promise<number> {
  const page = await browser.open(`https://ping-${n}.example/canals.html`, english.html);
  const world = await openIsolatedWorld(page, browser.id);
  await browser.killWorker();
  const ms = await world.evaluate<number>(
    `(async () => { const start = performance.now(); await chrome.runtime.sendMessage({ type: 'nothing' }).catch(() => {}); return performance.now() - start; })()`,
  );
  await world.close();
  await page.close();
  return ms;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-empty-'));
writeEmptyExtension(folder);
// Of a switch that is given twice, the later one counts.
const browser = await launch({ args: toArguments(`${BUILT_EXTENSION},${folder}`) });
try {
  const article = generatePages()[0]!;
  // The knowledge base is in its database from the first start on.
  await measureWake(browser, article, runs);
  const gates: Awaited<ReturnType<typeof measureGate>>[] = [];
  const [wakes, pings]: [number[], number[]] = [[], []];
  for (let n = 0; n < runs; n++) {
    gates.push(await measureGate(browser, n));
    pings.push(await measurePing(browser, n));
    wakes.push(await measureWake(browser, article, n));
  }
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const gate = median(gates.map((run) => run.gate));
  const empty = median(gates.map((run) => run.empty));
  const { size } = statSync(path.join(BUILT_EXTENSION, 'gate.js'));
  const difference = median(wakes) - median(pings);
  console.log(
    `${runs} loads of each kind, medians\n` +
      `The gate on a page without Chinese, CPU of the page’s thread: ${judge(ms(gate), gate < GOALS.ms)} (an empty content script: ${ms(empty)}; goal: under ${GOALS.ms} ms), ${judge(`${size} bytes`, size < GOALS.bytes)} (goal: under ${GOALS.bytes})\n` +
      `From a sleeping worker to marks in view on an article of 2,000 characters: ${ms(median(wakes))}; a bare ping of a sleeping worker: ${ms(median(pings))}; difference ${judge(ms(difference), difference <= GOALS.wake)} (goal: at most ${GOALS.wake} ms)`,
  );
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
