/** Pages that do not rest: a ticker, and a list that grows as its reader scrolls. */
import type { ExtensionBrowser } from '../../../scripts/extension-browser';
import { judge, median, sum } from './figures';
import { growingPage, tickerPage, type BenchPage } from './generate';
import { HOSTS, openPage, type OpenPage } from './load';
import { startTrace, tasksOf, workerTime, type TraceEvent } from './trace';
import { watchMarks } from './watch';

const TICKER_MS = 20_000;
const TICKER_GOAL = 0.03;
const ITEMS = 5000;
/** After the last item, ms. */
const RESTS = 3000;

/** Of the page. */
declare const begin: () => void;
declare const grow: (to: number, done: () => void) => void;

async function openSettled(browser: ExtensionBrowser, bench: BenchPage, isOn: boolean, at: string): Promise<OpenPage> {
  const url = `https://${isOn ? HOSTS.on : HOSTS.off}/2022-05/08/${at}.html`;
  const opened = await openPage(browser, bench, url);
  const settled = await watchMarks(opened.page, isOn);
  await opened.page.goto(url);
  await settled();
  return opened;
}

/** Traces what is done in an open page. */
async function trace({ page, session }: OpenPage, act: () => Promise<unknown>): Promise<TraceEvent[]> {
  const stop = await startTrace(session);
  await act();
  await page.evaluate(() => console.timeStamp('bench:end'));
  return stop();
}

async function runTicker(browser: ExtensionBrowser, isOn: boolean): Promise<{ events: TraceEvent[]; seconds: number }> {
  const opened = await openSettled(browser, tickerPage(), isOn, 'ticker');
  const started = performance.now();
  const events = await trace(opened, async () => {
    await opened.page.evaluate(() => begin());
    await opened.page.waitForTimeout(TICKER_MS);
  });
  const seconds = (performance.now() - started) / 1000;
  await opened.page.close();
  return { events, seconds };
}

export async function measureTicker(browser: ExtensionBrowser): Promise<void> {
  const on = await runTicker(browser, true);
  const off = await runTicker(browser, false);
  const tasks = tasksOf(on.events, 'bench:end');
  const share = (ms: number) => ms / 1000 / on.seconds;
  const percent = (value: number) => `${(100 * value).toFixed(2)} %`;
  const ours = share(sum(tasks.map((task) => task.ours)));
  const worker = share(workerTime(on.events));
  const all = sum(tasks.map(({ total }) => total));
  const control = sum(tasksOf(off.events, 'bench:end').map(({ total }) => total));
  const longest = Math.max(...tasks.map((task) => task.ours));
  console.log(
    `\nTicker, 200 changes a second for ${on.seconds.toFixed(0)} s, shares of one core (goal: under 3 % on the page’s thread)\n` +
      `  our scripts: ${judge(percent(ours), ours < TICKER_GOAL)}; longest task of ours ${judge(`${longest.toFixed(1)} ms`, longest <= 50)}; all tasks with Jiazhu less without: ${percent(share(all - control))} (without: ${percent(share(control))}); the worker: ${percent(worker)}`,
  );
}

async function runGrowth(browser: ExtensionBrowser, isOn: boolean, n: number): Promise<TraceEvent[]> {
  const opened = await openSettled(browser, growingPage(), isOn, `growing-${n}`);
  const events = await trace(opened, async () => {
    for (const quarter of [1, 2, 3, 4]) {
      await opened.page.evaluate(
        (to) =>
          new Promise<void>((resolve) => {
            grow(to, resolve);
          }),
        (quarter * ITEMS) / 4,
      );
      await opened.page.waitForTimeout(RESTS);
      await opened.page.evaluate((name) => console.timeStamp(name), `bench:quarter-${quarter}`);
    }
  });
  await opened.page.close();
  return events;
}

export async function measureGrowth(browser: ExtensionBrowser, runs: number): Promise<void> {
  const times: { first: number; last: number; all: number; difference: number; longest: number }[] = [];
  for (let n = 0; n < Math.min(runs, 3); n++) {
    const on = await runGrowth(browser, true, n);
    const off = await runGrowth(browser, false, n);
    const oursIn = (from?: string, to?: string) => sum(tasksOf(on, 'bench:end', from, to).map(({ ours }) => ours));
    const total = (events: TraceEvent[]) => sum(tasksOf(events, 'bench:end').map((task) => task.total));
    times.push({
      first: oursIn(undefined, 'bench:quarter-1'),
      last: oursIn('bench:quarter-3', 'bench:quarter-4'),
      all: oursIn(),
      difference: total(on) - total(off),
      longest: Math.max(...tasksOf(on, 'bench:end').map(({ ours }) => ours)),
    });
  }
  const us = (of: 'first' | 'last' | 'all' | 'difference', items: number) =>
    `${((1000 * median(times.map((time) => time[of]))) / items).toFixed(0)} µs`;
  const longest = median(times.map((time) => time.longest));
  console.log(
    `\nList growing to ${ITEMS} items, 500 a second, by item appended\n` +
      `  our scripts: ${us('all', ITEMS)} (first quarter ${us('first', ITEMS / 4)}, last quarter ${us('last', ITEMS / 4)}); all tasks with Jiazhu less without: ${us('difference', ITEMS)}; longest task of ours ${judge(`${longest.toFixed(1)} ms`, longest <= 50)}`,
  );
}
