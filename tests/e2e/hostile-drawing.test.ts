/** Pages that take away or disturb what we draw, and name their elements as the DOM names its parts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { cardText } from '../../scripts/card';
import { selectText } from '../../scripts/selecting';
import { clickAside, expectKept, openNote, QUOTE, QUOTE_END, save, startKeeping, textsOn, typeNote } from './keeping';
import { SECRET } from './listening';

const reader = startKeeping();
const { openArticle, rows } = reader;

/** Only in what runs in the browser; `dispatch` is what the browser itself calls. */
declare const chrome: Browser & {
  commands: { onCommand: { dispatch(command: string, tab: object): void } };
};

describe('a page that takes away what we draw', () => {
  it('gets highlights and style sheets back a bounded number of times; its own stay', async () => {
    const first = await openArticle();
    await save(first, QUOTE);
    await first.close();
    const page = await openArticle({
      head: `<script>
        const own = new CSSStyleSheet();
        own.replaceSync('h1 { color: rgb(1, 2, 3) }');
        document.adoptedStyleSheets = [own];
        addEventListener('DOMContentLoaded', () => {
          const range = new Range();
          range.selectNodeContents(document.querySelector('h1'));
          CSS.highlights.set('own', new Highlight(range));
        });
        globalThis.taken = { highlights: 0, sheets: 0 };
        setInterval(() => {
          for (const name of [...CSS.highlights.keys()])
            if (name.startsWith('jiazhu-kept-')) { taken.highlights++; CSS.highlights.delete(name); }
          if (document.adoptedStyleSheets.length === 1) return;
          taken.sheets++;
          document.adoptedStyleSheets = [own];
        }, 20);
      </script>`,
    });
    const taken = () =>
      page.evaluate(() => (globalThis as unknown as { taken: { highlights: number; sheets: number } }).taken);
    await expect.poll(async () => (await taken()).highlights, { timeout: 20_000 }).toBeGreaterThan(3);
    await expect.poll(async () => (await taken()).sheets).toBeGreaterThan(2);
    // They are looked after every two seconds (lib/page/lifeline): twice that without one is the end of it.
    let last = await taken();
    for (const end = Date.now() + 60_000; Date.now() < end;) {
      await sleep(4500);
      const now = await taken();
      if (isDeepStrictEqual(now, last)) break;
      last = now;
    }
    expect(await taken()).toEqual(last);
    expect(last.highlights).toBeLessThanOrEqual(7);
    // Marks and saved passages have a sheet and a bound each.
    expect(last.sheets).toBeLessThanOrEqual(14);
    expect(await page.evaluate(() => CSS.highlights.has('own'))).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1')!).color)).toBe('rgb(1, 2, 3)');
    expect(await rows()).toHaveLength(1);
  }, 120_000);

  it('by removing, moving or hiding the host loses no saved passage and nothing that was typed', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await clickAside(page);
    await typeNote(await openNote(page, QUOTE_END), SECRET);
    await page.evaluate(() => document.querySelector('[data-jiazhu]')!.remove());
    await expect.poll(async () => (await rows())[0]?.note, { timeout: 10_000 }).toBe(SECRET);

    // Moved: frames begin anew where they are put.
    await typeNote(await openNote(page, QUOTE_END), 'B');
    await page.evaluate(() => document.body.append(document.querySelector('[data-jiazhu]')!));
    await expect.poll(async () => (await rows())[0]?.note, { timeout: 10_000 }).toContain('B');

    await page.evaluate(() => {
      setInterval(() => {
        for (const host of document.querySelectorAll<HTMLElement>('[data-jiazhu]')) {
          host.removeAttribute('style');
          host.hidden = true;
          host.setAttribute('inert', '');
        }
      }, 20);
    });
    await selectText(page, '问了水位');
    await sleep(500);
    await expectKept(page, QUOTE);
    expect(await rows()).toHaveLength(1);
    expect(reader.browser.errorsOf(page)).toEqual([]);
  });
});

