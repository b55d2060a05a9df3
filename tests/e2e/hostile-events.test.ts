/** Pages that make up events, or have changed what scripts stand on: nothing is saved by them, and nothing told to them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { cardText, clickInCard, readCard } from '../../scripts/card';
import { hoverMention } from '../../scripts/mentions';
import { openedNote, selectText } from '../../scripts/selecting';
import { clickAside, expectKept, openNote, QUOTE, QUOTE_END, save, startKeeping, typeNote } from './keeping';
import { expectNothingIn, heardOn, SECRET } from './listening';

const reader = startKeeping();
const { openArticle, rows } = reader;
/**
 * Waits until what answers to the reader has come into the page. Before, nothing may be evaluated there: to the browser
 * that is a deed of the reader.
 */
const answersIn = (page: Page) => reader.browser.askReader(page, 'reportHighlights');

describe('events that a page makes up', () => {
  it('neither offer nor save what the page has selected itself', async () => {
    const page = await openArticle();
    await answersIn(page);
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

  it('nor what it had selected before anything could answer', async () => {
    const page = await openArticle({ body: `<script>getSelection().selectAllChildren(document.body)</script>` });
    await answersIn(page);
    // In its frame nothing is selected.
    await page.evaluate(() =>
      document.querySelector('iframe')!.contentDocument!.dispatchEvent(new Event('selectionchange')),
    );
    await sleep(300);
    expect(await cardText(page)).toBeNull();
    // No button is in the way of a card.
    await hoverMention(page, '史根治');
    await readCard(page, 'Shǐ Gēnzhì');
    await page.mouse.move(690, 20);
    await expect.poll(() => cardText(page)).toBeNull();
    expect(await page.evaluate(() => getSelection()!.isCollapsed)).toBe(false);
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
    await openNote(page, QUOTE_END);
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
    await expectNothingIn(heard, reader);
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
