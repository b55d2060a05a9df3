/** Text in frames: read along where they are of the page's origin, by readers of their own where they are not. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardBox, cardText, readCard } from '../../scripts/card';
import { borrow } from './borrow';
import { PAPER, type TestBrowser } from './extension';
import { pointAt, toProsePage } from './prose-page';
import { expectMarked } from './surfaces';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

const open = (name: string, body: string): Promise<Page> => browser.open(`${PAPER}${name}.html`, toProsePage(body));

describe('frames', () => {
  const ARTICLE = toProsePage('<p>市委书记<b id="at">史根治</b>主持会议，要求应隔尽隔。</p>');

  it('of the page’s own origin are read along; the card is the page’s own', async () => {
    await browser.open(`${PAPER}inner.html`, ARTICLE);
    const page = await open('outer', '<iframe src="inner.html" width="340" height="200"></iframe>');
    await browser.waitForReport(page);
    const frame = page.frames()[1]!;
    await expect.poll(() => marksIn(frame)).toContain('史根治');
    const box = await page.frameLocator('iframe').locator('#at').boundingBox();
    await page.mouse.move(2, 2);
    await page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height / 2, { steps: 4 });
    await readCard(page, 'Shǐ Gēnzhì');
  });

  it('of the page’s own origin are answered where the pointer was never around them', async () => {
    await browser.open(`${PAPER}whole.html`, ARTICLE);
    const page = await open(
      'outer',
      '<iframe src="whole.html" style="position:fixed;inset:0;width:100vw;height:100vh;border:0"></iframe>',
    );
    await browser.waitForReport(page);
    await expect.poll(() => marksIn(page.frames()[1]!)).toContain('史根治');
    const box = await page.frameLocator('iframe').locator('#at').boundingBox();
    await page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height / 2, { steps: 4 });
    await readCard(page, 'Shǐ Gēnzhì');
  });

  it('that have gone on to another origin keep nothing from being answered', async () => {
    const page = await open(
      'leaves',
      '<iframe id="f" width="340" height="60"></iframe><p>市委书记<b id="at">史根治</b>主持。</p>',
    );
    await browser.waitForReport(page);
    await expectMarked(page, '史根治');
    await page.evaluate(
      () =>
        new Promise((done) => {
          const frame = document.querySelector<HTMLIFrameElement>('#f')!;
          frame.onload = done;
          frame.src = 'https://ads.other.example/frame.html';
        }),
    );
    await pointAt(page);
    await readCard(page, 'Shǐ Gēnzhì');
    await page.keyboard.press('Escape');
    await expect.poll(() => cardText(page)).toBeNull();
    expect(browser.errorsOf(page)).toEqual([]);
  });

  it.each([
    ['zoomed', 'zoom:1.4'],
    ['made larger', 'transform:scale(1.4);transform-origin:0 0'],
    ['made smaller', 'transform:scale(.6);transform-origin:0 0'],
  ])('%s have the card at their text', async (name, style) => {
    await browser.open(`${PAPER}sized.html`, ARTICLE);
    const page = await open(
      encodeURIComponent(name),
      `<div style="${style}"><iframe src="sized.html" width="600" height="300"></iframe></div>`,
    );
    await browser.waitForReport(page);
    await expect.poll(() => marksIn(page.frames()[1]!)).toContain('史根治');
    // Playwright knows of no zoom.
    const at = await page.evaluate(() => {
      const frame = document.querySelector('iframe')!;
      const { left, top, width } = frame.getBoundingClientRect();
      const by = width / frame.offsetWidth;
      const box = frame.contentDocument!.querySelector('#at')!.getBoundingClientRect();
      const [x, y] = [left + (frame.clientLeft + box.x) * by, top + (frame.clientTop + box.y) * by];
      return { x, y, width: box.width * by, height: box.height * by };
    });
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2, { steps: 4 });
    await readCard(page, 'Shǐ Gēnzhì');
    await sleep(600);
    const card = (await cardBox(page))!;
    expect(card.y - (at.y + at.height)).toBeGreaterThan(-4);
    expect(card.y - (at.y + at.height)).toBeLessThan(30);
    expect(card.x).toBeLessThan(at.x + at.width);
    expect(card.x + card.width).toBeGreaterThan(at.x);
  });

  it('of the page’s own origin hear its keys', async () => {
    await browser.open(`${PAPER}keys.html`, toProsePage('<p>市委书记<b id="at">史根治</b>主持。</p><input>'));
    const page = await open('keys-outer', '<iframe src="keys.html" width="340" height="200"></iframe>');
    await browser.waitForReport(page);
    await expect.poll(() => marksIn(page.frames()[1]!)).toContain('史根治');
    const inner = page.frameLocator('iframe');
    const box = await inner.locator('#at').boundingBox();
    await page.mouse.move(2, 2);
    await page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height / 2, { steps: 4 });
    await readCard(page, 'Shǐ Gēnzhì');
    await inner.locator('input').focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => isHostShown(page)).toBe(false);
    // What is typed there stays the page's: no command opens a card.
    await page.keyboard.press('Alt+KeyI');
    await sleep(300);
    expect(await isHostShown(page)).toBe(false);
  });

  it('that go on to another page are read anew', async () => {
    await browser.open(`${PAPER}one.html`, ARTICLE);
    await browser.open(`${PAPER}two.html`, toProsePage('<p>市长<b>刘涛</b>出席会议，要求动态清零。</p>'));
    const page = await open('outer', '<iframe src="one.html" width="600" height="300"></iframe>');
    await browser.waitForReport(page);
    await expect.poll(() => marksIn(page.frames()[1]!)).toContain('史根治');
    await page.evaluate(() => void (document.querySelector('iframe')!.src = 'two.html'));
    await expect.poll(() => marksIn(page.frames()[1]!)).toContain('刘涛');
  });

  it('of another origin have a reader of their own; sizes of advertisements have none', async () => {
    await browser.open('https://wire.example/a.html', ARTICLE);
    const page = await open(
      'outer',
      '<iframe src="https://wire.example/a.html" width="700" height="500"></iframe><iframe src="https://wire.example/a.html?ad" width="300" height="250"></iframe>',
    );
    await browser.waitForReport(page);
    await expect.poll(() => marksIn(page.frames()[1]!), { timeout: 15_000 }).toContain('史根治');
    expect(await marksIn(page.frames()[2]!)).toEqual([]);
  });

  it.each([
    ['sandboxed', (html: string) => `sandbox srcdoc="${html.replaceAll('"', '&quot;')}"`],
    ['sandboxed, with scripts', (html: string) => `sandbox="allow-scripts" srcdoc="${html.replaceAll('"', '&quot;')}"`],
    ['of a data: address', (html: string) => `src="data:text/html;charset=utf-8,${encodeURIComponent(html)}"`],
  ])('%s, whose origin is nobody’s, have a reader of their own too', async (_, frame) => {
    const page = await open('outer', `<iframe ${frame(ARTICLE)} width="700" height="600"></iframe>`);
    await browser.waitForReport(page);
    await expect.poll(() => marksIn(page.frames()[1]!)).toContain('史根治');
    const box = await page.frameLocator('iframe').locator('#at').boundingBox();
    await page.mouse.move(2, 2);
    await page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height / 2, { steps: 4 });
    await expect
      .poll(() =>
        page.frames()[1]!.evaluate(() => document.querySelector('html > div[data-jiazhu]')?.getClientRects().length),
      )
      .toBe(1);
  });
});

async function isHostShown(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const host = document.querySelector('html > div[data-jiazhu]');
    return host !== null && getComputedStyle(host).display !== 'none';
  });
}

async function marksIn(frame: Frame): Promise<string[]> {
  return frame.evaluate(() =>
    [...(CSS.highlights as unknown as Map<string, Set<AbstractRange>>)].flatMap(([name, ranges]) =>
      name.startsWith('jiazhu-') ? [...ranges].map(({ startContainer, startOffset, endOffset }) => (startContainer as Text).data.slice(startOffset, endOffset)) : [],
    ),
  ); // prettier-ignore
}
