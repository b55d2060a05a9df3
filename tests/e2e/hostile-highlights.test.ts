/** Pages that work against what a reader keeps of them: what they can forge, change, delete, or learn. */
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { HighlightSchema } from '../../lib/core/model/highlight';
import type { HighlightRow } from '../../lib/kb/own-database';
import type { Protocol } from '../../lib/messaging/protocol';
import { cardText, clickInCard, readCard } from '../../scripts/card';
import { openIsolatedWorld } from '../../scripts/isolated-world';
import { keptOn, openedNote, selectText } from '../../scripts/selecting';
import { launch, PAPER, readFixture, type TestBrowser } from './extension';
import { clickAside, openNote, save, textsOn, typeNote } from './keeping';
import { clearOwnRows, ownRows } from './own-rows';

/** Only in what runs in the browser; `dispatch` is what the browser itself calls. */
declare const chrome: Browser & {
  commands: { onCommand: { dispatch(command: string, tab: object): void } };
};

const QUOTE = '水声就是收成';
const SECRET = 'qzvxsecret';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await browser.closePages();
  await clearOwnRows(browser);
});
afterAll(() => browser.close());

interface Parts {
  head?: string;
  body?: string;
  change?: (html: string) => string;
  url?: string;
  headers?: Record<string, string>;
}
/** The article, with something at the beginning of its head or at the end of its body. */
async function openArticle({ head = '', body = '', change = (html) => html, url, headers }: Parts = {}): Promise<Page> {
  const html = readFixture('passages')
    .replace(/<head[^>]*>/, (tag) => tag + head)
    .replace('</body>', () => `${body}</body>`);
  const page = await browser.open(url ?? `${PAPER}hostile.html`, change(html), headers);
  await browser.waitForReport(page);
  return page;
}
const rows = (): Promise<HighlightRow[]> => ownRows(browser);
const expectKept = (page: Page, ...texts: string[]) =>
  expect.poll(() => textsOn(page), { timeout: 10_000 }).toEqual([...texts].sort());

/** What a script of the page has put into `globalThis.heard`, as one text. */
const heardOn = (page: Page): Promise<string> =>
  page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join('\n'));

/** No id of a highlight, nor an address of the extension, nor what was typed. */
async function expectNothingIn(heard: string): Promise<void> {
  for (const row of await rows()) expect(heard).not.toContain(row.id);
  expect(heard).not.toContain(browser.id);
  expect(heard).not.toMatch(/chrome-extension:|note\.html/);
  expect(heard).not.toContain(SECRET);
}

