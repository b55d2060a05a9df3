/**
 * Pages are changed at random under Jiazhu, and what is marked must be what a fresh load of the same page marks: the
 * same steps run there before anything of ours has come. In rounds, each on a page and with a seed of its own.
 */
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { bundle } from '../../../scripts/extension-code';
import type { ExtensionBrowser } from '../../../scripts/extension-browser';
import { createRandom } from '../../bench/anchoring/random';
import { NAMED, PLAIN } from '../../bench/pages/text';
import type * as InPage from './in-page';
import type { PlacedMark, Step } from './in-page';
import { KINDS, SHADOW_KINDS, type Kind } from './kinds';

/** In the page. */
declare const mutations: typeof InPage;

export const ALL_KINDS = Object.keys(KINDS) as Kind[];

export interface Plan {
  steps: number;
  seed: number;
  kinds: readonly Kind[];
  /** Steps between two comparisons, and on one page. */
  batch: number;
  round: number;
}
export interface Mismatch {
  seed: number;
  /** Steps that the page was loaded with, and those that were made under Jiazhu's eyes. */
  before: Step[];
  steps: Step[];
  missing: PlacedMark[];
  surplus: PlacedMark[];
}

const URL = 'https://www.xcrb.example/2022-05/08/mutations.html';
/** All of the page is in view, so that nothing waits until it is scrolled to. */
const VIEWPORT = { width: 1280, height: 8000 };
/** Marks that have not changed for as long are taken to stay, ms. */
const STABLE = 700;
/** How long marks may take to become right, ms: the observer rests for seconds while a page never does. */
const SETTLES = 15_000;
const BETWEEN_LOOKS = 100;

const STYLE = `body{font:16px/1.6 sans-serif} .gone{display:none} .unseen{visibility:hidden} .boxed{display:block} .flowing{display:inline}`;
const [one = '', two = '', three = ''] = NAMED;
const BODY = `
<p id="kept">${PLAIN.join('')}${one}</p>
<article>
  <h2>许昌部署防控工作</h2>
  ${[...NAMED, ...PLAIN].map((text) => `<p>${text.replace('会议', '<b>会</b>议').replace('市领导', '<span>市</span>领导')}</p>`).join('\n  ')}
  <ul><li>${one}</li><li>${two}</li><li><a href="#">${three}</a></li></ul>
  <details><summary>${two}</summary><p>${one}</p></details>
  <blockquote>${three}<br>${one}</blockquote>
  <table><tbody><tr><td>${two}</td><td>${PLAIN[0]}</td></tr></tbody></table>
</article>
<section><div>${two}</div><div><span>${one}</span><span>${three}</span></div></section>`;

const toPage = (steps: readonly Step[]): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>防控工作 - 许昌日报</title><meta name="source" content="许昌日报"><meta property="article:published_time" content="2022-05-08T08:00:00+08:00"><style>${STYLE}</style></head><body>${BODY}<script>mutations.applyNow(${JSON.stringify(steps)})</script></body></html>`;

const code = bundle('tests/soak/mutations/in-page.ts', 'mutations');

/** The page as the steps make it, read by Jiazhu for the first time. */
async function openAfter(browser: ExtensionBrowser, steps: readonly Step[]): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize(VIEWPORT);
  await page.addInitScript(await code);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  await page.route(/^https?:/, (route) => route.fulfill({ headers, body: toPage(steps) }));
  await page.goto(URL);
  await browser.waitForReport(page);
  return page;
}

const readMarks = (page: Page): Promise<PlacedMark[]> => page.evaluate(() => mutations.readMarks());

/** The marks once they rest. */
async function readStable(page: Page): Promise<PlacedMark[]> {
  let marks = await readMarks(page);
  for (let since = Date.now(); Date.now() - since < STABLE; await sleep(BETWEEN_LOOKS)) {
    const now = await readMarks(page);
    if (!isDeepStrictEqual(now, marks)) since = Date.now();
    marks = now;
  }
  return marks;
}

async function readFresh(browser: ExtensionBrowser, steps: readonly Step[]): Promise<PlacedMark[]> {
  const page = await openAfter(browser, steps);
  const marks = await readStable(page);
  await page.close();
  return marks;
}

type Difference = Pick<Mismatch, 'missing' | 'surplus'>;

/** Null as soon as the page's marks are the expected ones; else what differs after all of the time they have. */
async function compare(page: Page, expected: readonly PlacedMark[], settles = SETTLES): Promise<Difference | null> {
  let marks: PlacedMark[] = [];
  for (const end = Date.now() + settles; Date.now() < end; await sleep(BETWEEN_LOOKS)) {
    marks = await readMarks(page);
    if (isDeepStrictEqual(marks, expected)) return null;
  }
  const without = (list: readonly PlacedMark[], others: readonly PlacedMark[]) =>
    list.filter((mark) => !others.some((other) => isDeepStrictEqual(mark, other)));
  return { missing: without(expected, marks), surplus: without(marks, expected) };
}

const change = (page: Page, steps: readonly Step[]): Promise<void> =>
  page.evaluate((steps) => mutations.applyAll(steps), steps as Step[]);

export interface CheckOptions {
  /** Done before the steps. */
  first?: (page: Page) => Promise<unknown>;
  /** How long marks may take to become right, ms. */
  settles?: number;
}

/** One load with some steps made before it and others under Jiazhu's eyes. */
export async function check(
  browser: ExtensionBrowser,
  before: Step[],
  steps: Step[],
  { first, settles }: CheckOptions = {},
): Promise<Difference | null> {
  const expected = await readFresh(browser, [...before, ...steps]);
  const page = await openAfter(browser, before);
  await readStable(page);
  await first?.(page);
  await change(page, steps);
  const difference = await compare(page, expected, settles);
  await page.close();
  return difference;
}

function planSteps({ kinds, round }: Plan, count: number, seed: number): Step[] {
  const random = createRandom(seed);
  const isDeep = kinds.some((kind) => SHADOW_KINDS.includes(kind));
  return Array.from({ length: Math.min(round, count) }, () => ({
    kind: random.pick(kinds),
    seed: random.int(0, 2 ** 31),
    pause: random.pick([0, 0, 0, 20, 400]),
    isDeep,
  }));
}

/** Runs all rounds; a page that differs is told and left, since what follows would differ too. */
export async function runMutations(
  browser: ExtensionBrowser,
  plan: Plan,
  told: { onMismatch: (mismatch: Mismatch) => void | Promise<void>; onRound?: (done: number) => void },
): Promise<{ steps: number; comparisons: number; mismatches: number }> {
  const figures = { steps: 0, comparisons: 0, mismatches: 0 };
  for (let seed = plan.seed; figures.steps < plan.steps; seed++) {
    const all = planSteps(plan, plan.steps - figures.steps, seed);
    const page = await openAfter(browser, []);
    await readStable(page);
    for (let at = 0; at < all.length; at += plan.batch) {
      const [before, steps] = [all.slice(0, at), all.slice(at, at + plan.batch)];
      await change(page, steps);
      const difference = await compare(page, await readFresh(browser, [...before, ...steps]));
      figures.steps += steps.length;
      figures.comparisons++;
      if (!difference) continue;
      figures.mismatches++;
      await told.onMismatch({ seed, before, steps, ...difference });
      break;
    }
    await page.close();
    told.onRound?.(figures.steps);
  }
  return figures;
}
