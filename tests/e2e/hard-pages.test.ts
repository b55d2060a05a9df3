/** Everywhere a reader sees text: marked, and opened by pointing at it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardBox, cardText, clickInCard, readCard } from '../../scripts/card';
import { borrow } from './borrow';
import { PAPER, type TestBrowser } from './extension';
import { pointAt, toProsePage } from './prose-page';
import { expectMarked, expectNothingMarked, surfacesOf } from './surfaces';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

const open = (name: string, body: string, style = '', headers?: Record<string, string>): Promise<Page> =>
  browser.open(`${PAPER}${name}.html`, toProsePage(body, style), headers);

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