describe('events that a page makes up', () => {
  it('neither offer nor save what the page has selected itself', async () => {
    const page = await openArticle();
    await page.evaluate(async () => {
      const text = document.querySelector('#late')!.firstChild!;
      getSelection()!.setBaseAndExtent(text, 2, text, 8);
      const at = { bubbles: true, composed: true, cancelable: true, clientX: 100, clientY: 300, button: 0 };
      const targets = [document, document.body, document.documentElement, text.parentElement!, window];
      for (const target of targets) {
        for (const type of ['pointerdown', 'pointerup', 'pointermove', 'pointerover'])
          target.dispatchEvent(new PointerEvent(type, { ...at, pointerType: 'mouse' }));
        for (const type of ['mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu'])
          target.dispatchEvent(new MouseEvent(type, at));
        for (const key of ['a', 'ArrowRight', 'Shift', 'Enter'])
          for (const type of ['keydown', 'keyup'])
            target.dispatchEvent(new KeyboardEvent(type, { ...at, key, code: key, shiftKey: true, ctrlKey: true }));
        target.dispatchEvent(new KeyboardEvent('keydown', { ...at, key: 'H', code: 'KeyH', altKey: true }));
        target.dispatchEvent(new Event('selectionchange', at));
      }
      await new Promise((resolve) => setTimeout(resolve, 400));
    });
    expect(await cardText(page)).toBeNull();
    expect(await rows()).toEqual([]);
  });

  it('press no button of ours, on the host and at each place of it', async () => {
    const page = await openArticle();
    await selectText(page, QUOTE);
    await readCard(page, 'Save');
    await page.evaluate(async () => {
      const host = document.querySelector<HTMLElement>('html > div[data-jiazhu]')!;
      const { left, top, width, height } = host.getBoundingClientRect();
      for (let x = left + 2; x < left + width; x += 6)
        for (let y = top + 2; y < top + height; y += 6) {
          const at = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, button: 0, detail: 1 };
          const target = document.elementFromPoint(x, y)!;
          for (const type of ['pointerdown', 'pointerup']) target.dispatchEvent(new PointerEvent(type, at));
          for (const type of ['mousedown', 'mouseup', 'click']) target.dispatchEvent(new MouseEvent(type, at));
        }
      host.tabIndex = 0;
      host.focus();
      host.click();
      for (const key of ['Tab', 'Enter', ' '])
        (document.activeElement ?? host).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, composed: true }),
        );
      await new Promise((resolve) => setTimeout(resolve, 400));
    });
    expect(await rows()).toEqual([]);
    expect(await cardText(page)).toContain('Save');
    // The reader's own click still counts.
    await clickInCard(page, 'Save');
    await readCard(page, 'Saved');
  });

  it('open no note, and close none', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await clickAside(page);
    const press = (code: string, modifiers: { altKey?: boolean; shiftKey?: boolean } = {}) =>
      page.evaluate(
        ({ code, modifiers }) => {
          for (const target of [document.body, document, window])
            target.dispatchEvent(
              new KeyboardEvent('keydown', { code, key: code, bubbles: true, composed: true, ...modifiers }),
            );
        },
        { code, modifiers },
      );
    await press('KeyJ', { altKey: true, shiftKey: true });
    await sleep(300);
    expect(page.frames().filter((frame) => frame.url().includes('note.html'))).toEqual([]);
    await openNote(page, '就是收成');
    await press('Escape');
    await sleep(300);
    await openedNote(page, '.quote');
  });
});

describe('a page that has changed what scripts stand on before ours came', () => {
  it('sees nothing of a save and of a note that is written', async () => {
    const page = await openArticle({
      head: `<script>
        globalThis.heard = [];
        const tell = (what, args) => { for (const a of args) try { heard.push(what + ' ' + (typeof a === 'object' ? JSON.stringify(a) + ' ' + (a?.src ?? '') + (a?.outerHTML ?? '') : String(a))); } catch {} };
        const protos = { Element, Node, Range, StaticRange, Selection, Highlight, HighlightRegistry, MessageChannel, MessagePort, EventTarget, Document,
          HTMLElement, HTMLIFrameElement, ShadowRoot, CSSStyleSheet, DOMTokenList, Array, String, Map, Set, Promise, Object, Function, JSON: { prototype: JSON }, window: { prototype: window }, CSS: { prototype: CSS } };
        for (const [name, { prototype }] of Object.entries(protos))
          for (const key of Object.getOwnPropertyNames(prototype)) {
            const own = Object.getOwnPropertyDescriptor(prototype, key);
            if (['push', 'stringify', 'constructor', 'toString', 'valueOf', 'apply', 'call', 'bind'].includes(key) || !own.configurable) continue;
            if (typeof own.value === 'function' && !/^[A-Z]/.test(key)) {
              const real = own.value;
              Object.defineProperty(prototype, key, { ...own, value: function (...args) { if (!globalThis.quiet) { globalThis.quiet = true; tell(name + '.' + key, [...args]); globalThis.quiet = false; } return Reflect.apply(real, this, args); } });
            }
          }
        for (const name of ['Highlight', 'StaticRange', 'MessageChannel', 'CSSStyleSheet', 'MutationObserver']) {
          const real = window[name];
          window[name] = new Proxy(real, { construct(target, args, as) { tell('new ' + name, args); return Reflect.construct(target, args, as); } });
        }
        Object.defineProperty(HTMLIFrameElement.prototype, 'src', { set(to) { tell('src', [to]); }, get() { return ''; } });
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() { tell('contentWindow', ['got']); return window; } });
        addEventListener('message', (event) => tell('message', [event.data]));
      </script>`,
    });
    await save(page, QUOTE);
    await clickInCard(page, 'Add note');
    const note = await openedNote(page, '.text-button');
    await typeNote(note, SECRET);
    await note.locator('textarea').press('Control+Enter');
    await expect.poll(async () => (await rows())[0]?.note).toBe(SECRET);
    await expectKept(page, QUOTE);
    const heard = await heardOn(page);
    expect(heard.length).toBeGreaterThan(0);
    await expectNothingIn(heard);
    expect(await page.evaluate(() => typeof (globalThis as { chrome?: Browser }).chrome?.runtime?.sendMessage)).toBe(
      'undefined',
    );
  });

  it('and frozen it is read and kept all the same', async () => {
    const page = await openArticle({
      head: `<script>for (const one of [Object, Array, Function, Element, Node, Document, Range, Selection, Map, Set, Promise, HTMLElement, EventTarget, Highlight, HighlightRegistry, CSSStyleSheet]) { Object.freeze(one.prototype); Object.freeze(one); } Object.freeze(CSS);</script>`,
    });
    await save(page, QUOTE);
    await expectKept(page, QUOTE);
  });
});

