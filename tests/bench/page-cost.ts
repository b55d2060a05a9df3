/**
 * `npm run bench`: what a Chinese page pays on its main thread. A page of 50,000 characters is opened several times;
 * Chromium's profiler tells the time spent in our content scripts (everything they call included) until all is marked,
 * beside a bare TreeWalker pass over the same text nodes in the same run.
 */
import { launch, type TestBrowser } from '../e2e/extension';
import type { Page } from 'playwright-core';

const RUNS = 7;
const CHARACTERS = 50_000;
const SENTENCES = [
  '许昌市委书记史根治在市疫情防控指挥部会议上强调，要坚持动态清零，做到应隔尽隔、应隔快隔，尽快实现社会面清零。',
  '市长刘涛要求，要加快核酸检测速度，严格闭环管理，守住不发生交叉感染的底线，确保群众基本生活。',
  '参加调研的有市领导马正兰、方婷、李海峰。各县区要压实责任，把工作做细做实，让群众放心满意。',
  '会后，记者在几个社区看到，志愿者把蔬菜和药品送到居民门口，孩子们在家里上网课，楼下的广播每天响三次。',
];

/** An article in the manner of a portal: paragraphs with inline tags, a list of links beside. */
function articlePage(): string {
  let body = '';
  for (let n = 0, i = 0; n < CHARACTERS; i++) {
    const text = SENTENCES.map((_, k) => SENTENCES[(i + k) % SENTENCES.length]!)
      .slice(0, 1 + (i % 4))
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

async function measure(browser: TestBrowser, html: string, run: number) {
  const page: Page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 500 });
  await session.send('Profiler.start');
  const url = `https://www.bench.example/2022-05/08/${run}.html`;
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(url);
  const report = await browser.waitForReport(page);
  await page.waitForFunction(() => [...CSS.highlights.keys()].some((k) => k.startsWith('jiazhu-')));
  const { profile } = (await session.send('Profiler.stop')) as unknown as { profile: Profile };
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
  return {
    ...timeOfOurs(profile),
    bare: bare.ms,
    han: bare.han,
    mentions: report.found.reduce((n, f) => n + f.count, 0),
  };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

const browser = await launch();
try {
  const html = articlePage();
  const runs = [];
  for (let i = 0; i < RUNS; i++) runs.push(await measure(browser, html, i));
  const total = median(runs.map((r) => r.total));
  const bare = median(runs.map((r) => r.bare));
  console.log(`${runs[0]!.han} Han characters, ${runs[0]!.mentions} mentions, ${RUNS} loads, medians`);
  console.log(
    `main thread until all is marked: ${total.toFixed(1)} ms (longest stretch ${median(runs.map((r) => r.longest)).toFixed(1)} ms)`,
  );
  console.log(`bare TreeWalker pass, cold:      ${bare.toFixed(1)} ms (ratio ${(total / bare).toFixed(1)})`);
} finally {
  await browser.close();
}
