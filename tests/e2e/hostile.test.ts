/** Pages that work against us: what they get at, and what they can break. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { cardBox, cardText, readCard } from '../../scripts/card';
import { findMarks, findText, hoverMention } from '../../scripts/mentions';
import { borrow } from './borrow';
import { PAPER, readFixture, type TestBrowser } from './extension';
import { expectMarked, marksOf } from './surfaces';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

/** The article, with something at the beginning of its head or its body. */
async function openArticle(name: string, { head = '', body = '' }): Promise<Page> {
  const html = readFixture('inline-tags')
    .replace(/<head[^>]*>/, (tag) => tag + head)
    .replace(/<body[^>]*>/, (tag) => tag + body);
  return browser.open(`${PAPER}${name}.html`, html);
}
async function openRead(name: string, parts: { head?: string; body?: string }): Promise<Page> {
  const page = await openArticle(name, parts);
  await browser.waitForReport(page);
  await expectMarked(page, '史根治', '刘涛', '应隔尽隔');
  return page;
}
async function pinCard(page: Page): Promise<void> {
  const { x, y } = await findText(page, '史根治');
  await page.mouse.click(x, y);
  await readCard(page, 'Shǐ Gēnzhì');
}

describe('a page that wants the card’s text', () => {
  it('gets no shadow root by defining our element', async () => {
    const page = await openRead('element', {
      head: `<script>
        globalThis.roots = [];
        for (const name of ['jiazhu-card', 'jiazhu-host'])
          customElements.define(name, class extends HTMLElement {
            constructor() { super(); this.internals = this.attachInternals(); globalThis.roots.push(this); }
          });
      </script>`,
    });
    await pinCard(page);
    const got = await page.evaluate(() => {
      const hosts = [...document.documentElement.children].filter((e) => e !== document.head && e !== document.body);
      let internals = 'none';
      try {
        if (hosts[0] instanceof HTMLElement) hosts[0].attachInternals();
        internals = 'given';
      } catch {
        // What should be.
      }
      const { roots } = globalThis as unknown as { roots: unknown[] };
      const animated = hosts.flatMap((host) => host.getAnimations({ subtree: true }));
      return { names: hosts.map((e) => e.localName), roots: roots.length, internals, animated: animated.length };
    });
    expect(got).toEqual({ names: ['div'], roots: 0, internals: 'none', animated: 0 });
  });

  it('reads nothing by find() and the selection', async () => {
    const page = await openRead('find', {});
    await pinCard(page);
    const selected = await page.evaluate(() => {
      const { find } = globalThis as unknown as { find: (...args: unknown[]) => boolean };
      const read: string[] = [];
      for (const word of ['Shǐ Gēnzhì', 'Xuchang', 'attested']) {
        getSelection()?.removeAllRanges();
        find(word, false, false, true, false, true);
        read.push(String(getSelection()));
      }
      getSelection()?.selectAllChildren(document.documentElement);
      read.push(String(getSelection()));
      document.execCommand('selectAll');
      read.push(String(getSelection()));
      return read.join('\n');
    });
    expect(selected).not.toMatch(/Shǐ|Xuchang|attested/);
  });

  it('hears of no character by fonts under the names that we use', async () => {
    const names = ['Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', 'SimSun', 'Georgia', 'serif', 'system-ui',
      '-apple-system', 'Segoe UI', 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'sans-serif']; // prettier-ignore
    const fonts = names.map((name) => `@font-face{font-family:"${name}";src:url("/font/${encodeURIComponent(name)}")}`);
    const ours = 'body, body *{font-family:monospace !important}';
    const asked: string[] = [];
    const listen = (request: { url(): string }) => {
      if (request.url().includes('/font/')) asked.push(request.url());
    };
    browser.context.on('request', listen);
    const vars = 'html > div, *{--serif:"SimSun" !important;--raised:url("/font/var")!important}';
    const page = await openRead('fonts', { head: `<style>${fonts.join('')}${ours}${vars}</style>` });
    await pinCard(page);
    await sleep(300);
    browser.context.off('request', listen);
    expect(asked).toEqual([]);
  });

  it('puts nothing into the card by styles for every div', async () => {
    const page = await openRead('styles', {
      head: `<style>
        div, div::before { content: '伪'; transform: rotate(30deg) !important; opacity: 0 !important; direction: rtl !important }
        div::before, div::after { content: 'x' !important; display: block !important; height: 200px !important }
        body div { opacity: 1 !important; transform: none !important }
      </style>`,
    });
    await pinCard(page);
    const { host, opacity } = await page.evaluate(() => {
      const element = document.querySelector('html > div')!;
      return { host: element.getBoundingClientRect().toJSON() as DOMRect, opacity: getComputedStyle(element).opacity };
    });
    const box = (await cardBox(page))!;
    expect(opacity).toBe('1');
    expect(Math.abs(host.height - box.height)).toBeLessThan(2);
  });
});

