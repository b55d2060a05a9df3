/** The card of a mention in a frame of another origin: in the page around, where the frame has no room for it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardBox, cardText, clickInCard, readCard } from '../../scripts/card';
import type { Browser } from 'webextension-polyfill';
import { borrow } from './borrow';
import { PAPER, type TestBrowser } from './extension';

/** Only in what runs in the browser. */
declare const chrome: Browser;

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

const WIRE = 'https://wire.example/a.html';
const toPage = (body: string): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>许昌部署防控工作</title><body style="margin:8px">${body}</body></html>`;
const PROSE =
  '<p>雨停了以后，街上的人渐渐多起来，卖早点的摊子冒着热气，上学的孩子三三两两从巷口走过，没有人觉得这一天有什么特别。</p>';
const ARTICLE = toPage(
  `<p>市委书记<b id="at">史根治</b>主持会议，市长<b id="next">刘涛</b>出席，要求应隔尽隔。</p>${PROSE}<p style="height:600px"></p>`,
);
const SMALL = `<iframe src="${WIRE}" width="300" height="120"></iframe>`;

async function open(body: string): Promise<{ page: Page; frames: Frame[] }> {
  await browser.open(WIRE, ARTICLE);
  const page = await browser.open(`${PAPER}outer.html`, toPage(body));
  const frames = page.frames().slice(1);
  for (const frame of frames) await expect.poll(() => marksIn(frame), { timeout: 15_000 }).toBeGreaterThan(1);
  return { page, frames };
}

const marksIn = (frame: Frame): Promise<number> =>
  frame.evaluate(() =>
    [...(CSS.highlights as unknown as Map<string, Set<AbstractRange>>)].reduce(
      (sum, [name, ranges]) => sum + (/^jiazhu-(official|body|slogan)-/.test(name) ? ranges.size : 0),
      0,
    ),
  );

/** Where the card is once it has its whole content, and with it its place. */
async function restingBox(page: Page): Promise<{ x: number; y: number }> {
  for (let before = await cardBox(page); ;) {
    await sleep(150);
    const box = await cardBox(page);
    if (box && JSON.stringify(box) === JSON.stringify(before)) return box;
    before = box;
  }
}

/** Whether one answers in the page itself, and not only in a frame. */
const hasReader = (page: Page): Promise<boolean> =>
  browser.console.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const asked = { id: 1, type: 'report', timestamp: Date.now() };
    return chrome.tabs.sendMessage(tab!.id!, asked, { frameId: 0 }).then(Boolean, () => false);
  }, page.url());

/** The saved passages that are drawn in the frame. */
const keptIn = (frame: Frame): Promise<string> =>
  frame.evaluate(() =>
    [...(CSS.highlights as unknown as Map<string, Set<Range>>)]
      .filter(([name]) => /kept/.test(name))
      .flatMap(([, ranges]) =>
        [...ranges].map(({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          return range.toString();
        }),
      )
      .join('|'),
  );

/** In px of the page's viewport. Playwright leaves out a frame's border and padding. */
async function boxOf(frame: Frame, selector = '#at'): Promise<{ x: number; y: number; width: number; height: number }> {
  const element = await frame.frameElement();
  const corner = await element.evaluate((around: HTMLElement | SVGElement) => {
    const { left, top } = around.getBoundingClientRect();
    const { paddingLeft, paddingTop } = getComputedStyle(around);
    return {
      x: left + around.clientLeft + parseFloat(paddingLeft),
      y: top + around.clientTop + parseFloat(paddingTop),
    };
  });
  const box = await frame.evaluate((sought) => {
    const { x, y, width, height } = document.querySelector(sought)!.getBoundingClientRect();
    return { x, y, width, height };
  }, selector);
  return { ...box, x: corner.x + box.x, y: corner.y + box.y };
}
async function pointAt(page: Page, frame: Frame, selector = '#at'): Promise<void> {
  const box = await boxOf(frame, selector);
  await page.mouse.move(box.x + box.width / 2 - 8, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
}
const expectNoCard = (page: Page) => expect.poll(() => cardText(page), { timeout: 4000 }).toBeNull();
/** Whether our host is in the frame. */
const hasHost = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => document.querySelector('[data-jiazhu]') !== null);

/** Whole, in the window, at the mention: right above or below its line. */
async function expectAt(page: Page, mention: { x: number; y: number; width: number; height: number }): Promise<void> {
  await expect
    .poll(async () => {
      const box = await cardBox(page);
      if (!box) return 'no card';
      const gap = box.y >= mention.y ? box.y - (mention.y + mention.height) : mention.y - (box.y + box.height);
      const isInside = box.x >= 0 && box.y >= 0 && box.x + box.width <= 1280 && box.y + box.height <= 800;
      const isNear = Math.abs(box.x - mention.x) < 2 && gap >= 0 && gap < 20;
      return isInside && isNear ? 'at the mention' : JSON.stringify({ box, mention });
    })
    .toBe('at the mention');
}

describe('a small frame', () => {
  it('has its card in the page around, at the mention and whole; neither page hears of it', async () => {
    const { page, frames } = await open(PROSE + SMALL);
    for (const at of page.frames())
      await at.evaluate(() => addEventListener('message', () => (document.title = 'heard'), true));
    await pointAt(page, frames[0]!);
    expect(await readCard(page, 'Shǐ Gēnzhì')).toContain('许昌日报');
    await expectAt(page, await boxOf(frames[0]!));
    expect(await hasHost(frames[0]!)).toBe(false);
    for (const at of page.frames()) expect(await at.title()).not.toBe('heard');
  });

  it('is told from others of its size', async () => {
    const { page, frames } = await open(`${PROSE}${SMALL}<p></p>${SMALL}${SMALL}`);
    for (const frame of [frames[2]!, frames[0]!, frames[1]!]) {
      await pointAt(page, frame);
      await readCard(page, 'Shǐ Gēnzhì');
      await expectAt(page, await boxOf(frame));
      await page.keyboard.press('Escape');
      await expectNoCard(page);
    }
  });

  it('has borders and padding, and a page that scrolls', async () => {
    const frame = SMALL.replace('>', ' style="border:7px solid;padding:20px 30px">');
    const { page, frames } = await open(`<div style="height:500px"></div>${frame}<div style="height:900px"></div>`);
    await page.evaluate(() => scrollTo(0, 300));
    await pointAt(page, frames[0]!);
    await readCard(page, 'Shǐ Gēnzhì');
    await expectAt(page, await boxOf(frames[0]!));
    await page.evaluate(() => scrollBy(0, 60));
    await expectAt(page, await boxOf(frames[0]!));
  });

  it('brings the reader into a page without Chinese', async () => {
    const { page, frames } = await open(`<p>Nothing of ours is here.</p>${SMALL}`);
    expect(await hasReader(page)).toBe(false);
    await pointAt(page, frames[0]!);
    await readCard(page, 'Shǐ Gēnzhì');
    await expectAt(page, await boxOf(frames[0]!));
  });
});

describe('its card closes', () => {
  it.each<[when: string, act: (page: Page, frame: Frame) => Promise<unknown>]>([
    [
      'when the pointer leaves the mention',
      async (page, frame) => {
        const { x, y } = await boxOf(frame);
        await page.mouse.move(x + 70, y + 12, { steps: 3 });
      },
    ],
    ['when the pointer leaves the frame', (page) => page.mouse.move(900, 700, { steps: 8 })],
    ['when the frame scrolls', (_, frame) => frame.evaluate(() => scrollTo(0, 30))],
    ['when the frame goes elsewhere', (_, frame) => frame.evaluate(() => void (location.href = 'about:blank'))],
    ['when the frame is taken out', (page) => page.evaluate(() => document.querySelector('iframe')!.remove())],
    ['by Escape in the page', (page) => page.keyboard.press('Escape')],
    [
      'by Escape in the frame',
      async (page, frame) => {
        await frame.evaluate(() => focus());
        await page.keyboard.press('Escape');
      },
    ],
    ['by its button', (page) => clickInCard(page, 'Close')],
  ])('%s', async (_, act) => {
    const { page, frames } = await open(PROSE + SMALL);
    await pointAt(page, frames[0]!);
    await readCard(page, 'Shǐ Gēnzhì');
    await act(page, frames[0]!);
    await expectNoCard(page);
  });

  it('and opens again', async () => {
    const { page, frames } = await open(PROSE + SMALL);
    for (let i = 0; i < 2; i++) {
      await pointAt(page, frames[0]!);
      await readCard(page, 'Shǐ Gēnzhì');
      await page.keyboard.press('Escape');
      await expectNoCard(page);
      await page.mouse.move(900, 700);
      await pointAt(page, frames[0]!, '#next');
      await readCard(page, 'Liú Tāo');
      await expectAt(page, await boxOf(frames[0]!, '#next'));
    }
  });

  it('not while the pointer is in it, and not once it is pinned', async () => {
    const { page, frames } = await open(PROSE + SMALL);
    await pointAt(page, frames[0]!);
    await readCard(page, 'Shǐ Gēnzhì');
    const box = await restingBox(page);
    // At once: made-up input tells a frame nothing of the pointer that leaves it, and a word passed on the way would open.
    await page.mouse.move(box.x + 60, box.y + 60);
    await sleep(1000);
    expect(await cardText(page)).toContain('Shǐ Gēnzhì');
    await clickInCard(page, 'Pin');
    await page.mouse.move(900, 700, { steps: 4 });
    await pointAt(page, frames[0]!, '#next');
    await sleep(1000);
    expect(await cardText(page)).toContain('Shǐ Gēnzhì');
    // Its frame's end is its end.
    await page.evaluate(() => document.querySelector('iframe')!.remove());
    await expectNoCard(page);
  });
});

describe('what is done in its card is done in the frame', () => {
  it('its sentence is saved', async () => {
    const { page, frames } = await open(PROSE + SMALL);
    await pointAt(page, frames[0]!);
    await readCard(page, 'Shǐ Gēnzhì');
    await clickInCard(page, 'Save sentence');
    await expect.poll(() => keptIn(frames[0]!)).toContain('市委书记史根治主持会议');
    await expectNoCard(page);
  });

  it('“not this one here” takes the mark away there, and is undone', async () => {
    const { page, frames } = await open(PROSE + SMALL);
    const before = await marksIn(frames[0]!);
    await pointAt(page, frames[0]!);
    await readCard(page, 'Shǐ Gēnzhì');
    await clickInCard(page, 'Not this one here');
    expect(await readCard(page, 'wire.example')).not.toContain('xcrb.example');
    await clickInCard(page, 'Nowhere on this page');
    await readCard(page, 'Undo');
    await expect.poll(() => marksIn(frames[0]!), { timeout: 5000 }).toBeLessThan(before);
    await clickInCard(page, 'Undo');
    await expect.poll(() => marksIn(frames[0]!), { timeout: 5000 }).toBeGreaterThanOrEqual(before);
  });

  it('the keyboard goes on in the frame', async () => {
    const { page, frames } = await open(PROSE + SMALL);
    const head = async () => (await cardText(page))?.split('\n')[0];
    await frames[0]!.evaluate(() => focus());
    await page.keyboard.press('Alt+KeyJ');
    await expect.poll(head, { timeout: 5000 }).toBeDefined();
    const first = await head();
    await page.keyboard.press('Alt+KeyJ');
    await expect.poll(head, { timeout: 5000 }).not.toBe(first);
    await page.keyboard.press('Alt+KeyK');
    await expect.poll(head, { timeout: 5000 }).toBe(first);
    await page.keyboard.press('Escape');
    await expectNoCard(page);
    expect(await frames[0]!.evaluate(() => document.hasFocus())).toBe(true);
  });
});

describe('a frame keeps its own card', () => {
  it.each<[which: string, body: string]>([
    ['that has room for it', SMALL.replace('300', '700').replace('120', '500')],
    ['that is shown in another size', `<div style="transform:scale(1.4);transform-origin:0 0">${SMALL}</div>`],
    ['in a shadow root', `<div id="box"></div><script>box.attachShadow({mode:'open'}).innerHTML = '${SMALL}'</script>`],
  ])('%s', async (_, body) => {
    const { page, frames } = await open(PROSE + body);
    await pointAt(page, frames[0]!);
    await expect.poll(() => hasHost(frames[0]!), { timeout: 5000 }).toBe(true);
    expect(await page.evaluate(() => document.querySelector('html > [data-jiazhu]'))).toBeNull();
  });
});
