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

/** Seconds of the page's main thread so far, in its own CPU time: what else runs on the machine does not count. */
async function readMetrics(session: CDPSession): Promise<{ script: number; task: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const get = (name: string) => metrics.find((m) => m.name === name)?.value ?? 0;
  return { script: get('ScriptDuration'), task: get('TaskDuration') };
}

/** Opens the page and waits until it is marked, or, on a site that is switched off, as long. All times in ms. */
async function measure(browser: TestBrowser, url: string, html: string, isOn: boolean) {
  const page: Page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(url);
  const report = isOn ? await browser.waitForReport(page) : undefined;
  await page.waitForTimeout(isOn ? 300 : 1200);
  const { script, task } = await readMetrics(session);
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
  return { script: script * 1000, task: task * 1000, bare: bare.ms, han: bare.han, mentions };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

const browser = await launch();
try {
  const html = articlePage();
  const off = 'off.bench.example';
  await browser.console.evaluate((host) => chrome.storage.local.set({ disabledSites: [host] }), off);
  const runs = { on: [] as Awaited<ReturnType<typeof measure>>[], off: [] as Awaited<ReturnType<typeof measure>>[] };
  for (let i = 0; i < RUNS; i++) {
    runs.on.push(await measure(browser, `https://on.bench.example/2022-05/08/${i}.html`, html, true));
    runs.off.push(await measure(browser, `https://${off}/2022-05/08/${i}.html`, html, false));
  }
  const on = (key: 'script' | 'task' | 'bare') => median(runs.on.map((r) => r[key]));
  const control = (key: 'script' | 'task') => median(runs.off.map((r) => r[key]));
  const script = on('script') - control('script');
  console.log(
    `${runs.on[0]!.han} Han characters, ${runs.on[0]!.mentions} mentions, ${RUNS} loads each, medians, CPU time of the main thread`,
  );
  console.log(
    `scripts until all is marked: ${script.toFixed(1)} ms (${on('script').toFixed(1)} with Jiazhu, ${control('script').toFixed(1)} where it is off)`,
  );
  console.log(
    `all tasks, painting too:     ${(on('task') - control('task')).toFixed(1)} ms (${on('task').toFixed(1)} and ${control('task').toFixed(1)})`,
  );
  console.log(`bare TreeWalker pass, cold:  ${on('bare').toFixed(1)} ms (ratio ${(script / on('bare')).toFixed(1)})`);
} finally {
  await browser.close();
}
