/** Reading a page in Firefox: marks, card, library, and a background that was stopped in between. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { findText, hoverMention } from '../../scripts/mentions';
import { ORIGIN } from '../../scripts/firefox-browser';
import { expectMarked } from '../e2e/surfaces';
import { asHand, launch, PAPER, until, type TestFirefox } from './firefox';

let firefox: TestFirefox;
let page: Page;
beforeAll(async () => {
  firefox = await launch();
});
beforeEach(async () => {
  page = await firefox.openFixture('inline-tags');
  await expectMarked(asHand(page), '史根治', '刘涛', '应隔尽隔');
});
afterEach(() => firefox.closePages());
afterAll(() => firefox.close());

describe('the card', () => {
  it('opens at a mark that is pointed at, with pinyin, office and the days attested', async () => {
    await hoverMention(asHand(page), '史根治');
    const text = await firefox.readCard(page, 'Shǐ Gēnzhì');
    expect(text).toContain('Shǐ Gēnzhì');
    expect(text).toContain('中共许昌市委书记');
    expect(text).toMatch(/attested 6 ?– ?16 May 2022/);
    await page.mouse.move(2, 2, { steps: 3 });
    await expect.poll(() => firefox.cardText(page)).toBeNull();
  });

  it('is pinned by a click, stays, and closes on Esc', async () => {
    const { x, y } = await findText(asHand(page), '史根治');
    await page.mouse.click(x, y);
    await firefox.readCard(page, '史根治');
    await page.mouse.move(2, 2, { steps: 3 });
    await sleep(1000);
    expect(await firefox.cardText(page)).toContain('史根治');
    await page.keyboard.press('Escape');
    await expect.poll(() => firefox.cardText(page)).toBeNull();
  });

  it('leads to the official’s page in the library, with the offices', async () => {
    await hoverMention(asHand(page), '史根治');
    await firefox.readCard(page, 'Shǐ Gēnzhì');
    await firefox.clickInCard(page, 'Open');
    const library = await firefox.findTab(/library\.html#\/official\/shi-genzhi$/);
    expect(await library.evaluate(() => location.origin)).toBe(ORIGIN);
    const shown = () => library.evaluate(() => document.querySelector('main')?.innerText);
    await expect.poll(shown).toContain('中共许昌市委书记');
    expect(await shown()).toContain('Shǐ Gēnzhì');
  });
});

describe('the page', () => {
  it('is given nothing but one host beside its body', async () => {
    const text = await page.evaluate(() => document.body.outerHTML);
    await hoverMention(asHand(page), '史根治');
    await firefox.readCard(page, '史根治');
    expect(await page.evaluate(() => document.body.outerHTML)).toBe(text);
    expect(await page.evaluate(() => document.querySelectorAll('html > [data-jiazhu]').length)).toBe(1);
    expect(await page.evaluate(() => document.querySelector('[data-jiazhu]')?.shadowRoot)).toBeNull();
  });

  it('has its marks painted: a line under the name', async () => {
    const decoration = await page.evaluate(() => {
      const name = [...CSS.highlights.keys()].find((key) => key.startsWith('jiazhu-official-first'));
      return getComputedStyle(document.body, `::highlight(${name})`).textDecorationLine;
    });
    expect(decoration).toBe('underline');
  });

  it('that fills late is marked too', async () => {
    const late = await firefox.openFixture('late');
    await expectMarked(asHand(late), '史根治');
  });

  it('in which nothing is Chinese is left alone', async () => {
    const english = await firefox.openFixture('english');
    await sleep(1500);
    expect(await english.evaluate(() => CSS.highlights.size)).toBe(0);
    expect(await english.evaluate(() => document.querySelector('[data-jiazhu]'))).toBeNull();
  });
});

describe('a small frame of another site', () => {
  it('has its card in the page around, whole, and none of its own', async () => {
    const inner = await page.content();
    await firefox.open('http://wire.example/a.html', inner);
    const frame = '<iframe src="http://wire.example/a.html" width="420" height="160"></iframe>';
    const outer = await firefox.open(
      `${PAPER}outer.html`,
      `<!doctype html><meta charset="utf-8"><body>${frame}</body>`,
    );
    const wire = await until(
      () => Promise.resolve(outer.frames().find((one) => one.url().startsWith('http://wire.'))),
      () => 'the frame did not load',
    );
    await expectMarked(asHand(wire as unknown as Page), '史根治');
    const corner = await outer.evaluate(() => {
      const around = document.querySelector('iframe')!;
      const { left, top } = around.getBoundingClientRect();
      return { x: left + around.clientLeft, y: top + around.clientTop };
    });
    const { x, y } = await findText(asHand(wire as unknown as Page), '史根治');
    await outer.bringToFront();
    await outer.mouse.move(2, 2);
    await outer.mouse.move(corner.x + x, corner.y + y, { steps: 4 });
    await firefox.readCard(outer, 'Shǐ Gēnzhì');
    expect(await wire.evaluate(() => document.querySelector('[data-jiazhu]'))).toBeNull();
    await outer.mouse.move(corner.x + x + 600, corner.y + 300, { steps: 3 });
    await expect.poll(() => firefox.cardText(outer)).toBeNull();
  });
});

describe('a background that Firefox has stopped', () => {
  it('wakes for a card and for another page', async () => {
    await firefox.stopBackground();
    await hoverMention(asHand(page), '史根治');
    await firefox.readCard(page, 'Shǐ Gēnzhì');
    expect(await firefox.backgroundState()).toBe('running');
    await firefox.stopBackground();
    const next = await firefox.open(`${PAPER}next.html`, await page.content());
    await expectMarked(asHand(next), '史根治');
  });
});
