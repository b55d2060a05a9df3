/**
 * `npm run bench`: what a Chinese page pays on its main thread. A page of 50,000 characters, without scripts of its own, is
 * opened several times with Jiazhu and, in turn, on a site where it is switched off; what differs is ours. Beside it a
 * bare TreeWalker pass over the same text nodes.
 */
import { launch, type TestBrowser } from '../e2e/extension';
import type { CDPSession, Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';

/** Only in what runs in the browser. */
declare const chrome: Browser;

const RUNS = 7;
const CHARACTERS = 50_000;
/** About a mention every twenty characters, as a Party daily has in its densest reports. */
const SENTENCES = [
  '许昌市委书记史根治在市疫情防控指挥部会议上强调，要坚持动态清零，做到应隔尽隔、应隔快隔，尽快实现社会面清零。',
  '市长刘涛要求，要加快核酸检测速度，严格闭环管理，守住不发生交叉感染的底线，确保群众基本生活。',
  '参加调研的有市领导马正兰、方婷、李海峰。各县区要压实责任，把工作做细做实，让群众放心满意。',
  '雨停了以后，街上的人渐渐多起来，卖早点的摊子冒着热气，上学的孩子三三两两从巷口走过，没有人觉得这一天有什么特别。',
  '会后，记者在几个社区看到，志愿者把蔬菜和药品送到居民门口，孩子们在家里上网课，楼下的广播每天响三次。',
];

/** An article in the manner of a portal: paragraphs with inline tags, a list of links beside. */
function articlePage(): string {
  let body = '';
  for (let n = 0, i = 0; n < CHARACTERS; i++) {
    const text = SENTENCES.map((_, k) => SENTENCES[(i + k) % SENTENCES.length]!)
      .slice(0, 1 + (i % SENTENCES.length))
      .join('');
    n += text.length;
    body += i % 5 === 0 ? `<ul><li><a href="#">${text}</a></li></ul>` : `<p>${text.replace('会议', '<b>会</b>议')}</p>`;
  }
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>防控工作</title><meta name="source" content="许昌日报"><body><h1>许昌部署防控工作</h1>${body}</body></html>`;
}

interface Profile {
  nodes: { id: number; callFrame: { url: string; functionName: string }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** Milliseconds of samples that have one of our scripts on their stack, and the longest stretch of them. */
function timeOfOurs(profile: Profile): { total: number; longest: number } {
  const parent = new Map(profile.nodes.flatMap((n) => (n.children ?? []).map((c) => [c, n.id] as const)));
  const byId = new Map(profile.nodes.map((n) => [n.id, n]));
  const ours = new Map<number, boolean>();
  const isOurs = (id: number | undefined): boolean => {
    if (id === undefined) return false;
    let known = ours.get(id);
    if (known === undefined) {
      known = byId.get(id)!.callFrame.url.startsWith('chrome-extension://') || isOurs(parent.get(id));
      ours.set(id, known);
    }
    return known;
  };
  let total = 0;
  let longest = 0;
  let stretch = 0;
  profile.samples.forEach((id, i) => {
    const ms = (profile.timeDeltas[i] ?? 0) / 1000;
    if (isOurs(id)) {
      total += ms;
      longest = Math.max(longest, (stretch += ms));
    } else stretch = 0;
  });
  return { total, longest };
}

/** CPU time of the page's main thread so far, ms: what else runs on the machine does not count. */
async function readTaskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find((m) => m.name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** How long a page is left alone after it is marked, or where nothing will be, ms. */
const SETTLE = 500;

/** Opens the page with the profiler (its samples cost time themselves, so other loads measure whole tasks). */
async function profile(browser: TestBrowser, url: string, html: string) {
  const page: Page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(url);
  await browser.waitForReport(page);
  await page.waitForTimeout(SETTLE);
  const { profile } = (await session.send('Profiler.stop')) as unknown as { profile: Profile };
  await page.close();
  return timeOfOurs(profile);
}

/** Opens the page and waits until it is marked, or, on a site that is switched off, as long. All times in ms. */
async function measure(browser: TestBrowser, url: string, html: string, isOn: boolean) {
  const page: Page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(url);
  const report = isOn ? await browser.waitForReport(page) : undefined;
  await page.waitForTimeout(isOn ? SETTLE : 2 * SETTLE);
  const task = await readTaskTime(session);
  const bare = await page.evaluate(() => {
    const start = performance.now();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let han = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x4e00) han++;
    }
    return { ms: performance.now() - start, han };
  });
  await page.close();
  const mentions = report?.found.reduce((n, f) => n + f.count, 0) ?? 0;
  return { task, bare: bare.ms, han: bare.han, mentions };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

const browser = await launch();
try {
  const html = articlePage();
  const off = 'off.bench.example';
  await browser.console.evaluate((host) => chrome.storage.local.set({ disabledSites: [host] }), off);
  const runs = {
    on: [] as Awaited<ReturnType<typeof measure>>[],
    off: [] as Awaited<ReturnType<typeof measure>>[],
    profiled: [] as ReturnType<typeof timeOfOurs>[],
  };
  for (let i = 0; i < RUNS; i++) {
    runs.on.push(await measure(browser, `https://on.bench.example/2022-05/08/${i}.html`, html, true));
    runs.off.push(await measure(browser, `https://${off}/2022-05/08/${i}.html`, html, false));
    runs.profiled.push(await profile(browser, `https://profiled.bench.example/2022-05/08/${i}.html`, html));
  }
  const on = median(runs.on.map((r) => r.task));
  const control = median(runs.off.map((r) => r.task));
  const ours = median(runs.profiled.map((r) => r.total));
  const bare = median(runs.on.map((r) => r.bare));
  console.log(
    `${runs.on[0]!.han} Han characters, ${runs.on[0]!.mentions} mentions, ${RUNS} loads of each kind, medians, main thread`,
  );
  console.log(
    `our scripts and what they call: ${ours.toFixed(1)} ms (longest stretch ${median(runs.profiled.map((r) => r.longest)).toFixed(1)} ms)`,
  );
  console.log(`bare TreeWalker pass, cold:     ${bare.toFixed(1)} ms (ratio ${(ours / bare).toFixed(1)})`);
  console.log(
    `all tasks, painting marks too:  ${(on - control).toFixed(1)} ms of CPU (${on.toFixed(1)} with Jiazhu, ${control.toFixed(1)} where it is off)`,
  );
} finally {
  await browser.close();
}
