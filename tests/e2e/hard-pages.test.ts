/** Everywhere a reader sees text: marked, and opened by pointing at it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardBox, cardText, clickInCard, readCard } from '../../scripts/card';
import { borrow } from './borrow';
import { PAPER, type TestBrowser } from './extension';
import { expectMarked, expectNothingMarked, surfacesOf } from './surfaces';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

const PROSE =
  '<p>雨停了以后，街上的人渐渐多起来，卖早点的摊子冒着热气，上学的孩子三三两两从巷口走过，没有人觉得这一天有什么特别。</p>';

const toPage = (body: string, style = ''): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>许昌部署防控工作</title><style>${style}</style><body>${PROSE}${body}</body></html>`;

const open = (name: string, body: string, style = '', headers?: Record<string, string>): Promise<Page> =>
  browser.open(`${PAPER}${name}.html`, toPage(body, style), headers);

/** Points at the middle of an element's text: the one with the id `at`, in the document, a shadow root or a frame. */
async function pointAt(page: Page, selector = '#at'): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} has no box`);
  await page.mouse.move(2, 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
}

describe('is marked, and opens its card', () => {
  it.each<[name: string, body: string, style?: string]>([
    ['ruby', '<p>市委书记<ruby id="at">史<rt>shǐ</rt>根<rt>gēn</rt>治<rt>zhì</rt></ruby>主持会议。</p>'],
    ['vertical text', '<p style="writing-mode:vertical-rl;height:300px">市委书记<b id="at">史根治</b>主持会议。</p>'],
    ['a table', '<table><tr><td>市委书记<b id="at">史根治</b></td><td>出席</td></tr></table>'],
    ['text that is not to be selected', '<p style="user-select:none">市委书记<b id="at">史根治</b>主持会议。</p>'],
    [
      'text under a covering link',
      '<div style="position:relative"><p>市委书记<b id="at">史根治</b>主持会议。</p><a href="#x" style="position:absolute;inset:0"></a></div>',
    ],
    ['letter-spaced type', '<p style="letter-spacing:1em">市委书记<b id="at">史根治</b>主持会议。</p>'],
    ['letters spaced by hand', '<p>市委书记<b id="at">史&nbsp;根&nbsp;治</b>主持会议。</p>'],
    [
      'justified type',
      '<p style="text-align:justify;text-align-last:justify">市委书记<b id="at">史根治</b>主持会议</p>',
    ],
    ['soft hyphens and zero-width characters', '<p>市委书记<b id="at">史&shy;根&#8203;治</b>主持会议。</p>'],
    ['a details element', '<details open><summary>要闻</summary>市委书记<b id="at">史根治</b>主持会议。</details>'],
    [
      'elements without a box',
      '<div style="display:contents">市委书记<b id="at">史根治</b>主持会议，<span style="display:contents">要求应隔尽隔。</span></div>',
    ],
    ['a multi-column page', '<div style="columns:2"><p>市委书记<b id="at">史根治</b>主持会议。</p></div>'],
    [
      'a scaled and turned box',
      '<p style="transform:rotate(8deg) scale(.9)">市委书记<b id="at">史根治</b>主持会议。</p>',
    ],
  ])('%s', async (name, body, style) => {
    const page = await open(encodeURIComponent(name), body, style);
    await browser.waitForReport(page);
    await expect.poll(async () => (await surfacesOf(page)).join('\n')).toMatch(/史\P{Script=Han}*根\P{Script=Han}*治/u);
    await pointAt(page);
    await readCard(page, 'Shǐ Gēnzhì');
  });

  it('ruby, whose readings stay free of lines', async () => {
    const page = await open(
      'ruby-lines',
      '<p>市委书记<ruby>史<rt>shǐ</rt>根<rt>gēn</rt>治<rt>zhì</rt></ruby>主持。</p>',
    );
    await browser.waitForReport(page);
    await expectMarked(page, '史', '根', '治');
    expect((await surfacesOf(page)).join('')).not.toMatch(/[a-z]/);
  });

  it('an open shadow root, with what is slotted into it', async () => {
    const page = await open(
      'shadow',
      `<x-news><b slot="name">史根治</b></x-news>
       <script>customElements.define('x-news', class extends HTMLElement {
         connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<p>市委书记<slot name="name"></slot>主持，市长<i id="at">刘涛</i>出席。</p>'; }
       });</script>`,
    );
    await browser.waitForReport(page);
    await expectMarked(page, '史根治', '刘涛');
    await pointAt(page);
    await readCard(page, 'Liú Tāo');
  });

  it('a shadow root that is attached later, and what changes in it', async () => {
    const page = await open('late-shadow', '<div id="host"></div>');
    await browser.waitForReport(page);
    await page.evaluate(() => {
      const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
      root.innerHTML = '<p>市委书记史根治主持会议。</p>';
    });
    await expectMarked(page, '史根治');
    await page.evaluate(() => {
      document.querySelector('#host')!.shadowRoot!.querySelector('p')!.textContent = '市长刘涛出席会议。';
    });
    await expectMarked(page, '刘涛');
    expect(await surfacesOf(page)).not.toContain('史根治');
  });

  it('lines that a viewer sets in place one by one', async () => {
    const lines = ['许昌市委书记史', '根治主持会议，', '强调应隔尽隔。'];
    const spans = lines.map((text, i) => `<span ${i === 0 ? 'id="at"' : ''} style="left:40px;top:${40 + i * 30}px">${text}</span>`); // prettier-ignore
    const page = await open(
      'viewer',
      `<div class="layer">${spans.join('')}<span style="left:600px;top:40px">刘</span><span style="left:600px;top:400px">涛</span></div>`,
      '.layer{position:relative;height:500px}.layer span{position:absolute;white-space:pre;font-size:20px;line-height:1}',
    );
    await browser.waitForReport(page);
    await expectMarked(page, '史根治', '应隔尽隔');
    // What stands apart is not one word.
    expect(await surfacesOf(page)).not.toContain('刘涛');
  });
});

describe('frames', () => {
  const ARTICLE = toPage('<p>市委书记<b id="at">史根治</b>主持会议，要求应隔尽隔。</p>');

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
    await browser.open(`${PAPER}keys.html`, toPage('<p>市委书记<b id="at">史根治</b>主持。</p><input>'));
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
    await browser.open(`${PAPER}two.html`, toPage('<p>市长<b>刘涛</b>出席会议，要求动态清零。</p>'));
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

async function marksIn(frame: import('playwright-core').Frame): Promise<string[]> {
  return frame.evaluate(() =>
    [...(CSS.highlights as unknown as Map<string, Set<AbstractRange>>)].flatMap(([name, ranges]) =>
      name.startsWith('jiazhu-') ? [...ranges].map(({ startContainer, startOffset, endOffset }) => (startContainer as Text).data.slice(startOffset, endOffset)) : [],
    ),
  ); // prettier-ignore
}

it('a modal dialog, whose page is inert, has cards that can be used', async () => {
  const page = await open(
    'modal',
    '<dialog id="d" style="width:500px"><p>市委书记<b id="at">史根治</b>主持会议。</p></dialog><script>d.onclick = (e) => e.target === d && d.close(); d.showModal()</script>',
  );
  await browser.waitForReport(page);
  await expectMarked(page, '史根治');
  await pointAt(page);
  await readCard(page, 'Shǐ Gēnzhì');
  await clickInCard(page, 'Not this one here…');
  expect(await page.evaluate(() => document.querySelector('dialog')!.open)).toBe(true);
  const box = (await cardBox(page))!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 6 });
  await sleep(800);
  expect(await cardText(page)).toContain('Shǐ Gēnzhì');
  await page.keyboard.press('Escape');
  await expect.poll(() => cardText(page)).toBeNull();
  // Closed, and open again: each time the card goes along.
  await page.evaluate(() => document.querySelector('dialog')!.close());
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>市长<b id="out">刘涛</b>说。</p>'));
  await expectMarked(page, '刘涛');
  await pointAt(page, '#out');
  await readCard(page, 'Liú Tāo');
  await page.mouse.move(2, 2);
  await expect.poll(() => cardText(page)).toBeNull();
  await page.evaluate(() => document.querySelector('dialog')!.showModal());
  await expectMarked(page, '史根治');
  await pointAt(page);
  await readCard(page, 'Shǐ Gēnzhì');
  await page.evaluate(() => document.querySelector('dialog')!.remove());
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>省委书记<b id="at">楼阳生</b>。</p>'));
  await expectMarked(page, '楼阳生');
  await pointAt(page);
  await readCard(page, 'Lóu Yángshēng');
});

describe('is not read', () => {
  it.each([
    [
      'an editor',
      '<div role="textbox">市委书记史根治主持会议。</div><div contenteditable>市委书记史根治主持会议。</div>',
    ],
    ['code', '<pre>市委书记史根治主持会议。</pre><code>市委书记史根治</code>'],
    ['a closed details element', '<details><summary>要闻</summary>市委书记史根治主持会议。</details>'],
    [
      'hidden text',
      '<p style="visibility:hidden">市委书记史根治</p><p class="off">市委书记史根治</p><p hidden>市委书记史根治</p>',
    ],
  ])('%s', async (name, body) => {
    const page = await open(encodeURIComponent(name), body, '.off{display:none}');
    await browser.waitForReport(page);
    await expectNothingMarked(page);
  });

  it('any more once it is moved into an editor', async () => {
    const body =
      '<section><p id="at">市委书记史根治主持会议。</p><p>市长刘涛出席。</p></section><div contenteditable="true"><p>稿</p></div>';
    const page = await open('into-editor', body);
    await browser.waitForReport(page);
    await expectMarked(page, '史根治', '刘涛');
    await page.evaluate(() => document.querySelector('[contenteditable]')!.append(document.querySelector('#at')!));
    await expect.poll(() => surfacesOf(page)).not.toContain('史根治');
    await expectMarked(page, '刘涛');
  });

  it('until it shows', async () => {
    const page = await open(
      'reveal',
      '<div id="box" class="off"><p>市委书记史根治主持会议。</p></div>',
      '.off{display:none}',
    );
    await browser.waitForReport(page);
    await expectNothingMarked(page);
    await page.evaluate(() => document.querySelector('#box')!.classList.remove('off'));
    await expectMarked(page, '史根治');
    await page.evaluate(() => document.querySelector('#box')!.classList.add('off'));
    await expectNothingMarked(page);
  });
});
