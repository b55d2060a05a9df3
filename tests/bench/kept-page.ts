/**
 * `npm run bench:kept`: what a page with 100 highlights pays on its main thread until they are drawn, beside the same page
 * without any, and beside a bare TreeWalker pass over its text; and what the gate pays in pages of another language, with
 * and without highlights on their host. Anchoring itself runs in the worker, which is not this thread.
 */
import type { CDPSession, Page } from 'playwright-core';
import type { HighlightRow } from '../../lib/kb/own-database';
import { keptOn } from '../../scripts/selecting';
import { openIsolatedWorld } from '../../scripts/isolated-world';
import { launch, type TestBrowser } from '../e2e/extension';
import { ownRows } from '../e2e/own-rows';

const RUNS = 7;
const HIGHLIGHTS = 100;
const PARAGRAPHS = 600;
/** How long a page is left alone after what is waited for (ms). */
const SETTLE = 400;

const LINES = [
  '许昌市委书记史根治到灌区检查渠道，要求六月底前修完全部支渠。',
  '站长说，去年旱了四十天，今年水足，各支渠按日子轮灌。',
  '雨停了以后，街上的人渐渐多起来，卖早点的摊子冒着热气，上学的孩子三三两两从巷口走过。',
  '看渠的老人坐在坝上，说水声就是收成，听了一辈子，哪一段漏水闭着眼也知道。',
];
const paragraphs = Array.from(
  { length: PARAGRAPHS },
  (_, i) => `${i + 1}号渠：${LINES[i % 4]}${LINES[(i * 7 + 1) % 4]}`,
);
const toPage = (body: readonly string[], lang: string) =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>渠道</title><body>${body.map((line) => `<p>${line}</p>`).join('')}</body></html>`;
const CHINESE = toPage(paragraphs, 'zh-CN');
const ENGLISH = toPage(
  Array.from(
    { length: PARAGRAPHS },
    (_, i) => `Canal ${i}: the old man on the dam said the sound of water was the harvest.`,
  ),
  'en',
);
const QUOTES = Array.from({ length: HIGHLIGHTS }, (_, i) => {
  const line = paragraphs[i * (PARAGRAPHS / HIGHLIGHTS)]!;
  return line.slice(0, 12 + (i % 20));
});

interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** Milliseconds of samples that have one of the extension's scripts on their stack: all, and those of one file. */
function timeIn(profile: Profile, file = ''): number {
  const parent = new Map(profile.nodes.flatMap((n) => (n.children ?? []).map((child) => [child, n.id] as const)));
  const byId = new Map(profile.nodes.map((n) => [n.id, n]));
  const isOurs = (id: number | undefined): boolean => {
    const url = id === undefined ? undefined : byId.get(id)?.callFrame.url;
    if (url === undefined) return false;
    return (url.startsWith('chrome-extension://') && url.includes(file)) || isOurs(parent.get(id!));
  };
  return profile.samples.reduce((sum, id, i) => sum + (isOurs(id) ? (profile.timeDeltas[i] ?? 0) / 1000 : 0), 0);
}

async function profile(browser: TestBrowser, url: string, html: string, wait: (page: Page) => Promise<unknown>) {
  const page = await browser.context.newPage();
  const session: CDPSession = await browser.context.newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await session.send('Profiler.start');
  const started = performance.now();
  await page.goto(url);
  await wait(page);
  const elapsed = performance.now() - started;
  await page.waitForTimeout(SETTLE);
  const { profile } = (await session.send('Profiler.stop')) as unknown as { profile: Profile };
  const bare = await page.evaluate(() => {
    const start = performance.now();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let length = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x20) length++;
    }
    return { ms: performance.now() - start, length };
  });
  await page.close();
  return { ours: timeIn(profile), gate: timeIn(profile, 'gate.js') + timeIn(profile, 'kept.js'), elapsed, bare };
}

async function saveAll(browser: TestBrowser, url: string): Promise<HighlightRow[]> {
  const page = await browser.open(url, CHINESE);
  const world = await openIsolatedWorld(page, browser.id);
  const text = paragraphs.join('\n');
  for (const quote of QUOTES) {
    const start = text.indexOf(quote);
    const passage = {
      url,
      text,
      start,
      end: start + quote.length,
      title: '渠道',
      color: 'yellow',
      entities: [],
    } as const;
    const outcome = await world.ask('saveHighlight', { ...passage, entities: [] });
    if (outcome.state === 'failed') throw new Error(outcome.cause);
  }
  await page.close();
  return ownRows(browser);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
const toText = (values: number[]) =>
  `${median(values).toFixed(1)} ms (${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)})`;

const browser = await launch();
try {
  // tsx names functions by a helper of its own, which is not there in the page.
  await browser.context.addInitScript('globalThis.__name = (f) => f');
  const kept = 'https://kept.bench.example/2022-05/08/1.html';
  const rows = await saveAll(browser, kept);
  if (rows.length !== HIGHLIGHTS) throw new Error(`${rows.length} rows instead of ${HIGHLIGHTS}`);
  const runs = { kept: [] as number[], plain: [] as number[], drawn: [] as number[], bare: [] as number[] };
  const gates = { traced: [] as number[], untraced: [] as number[] };
  let length = 0;
  for (let i = 0; i < RUNS; i++) {
    const drawn = async (page: Page) => {
      await browser.waitForReport(page);
      for (;;) if ((await keptOn(page)).length >= HIGHLIGHTS) return;
    };
    const read = (page: Page) => browser.waitForReport(page);
    const idle = (page: Page) => page.waitForTimeout(600);
    const one = await profile(browser, kept, CHINESE, drawn);
    const two = await profile(browser, 'https://plain.bench.example/2022-05/08/1.html', CHINESE, read);
    const three = await profile(browser, 'https://kept.bench.example/en.html', ENGLISH, idle);
    const four = await profile(browser, 'https://plain.bench.example/en.html', ENGLISH, idle);
    runs.kept.push(one.ours);
    runs.drawn.push(one.elapsed);
    runs.plain.push(two.ours);
    runs.bare.push(two.bare.ms);
    gates.traced.push(three.gate);
    gates.untraced.push(four.gate);
    length = one.bare.length;
  }
  console.log(
    `${length} characters, ${HIGHLIGHTS} highlights, ${RUNS} loads of each kind, medians (least–most), script time of the page's main thread`,
  );
  console.log(
    `our scripts, highlights drawn:   ${toText(runs.kept)}; drawn ${toText(runs.drawn)} after navigation began`,
  );
  console.log(`our scripts, no highlights:      ${toText(runs.plain)}`);
  console.log(`bare TreeWalker pass, cold:      ${toText(runs.bare)}`);
  console.log(`gate, English page, highlights on the host: ${toText(gates.traced)}; none: ${toText(gates.untraced)}`);
} finally {
  await browser.close();
}