describe('names that the page gives to its elements', () => {
  // prettier-ignore
  const FIELDS = ['parentNode', 'nextSibling', 'firstChild', 'childNodes', 'parentElement', 'tagName', 'nodeType', 'nodeName', 'getAttribute',
    'ownerDocument', 'getRootNode', 'compareDocumentPosition', 'contains', 'closest', 'matches', 'isConnected', 'isContentEditable',
    'shadowRoot', 'assignedSlot', 'scrollIntoView', 'getBoundingClientRect', 'getClientRects', 'host', 'style', 'addEventListener'];
  // prettier-ignore
  const IMAGES = ['title', 'getSelection', 'querySelector', 'querySelectorAll', 'createElement', 'activeElement', 'body', 'defaultView', 'adoptedStyleSheets'];

  it('do not lead astray: forms around passages, each with a field of another name', async () => {
    // A form of its own for each: where several names were in one, the first that is noticed could hide another.
    const passage = (name: string) => `渠声${FIELDS.indexOf(name) + 10}就是收成`;
    const page = await openArticle({
      change: (html) =>
        html.replace(
          '<ul>',
          () =>
            `${FIELDS.map((name) => `<form><input name="${name}"><p>老人说${passage(name)}。</p></form>`).join('')}<ul>`,
        ),
    });
    for (const name of FIELDS) {
      await save(page, passage(name));
      await expect.poll(() => textsOn(page), { message: name, timeout: 10_000 }).toContain(passage(name));
      await clickAside(page);
      const note = await openNote(page, passage(name));
      await expect.poll(() => note.locator('.quote').innerText()).toBe(passage(name));
      await clickAside(page);
    }
    await page.reload();
    await expectKept(page, ...FIELDS.map(passage));
  }, 180_000);

  it('do not stand for the document’s own', async () => {
    const named = IMAGES.map((name) => `<img name="${name}" alt=""><form name="${name}"></form>`).join('');
    const page = await openArticle({ body: named });
    await save(page, QUOTE);
    await expectKept(page, QUOTE);
    expect((await rows())[0]!.page.title).toContain('许昌');
  });
});

describe('what is not the page’s own text', () => {
  it('of a frame of another origin stays out of a selection across it', async () => {
    const page = await openArticle({
      change: (html) => html.replace('<ul>', '<iframe src="https://ads.other.example/frame.html" width="300" height="60"></iframe><ul>'),
    });
    await save(page, '今年水足', '东干渠');
    const [row] = await rows();
    expect(row!.quote.exact).toBe('今年水足。\n东干渠');
    await expectKept(page, '今年水足。', '东干渠');
  }); // prettier-ignore

  it('in a field or an editor is neither offered nor saved, by no way', async () => {
    const own = [
      '<input class="own" value="读者写的字">',
      '<input class="own" type="password" value="读者写的字">',
      '<textarea class="own">读者写的字</textarea>',
      '<div class="own" contenteditable="true">读者写的字</div>',
      '<div class="own" contenteditable="plaintext-only"><p>读者写的字</p></div>',
    ];
    const page = await openArticle({ change: (all) => all.replace('<ul>', `${own.join('')}<ul>`) });
    const worker = await reader.browser.worker();
    for (const [i, html] of own.entries()) {
      await page.locator('.own').nth(i).click();
      await page.keyboard.press('Control+a');
      await sleep(300);
      expect(await cardText(page), html).toBeNull();
      await worker.evaluate(async (url) => {
        const [tab] = await chrome.tabs.query({ url });
        chrome.commands.onCommand.dispatch('save-highlight', tab!);
      }, page.url());
      await sleep(600);
      expect((await cardText(page)) ?? '', html).not.toContain('Saved');
      expect(await rows(), html).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => cardText(page)).toBeNull();
    }
  });
});