describe('a page that takes away what we draw', () => {
  it('gets it drawn a bounded number of times; its own highlights stay', async () => {
    const first = await openArticle();
    await save(first, QUOTE);
    await first.close();
    const page = await openArticle({
      head: `<script>
        globalThis.seen = 0;
        addEventListener('DOMContentLoaded', () => {
          const own = new Range();
          own.selectNodeContents(document.querySelector('h1'));
          CSS.highlights.set('own', new Highlight(own));
        });
        setInterval(() => {
          for (const name of [...CSS.highlights.keys()])
            if (name.startsWith('jiazhu-kept-')) { globalThis.seen++; CSS.highlights.delete(name); }
        }, 20);
      </script>`,
    });
    const seen = () => page.evaluate(() => (globalThis as unknown as { seen: number }).seen);
    await expect.poll(seen, { timeout: 20_000 }).toBeGreaterThan(3);
    await sleep(13_000);
    const after = await seen();
    expect(after).toBeLessThanOrEqual(7);
    await sleep(4500);
    expect(await seen()).toBe(after);
    expect(await page.evaluate(() => CSS.highlights.has('own'))).toBe(true);
    expect(await rows()).toHaveLength(1);
  }, 90_000);

  it('gets its style sheets back in the same way; its own stay', async () => {
    const first = await openArticle();
    await save(first, QUOTE);
    await first.close();
    const page = await openArticle({
      head: `<script>
        const own = new CSSStyleSheet();
        own.replaceSync('h1 { color: rgb(1, 2, 3) }');
        document.adoptedStyleSheets = [own];
        globalThis.taken = 0;
        setInterval(() => {
          if (document.adoptedStyleSheets.length === 1) return;
          globalThis.taken++;
          document.adoptedStyleSheets = [own];
        }, 20);
      </script>`,
    });
    const taken = () => page.evaluate(() => (globalThis as unknown as { taken: number }).taken);
    await expect.poll(taken, { timeout: 20_000 }).toBeGreaterThan(2);
    await sleep(14_000);
    const after = await taken();
    // Marks and saved passages have a sheet and a bound each.
    expect(after).toBeLessThanOrEqual(14);
    await sleep(4500);
    expect(await taken()).toBe(after);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1')!).color)).toBe('rgb(1, 2, 3)');
  }, 90_000);

  it('by removing, moving or hiding the host loses no saved passage and nothing that was typed', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await clickAside(page);
    await typeNote(await openNote(page, '就是收成'), SECRET);
    await page.evaluate(() => document.querySelector('[data-jiazhu]')!.remove());
    await expect.poll(async () => (await rows())[0]?.note, { timeout: 10_000 }).toBe(SECRET);

    // Moved: frames begin anew where they are put.
    await typeNote(await openNote(page, '就是收成'), 'B');
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
    expect(browser.errorsOf(page)).toEqual([]);
  });
});

