/** One fresh load of a page, measured. */
import type { CDPSession, Page } from 'playwright-core';
import { bundle } from '../../../scripts/extension-code';
import type { ExtensionBrowser } from '../../../scripts/extension-browser';
import type { BenchPage } from './generate';
import { findMark, startTrace, tasksOf, workerTime, type Task, type TraceEvent } from './trace';
import { watchMarks, type Seen } from './watch';

/** On the second one Jiazhu is switched off. */
export const HOSTS = { on: 'on.example', off: 'off.example' };
/** How long a contender's painting is waited for, ms. */
const PAINTS = 600;
const CONTENDER_TIMEOUT = 30_000;

export interface Load {
  seen: Seen;
  /** Until its marks rest. */
  tasks: Task[];
  /** After the garbage was collected, bytes. */
  heap: number;
  /** The extension's worker, ms. */
  worker: number;
}
export interface Contest {
  /** CPU from the contender's first mark to its last, ms; of the walk alone where it says so. */
  script: number;
  walk: number;
  /** Of all tasks from then until the page rests. */
  all: number;
  result: number;
}
export interface OpenPage {
  page: Page;
  session: CDPSession;
}

export async function openPage(
  { context }: ExtensionBrowser,
  { html, frames = {}, isSaved }: BenchPage,
  url: string,
): Promise<OpenPage> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.route(/^https?:/, (route) => {
    const asked = new URL(route.request().url());
    const body = asked.href === url ? html : frames[asked.pathname];
    if (body === undefined) return route.fulfill({ status: 404, body: '' });
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return route.fulfill({
      headers: isSaved ? { ...headers, 'content-security-policy': "script-src 'none'" } : headers,
      body,
    });
  });
  return { page, session };
}

/** Each load has an address of its own, so that nothing is known of it. */
let count = 0;
const toUrl = (isOn: boolean): string => `https://${isOn ? HOSTS.on : HOSTS.off}/2022-05/08/${++count}.html`;

export async function load(browser: ExtensionBrowser, page: BenchPage, expectsMarks: boolean): Promise<Load> {
  return measure(browser, page, true, expectsMarks, () => Promise.resolve(undefined)).then(({ load }) => load);
}

/** The page without Jiazhu, and after it has settled the contender: a call of `contenders.ts`. */
export function loadWithContender(
  browser: ExtensionBrowser,
  page: BenchPage,
  call: string,
): Promise<{ load: Load; contest: Contest | null }> {
  return measure(browser, page, false, false, async (session, stop) => {
    const result = await runContender(session, call);
    await new Promise((resolve) => setTimeout(resolve, PAINTS));
    return result === null ? null : toContest(await stop(), result);
  }).then(({ load, rest }) => ({ load, contest: rest ?? null }));
}

async function measure<T>(
  browser: ExtensionBrowser,
  bench: BenchPage,
  isOn: boolean,
  expectsMarks: boolean,
  then: (session: CDPSession, stop: () => Promise<TraceEvent[]>) => Promise<T>,
): Promise<{ load: Load; rest: T }> {
  const url = toUrl(isOn);
  const { page, session } = await openPage(browser, bench, url);
  try {
    const settled = await watchMarks(page, expectsMarks);
    const stop = await startTrace(session);
    let ended: Promise<TraceEvent[]> | undefined;
    const stopOnce = () => (ended ??= stop());
    await page.goto(url);
    const seen = await settled();
    const heap = isOn ? undefined : await readHeap(session);
    const rest = await then(session, stopOnce);
    const events = await stopOnce();
    return {
      load: {
        seen,
        tasks: tasksOf(events, 'bench:settled', undefined, 'bench:settled'),
        heap: heap ?? (await readHeap(session)),
        worker: workerTime(events),
      },
      rest,
    };
  } finally {
    await page.close();
  }
}

/** The isolate's: all worlds of the page and what they share. */
async function readHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

const code = bundle('tests/bench/pages/contenders.ts', 'bench');

/** Null where it took too long. */
async function runContender(session: CDPSession, call: string): Promise<number | null> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'bench',
  });
  await session.send('Runtime.evaluate', { contextId, expression: await code });
  const run = { contextId, expression: `bench.${call}`, returnByValue: true, timeout: CONTENDER_TIMEOUT };
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', run).catch((error: Error) => {
    if (error.message.includes('terminated')) return { result: { value: null }, exceptionDetails: undefined };
    throw error;
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value === null ? null : ((result.value as number | undefined) ?? 0);
}

function toContest(events: readonly TraceEvent[], result: number): Contest {
  const at = (name: string) => (findMark(events, `bench:${name}`)?.tts ?? NaN) / 1000;
  const after = tasksOf(events, 'bench:done', 'bench:walk').reduce((sum, { total }) => sum + total, 0);
  const script = at('done') - at('walk');
  // The task in which it ran began before its first mark.
  return { script, walk: at('draw') - at('walk'), all: script + after, result };
}