describe('names that the page gives to its elements', () => {
  it.each(['jiazhuReader', 'jiazhuGate'])('do not stand for ours: %s', async (id) => {
    await openRead(`id-${id}`, { body: `<div id="${id}"></div><form id="${id}x"><input name="destroy"></form>` });
  });

  it.each(['parentNode', 'nextSibling', 'firstChild', 'parentElement', 'tagName', 'nodeType', 'hasAttribute', 'getAttribute',
    'checkVisibility', 'isConnected', 'contains', 'textContent', 'ownerDocument', 'closest', 'nodeName', 'matches',
  ])('do not lead the reader astray: a form’s field called %s', async (name) => {
    const html = readFixture('inline-tags')
      .replace(/<body[^>]*>/, (tag) => `${tag}<form><input name="${name}">`)
      .replace('</body>', '</form></body>');
    const page = await browser.open(`${PAPER}form-${name}.html`, html);
    await browser.waitForReport(page);
    await expectMarked(page, '史根治', '刘涛', '应隔尽隔');
    await hoverMention(page, '史根治');
    await readCard(page, 'Shǐ Gēnzhì');
    await page.evaluate(() => {
      const added = document.createElement('p');
      added.textContent = '许昌市委书记史根治。';
      document.forms[0]!.append(added);
    });
    await expect.poll(async () => (await marksOf(page)).filter(({ text }) => text === '史根治').length).toBeGreaterThan(1);
  }, 30_000); // prettier-ignore
});

describe('a page of extremes', () => {
  it('is marked though one block is longer than a request may hold', async () => {
    const page = await openArticle('long', { body: `<p>${'长文'.repeat(120_000)}</p>` });
    await browser.waitForReport(page);
    // Marks are drawn near the window, and the article begins far below that block.
    await findText(page, '史根治');
    await expectMarked(page, '史根治', '刘涛', '应隔尽隔');
  });

  it('that was without its root for a moment is read again', async () => {
    const page = await openRead('root', {});
    await page.evaluate(async () => {
      const root = document.documentElement;
      root.remove();
      await new Promise((resolve) => setTimeout(resolve, 4000));
      document.append(root);
      const added = document.createElement('p');
      added.textContent = '许昌市委书记史根治出席会议。';
      document.body.prepend(added);
    });
    await expectMarked(page, '史根治', '刘涛');
    expect((await browser.askReader(page, 'report')).state).toBe('read');
  });

  it('that takes the open card out has no wash left', async () => {
    const page = await openRead('removes', {});
    await pinCard(page);
    const washes = async () =>
      (await findMarks(page)).filter(({ highlight }) => highlight.startsWith('jiazhu-active-'));
    expect(await washes()).toHaveLength(1);
    for (let i = 0; i < 6; i++) {
      await page.evaluate(() => document.querySelector('html > :not(head, body)')?.remove());
      await expect.poll(washes, { timeout: 3000 }).toEqual([]);
      const { x, y } = await findText(page, '史根治');
      await page.mouse.click(x, y);
      await sleep(300);
    }
    // It has its will in the end.
    expect(await cardText(page)).toBeNull();
    expect(await washes()).toEqual([]);
  });
});