describe('a page that plants another page’s passages', () => {
  it.each([
    ['of another host', 'https://evil.example/', 'https://www.xcrb.example/2022-05/08/hostile.html'],
    ['of its parent domain', 'https://evil.xcrb.example/', 'https://www.xcrb.example/2022-05/08/hostile.html'],
    ['of a host that its own begins with', 'https://www.xcrb.example.evil.example/', 'https://www.xcrb.example/2022-05/08/hostile.html'],
    ['with the host as a user’s name', 'https://evil.example/a', 'https://www.xcrb.example@evil.example/2022-05/08/hostile.html'],
    ['of a host that its own looks like', 'https://www.xcrb.example.:444/', 'https://www.xcrb.example/2022-05/08/hostile.html'],
  ])('claiming the address %s sees nothing painted', async (_, url, canonical) => {
    const first = await openArticle({ change: (html) => html.replace(/<link rel="canonical"[^>]*>/, '') });
    await save(first, QUOTE);
    await first.close();
    const page = await openArticle({
      url,
      change: (html) => html.replace(/<link rel="canonical"[^>]*>/, `<link rel="canonical" href="${canonical}"><base href="${canonical}">`),
    });
    await sleep(1500);
    expect(await textsOn(page)).toEqual([]);
    expect((await browser.askReader(page, 'reportHighlights')).anchored).toEqual([]);
  }); // prettier-ignore

  it('of its own site sees its own, by the address that both state', async () => {
    const first = await openArticle();
    await save(first, QUOTE);
    await first.close();
    const page = await openArticle({ url: `${PAPER}print.html?from=print` });
    await expectKept(page, QUOTE);
  });

  it('cannot say by <base> where it is', async () => {
    const page = await openArticle({ head: '<base href="https://evil.example/x/">' });
    await save(page, QUOTE);
    const [row] = await rows();
    expect(row?.addresses).toEqual([`${PAPER}passages-canonical.html`, `${PAPER}hostile.html`]);
    await clickInCard(page, 'Add note');
    await openedNote(page, '.quote');
  });
});

describe('a page that listens', () => {
  it('hears no key, no input and finds no text of a note', async () => {
    const page = await openArticle({
      head: `<script>
        globalThis.heard = [];
        for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'textInput', 'compositionstart', 'compositionupdate', 'compositionend', 'copy', 'cut', 'paste', 'select', 'selectionchange', 'message', 'focusin', 'submit'])
          addEventListener(type, (event) => heard.push([type, event.key, event.code, event.data, event.target?.value, event.composedPath().map((n) => n.outerHTML ?? '').join().length > 1e6 ? '' : event.composedPath().map((n) => n.localName ?? n.nodeName ?? '')].join(' ')), true);
      </script>`,
    });
    await save(page, QUOTE);
    await clickAside(page);
    const note = await openNote(page, '就是收成');
    await page.evaluate(() => ((globalThis as unknown as { heard: string[] }).heard.length = 0));
    await typeNote(note, SECRET);
    const found = await page.evaluate((secret) => {
      const { find } = globalThis as unknown as { find: (...args: unknown[]) => boolean };
      const hit =
        find(secret, false, false, true, false, true) || find(secret.slice(0, 4), false, false, true, false, true);
      document.execCommand('selectAll');
      return `${hit} ${String(getSelection())}`;
    }, SECRET);
    expect(found).toMatch(/^false /);
    expect(found).not.toContain(SECRET);
    const heard = await heardOn(page);
    await expectNothingIn(heard);
    expect(heard).not.toMatch(/^(?:key|input|beforeinput|textInput|composition|change|submit)/m);
    await note.locator('textarea').press('Control+Enter');
    await expect.poll(async () => (await rows())[0]?.note).toBe(SECRET);
  });

  it.each([
    ['', {}],
    [' under a policy that forbids frames', { 'content-security-policy': "default-src 'self' 'unsafe-inline'; frame-src 'none'; report-uri /report" }],
  ])('learns neither ids nor addresses from what the browser tells of frames and changes%s', async (_, headers) => {
    const reports: string[] = [];
    const listen = (request: { url(): string; postData(): string | null }) =>
      request.url().endsWith('/report') && reports.push(request.postData() ?? '');
    browser.context.on('request', listen);
    const page = await openArticle({
      headers,
      head: `<script>
        globalThis.heard = [];
        const tell = (what, value) => heard.push(what + ' ' + value);
        new MutationObserver((records) => { for (const r of records) tell('mutation', [r.type, r.attributeName, r.oldValue, ...[...r.addedNodes].map((n) => n.outerHTML)].join(' ')); })
          .observe(document, { childList: true, subtree: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true });
        new PerformanceObserver((list) => { for (const e of list.getEntries()) tell('performance', JSON.stringify(e)); })
          .observe({ entryTypes: PerformanceObserver.supportedEntryTypes });
        new ReportingObserver((list) => { for (const r of list) tell('report', JSON.stringify(r)); }, { buffered: true }).observe();
        for (const type of ['securitypolicyviolation', 'error', 'load', 'message', 'focus', 'blur', 'click', 'pointerover', 'beforetoggle', 'toggle', 'transitionend', 'slotchange'])
          addEventListener(type, (e) => tell(type, [e.blockedURI, e.sourceFile, e.message, e.data, e.origin, e.composedPath().map((n) => (n.outerHTML ?? '').slice(0, 300) + (n.src ?? ''))].join(' ')), true);
        navigation?.addEventListener('navigate', (e) => tell('navigate', e.destination.url));
      </script>`,
    });
    await save(page, QUOTE);
    await clickAside(page);
    const note = await openNote(page, '就是收成');
    await typeNote(note, SECRET);
    await page.evaluate(() => {
      const tell = (what: string, value: unknown) => (globalThis as unknown as { heard: string[] }).heard.push(`${what} ${String(value)}`);
      tell('length', window.length);
      for (let i = 0; i < window.length; i++) {
        try {
          tell('frame', window.frames[i]!.location.href);
        } catch {
          tell('frame', 'of another origin');
        }
      }
      for (const entry of performance.getEntries()) tell('entry', JSON.stringify(entry));
      for (const element of document.querySelectorAll('*')) tell('element', `${element.outerHTML.slice(0, 400)} ${(element as HTMLIFrameElement).src ?? ''}`);
      tell('active', document.activeElement?.outerHTML.slice(0, 400));
      tell('html', new XMLSerializer().serializeToString(document));
      for (const sheet of [...document.adoptedStyleSheets, ...document.styleSheets]) tell('sheet', [...sheet.cssRules].map((rule) => rule.cssText));
      for (const [name, highlight] of CSS.highlights as unknown as Map<string, object>) tell('highlight', `${name} ${Object.keys(highlight).join()}`);
      tell('globals', Object.getOwnPropertyNames(window));
      tell('stack', new Error().stack);
    });
    browser.context.off('request', listen);
    const heard = await heardOn(page);
    expect(heard).toContain('mutation');
    await expectNothingIn(heard + reports.join('\n'));
    // Only the article's own frame is a frame to the page.
    expect(heard).toMatch(/^length 1$/m);
    expect(heard).not.toContain('of another origin');
  }); // prettier-ignore

  it('gets nothing from the extension’s address, even if it knew it', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    const tried = await page.evaluate(async (id) => {
      const answers: string[] = [];
      for (const host of [id, 'a'.repeat(32)])
        for (const file of ['note.html', 'library.html', 'manifest.json', 'gate.js']) {
          const url = `chrome-extension://${host}/${file}`;
          const frame = document.createElement('iframe');
          const loaded = new Promise<string>((resolve) => {
            frame.onload = () => resolve('load');
            frame.onerror = () => resolve('error');
            setTimeout(() => resolve('nothing'), 1500);
          });
          frame.src = url;
          document.body.append(frame);
          const fetched = await fetch(url).then(() => 'answered', (error: Error) => error.name);
          const imaged = await new Promise<string>((resolve) => {
            const image = new Image();
            image.onload = () => resolve('load');
            image.onerror = () => resolve('error');
            image.src = url;
          });
          answers.push(`${file} ${await loaded} ${fetched} ${imaged}`);
        }
      return answers;
    }, browser.id); // prettier-ignore
    // Like an extension that is not there.
    expect(tried.slice(0, 4)).toEqual(tried.slice(4));
    expect(tried.join()).not.toContain('answered');
    const inner = page.frames().filter((frame) => frame.parentFrame() && /^chrome-extension:/.test(frame.url()));
    const shown = await Promise.all(inner.map((frame) => frame.evaluate(() => document.body?.childElementCount ?? 0).catch(() => 0)));
    expect(shown.filter((count) => count > 0)).toEqual([]);
  }); // prettier-ignore

  it('that could frame the note and name a highlight gets sizes only', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    const [row] = await rows();
    await browser.askBackground('changeHighlight', { id: row!.id, revision: 1, note: SECRET, tags: ['密'] });
    const world = await openIsolatedWorld(page, browser.id);
    const address = await world.evaluate<string>(`chrome.runtime.getURL('/note.html')`);
    const heard = await page.evaluate(
      async ({ address, ids }) => {
        const heard: unknown[] = [];
        addEventListener('message', ({ data }) => heard.push(data));
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
        await new Promise((resolve) => (frame.onload = resolve));
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => heard.push(data);
        const show = { type: 'show', ids, wordings: {}, focus: false, maxHeight: 400 };
        frame.contentWindow!.postMessage(show, '*', [port2]);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        for (const message of [
          { type: 'read' },
          { type: 'show', ids },
          { type: 'resize', maxHeight: 'x' },
          null,
          7,
          show,
        ])
          port1.postMessage(message);
        frame.contentWindow!.postMessage(show, '*', [new MessageChannel().port2]);
        await new Promise((resolve) => setTimeout(resolve, 500));
        return heard;
      },
      { address, ids: [row!.id] },
    );
    expect(heard.length).toBeGreaterThan(0);
    for (const message of heard as { type: string }[]) {
      expect(['size', 'busy']).toContain(message.type);
      expect(Object.keys(message)).toEqual(['type', message.type === 'size' ? 'height' : 'busy']);
    }
    expect(await rows()).toHaveLength(1);
  });
});

describe('messages from a script in a web page, past our reader', () => {
  it('reach the highlights of its own page only, and never notes or changes', async () => {
    const other = await openArticle({ url: 'https://www.other.example/a.html', change: (html) => html.replace(/<link rel="canonical"[^>]*>/, '') });
    await save(other, QUOTE);
    const [row] = await rows();
    const id = row!.id;
    const page = await openArticle({ url: 'https://evil.example/a.html' });
    const world = await openIsolatedWorld(page, browser.id);
    const text = await page.evaluate(() => document.body.innerText);
    const theirs = { url: 'https://www.other.example/a.html', text };
    const own = { url: 'https://evil.example/a.html', text };

    expect(await world.ask('anchorHighlights', theirs)).toEqual([]);
    expect(await world.ask('anchorHighlights', { ...own, canonical: theirs.url })).toEqual([]);
    expect(await world.ask('countHighlights', { url: theirs.url })).toBe(0);
    for (const page of [theirs, own, { ...own, canonical: theirs.url }])
      expect(await world.ask('reattachHighlight', { ...page, id, start: 0, end: 5 })).toMatchObject({ state: 'failed' });
    expect(await world.ask('saveHighlight', { ...theirs, start: 0, end: 5, title: '', color: 'pink', entities: [] })).toMatchObject({ state: 'failed' });

    const refused: [keyof Protocol, unknown][] = [
      ['highlight', id],
      ['changeHighlight', { id, revision: 1, note: 'x' }],
      ['binHighlight', { id, binned: true }],
      ['openHighlight', id],
      ['seeding', undefined],
      ['siteChanged', { tabId: 1 }],
    ];
    for (const [type, data] of refused)
      await expect(world.ask(type, data as never), type).rejects.toThrow(/not accepted from this sender/);
    const bad: [keyof Protocol, unknown][] = [
      ['saveHighlight', { ...own, start: 0, end: 5, title: '', color: 'pink', entities: [], note: 'x' }],
      ['saveHighlight', { ...own, start: 0, end: 1e9, title: '', color: 'pink', entities: [] }],
      ['saveHighlight', { ...own, start: 5, end: 5, title: '', color: 'pink', entities: [] }],
      ['saveHighlight', { ...own, start: 0, end: 5, title: '', color: 'url(x)', entities: [] }],
      ['anchorHighlights', { ...own, text: { length: 9 } }],
      ['reattachHighlight', { ...own, id: `${id}'`, start: 0, end: 5 }],
      ['countHighlights', null],
    ];
    for (const [type, data] of bad) await expect(world.ask(type, data as never), type).rejects.toThrow(type);
    expect(await rows()).toEqual([row]);
  }); // prettier-ignore
});

describe('a page of extremes', () => {
  it('that floods with messages and selections is kept from all the same', async () => {
    const page = await openArticle({
      body: `<script>
        setInterval(() => {
          for (let i = 0; i < 300; i++) { postMessage({ type: 'show', ids: ['x'], i }, '*'); frames[0]?.postMessage({ type: 'saved', i }, '*'); }
        }, 10);
      </script>`,
    });
    await save(page, QUOTE);
    await expectKept(page, QUOTE);
  });

  it('with a selection longer than a highlight says so, and keeps what is shorter', async () => {
    const page = await openArticle({ body: `<div id="more">${'<p>渠成于众手，水分到各家，看渠的人说够用。</p>'.repeat(2600)}</div>` });
    await page.keyboard.press('Control+a');
    await readCard(page, 'Save');
    await clickInCard(page, 'Save');
    expect(await readCard(page, 'Not saved')).toContain('50,000 characters');
    expect(await rows()).toEqual([]);
    await page.evaluate(() => [...document.querySelectorAll('#more p')].slice(1800).forEach((p) => p.remove()));
    await clickAside(page);
    await page.keyboard.press('Control+a');
    await expect.poll(() => cardText(page)).toBe('Save');
    await clickInCard(page, 'Save');
    await readCard(page, 'Saved');
    const [row] = await rows();
    expect(row!.quote.exact.length).toBeGreaterThan(30_000);
    expect(v.is(HighlightSchema, toModel(row!))).toBe(true);
  }); // prettier-ignore

  it('whose title and passage are HTML has them shown and stored as text', async () => {
    const html = '<img src=x onerror="document.documentElement.dataset.hit=1"><b>粗</b>';
    const shown = html.replaceAll('<', '&lt;');
    const page = await openArticle({
      change: (all) => all.replace(/<title>.*?<\/title>/, `<title>${shown}</title>`).replace(/<h1>.*?<\/h1>/, `<h1>${shown}</h1>`).replace('水声就是收成', `水声${shown}就是收成`),
    });
    await save(page, '水声', '就是收成');
    const [row] = await rows();
    expect(row!.quote.exact).toBe(`水声${html}就是收成`);
    expect(row!.page.title).toContain('<img src=x');
    expect(await cardText(page)).toContain('Saved');
    await clickAside(page);
    const note = await openNote(page, '就是收成');
    expect(await note.locator('.quote').innerText()).toBe(`水声${html}就是收成`);
    expect(await note.locator('img, b').count()).toBe(0);
    for (const frame of [page.mainFrame(), note]) expect(await frame.evaluate(() => document.documentElement.dataset.hit)).toBeUndefined();
  }); // prettier-ignore

  it('with half characters in text and title is kept in a form that can be exported, and found again', async () => {
    const script = `<script>
      document.querySelector('#late').firstChild.data = '看渠的\\udc00老人坐在\\ud83d坝上，说水声\\ud800就是收成，听了一\\udfff辈子。';
      document.title = '许昌\\ud800水利';
    </script>`;
    const page = await openArticle({ body: script });
    await save(page, '老人坐在', '就是收成');
    const [row] = await rows();
    expect(v.safeParse(HighlightSchema, toModel(row!)).issues).toBeUndefined();
    expect(row!.quote.exact).toBe('老人坐在\ufffd坝上，说水声\ufffd就是收成');
    const drawn = () => keptOn(page).then((marks) => marks.map(({ highlight, text }) => `${highlight} ${text.toWellFormed()}`));
    const expected = ['jiazhu-kept-yellow-found-light 老人坐在\ufffd坝上，说水声\ufffd就是收成'];
    await expect.poll(drawn).toEqual(expected);
    await page.reload();
    await expect.poll(drawn, { timeout: 10_000 }).toEqual(expected);
  }); // prettier-ignore

  it('with half a character in a note keeps the note', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    const [row] = await rows();
    const answer = await browser.askBackground('changeHighlight', { id: row!.id, revision: 1, note: 'a\ud800b' });
    expect(answer.state).toBe('done');
    expect(v.is(HighlightSchema, toModel((await rows())[0]!))).toBe(true);
  });
});

describe('names that the page gives to its elements', () => {
  it.each(['parentNode', 'nextSibling', 'firstChild', 'childNodes', 'parentElement', 'tagName', 'nodeType', 'nodeName', 'getAttribute',
    'ownerDocument', 'getRootNode', 'compareDocumentPosition', 'contains', 'closest', 'matches', 'isConnected', 'isContentEditable',
    'shadowRoot', 'assignedSlot', 'scrollIntoView', 'getBoundingClientRect', 'getClientRects', 'host', 'style', 'addEventListener',
  ])('do not lead astray: a form’s field called %s around the passage', async (name) => {
    const page = await openArticle({
      url: `${PAPER}form-${name}.html`,
      change: (html) => html.replace(/<body[^>]*>/, (tag) => `${tag}<form><input name="${name}">`).replace('</body>', '</form></body>'),
    });
    await save(page, QUOTE);
    await expectKept(page, QUOTE);
    await clickAside(page);
    await openNote(page, '就是收成');
  }); // prettier-ignore

  it.each(['title', 'getSelection', 'querySelector', 'querySelectorAll', 'createElement', 'activeElement', 'body', 'defaultView', 'adoptedStyleSheets'])(
    'do not stand for the document’s own: an image called %s',
    async (name) => {
      const page = await openArticle({ url: `${PAPER}image-${name}.html`, body: `<img name="${name}" alt=""><form name="${name}"></form>` });
      await save(page, QUOTE);
      await expectKept(page, QUOTE);
      expect((await rows())[0]!.page.title).toContain('许昌');
    },
  ); // prettier-ignore
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

  it.each([
    ['a field', '<input id="own" value="读者写的字">'],
    ['a password', '<input id="own" type="password" value="读者写的字">'],
    ['a text area', '<textarea id="own">读者写的字</textarea>'],
    ['an editor', '<div id="own" contenteditable="true">读者写的字</div>'],
    ['an editor without formats', '<div id="own" contenteditable="plaintext-only"><p>读者写的字</p></div>'],
  ])('in %s is neither offered nor saved, by no way', async (_, html) => {
    const page = await openArticle({ change: (all) => all.replace('<ul>', `${html}<ul>`) });
    await page.locator('#own').click();
    await page.keyboard.press('Control+a');
    await sleep(300);
    expect(await cardText(page)).toBeNull();
    const worker = await browser.worker();
    await worker.evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      chrome.commands.onCommand.dispatch('save-highlight', tab!);
    }, page.url());
    await sleep(600);
    expect((await cardText(page)) ?? '').not.toContain('Saved');
    expect(await rows()).toEqual([]);
  });
});

function toModel({ addresses: _, entityIds: __, ...highlight }: HighlightRow) {
  return highlight;
}
