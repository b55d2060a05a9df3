import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { cardBox, cardText, clickInCard, readCard } from '../../scripts/card';
import { findText, hoverMention } from '../../scripts/mentions';
import { borrow } from './borrow';
import { compareDom, PAPER, readFixture, type TestBrowser } from './extension';
import { expectMarked } from './surfaces';

let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  browser = await borrow();
});
beforeEach(async () => {
  page = await browser.openFixture('inline-tags');
  await browser.waitForReport(page);
  await expectMarked(page, '史根治', '刘涛', '应隔尽隔');
});
afterEach(() => browser.closePages());

/** Away from every mention and from the card. */
const leave = () => page.mouse.move(2, 2, { steps: 3 });
const expectNoCard = () => expect.poll(() => cardText(page), { timeout: 3000 }).toBeNull();

describe('an official’s card', () => {
  it('says who it is: name, pinyin, office and the days that sources attest', async () => {
    await hoverMention(page, '史根治');
    const text = await readCard(page, '史根治');
    expect(text).toContain('Shǐ Gēnzhì');
    expect(text).toContain('Xuchang');
    expect(text).toContain('中共许昌市委书记');
    expect(text).toMatch(/attested 6 ?– ?16 May 2022/);
    // What is known second hand only is said to be.
    expect(text).toMatch(/Jul\w* 2021 to Jan\w* 2025, according to/);
  });

  it('says on which day an office is attested, where that is all there is', async () => {
    await hoverMention(page, '谭水木');
    expect(await readCard(page, '谭水木')).toMatch(/attested .*2022/);
  });

  it('says why, in the page’s own words, and cites its source', async () => {
    await hoverMention(page, '史根治');
    const text = await readCard(page, '史根治');
    expect(text).toMatch(/Why the text says “(许昌)?市委书记史根治”/);
    expect(text).toContain('许昌日报');
  });

  it('opens for a name in a link as well', async () => {
    await hoverMention(page, '刘涛');
    expect(await readCard(page, '刘涛')).toContain('Liú Tāo');
  });

  it('stands within the window and never over the line that is read', async () => {
    await hoverMention(page, '史根治');
    await readCard(page, '史根治');
    const { y } = await findText(page, '史根治');
    const box = (await cardBox(page))!;
    expect(box.y + box.height <= y || box.y >= y).toBe(true);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(1280);
    expect(box.y + box.height).toBeLessThanOrEqual(800);
  });
});

describe('other cards', () => {
  it('of a slogan says what it means, though a line break cuts it', async () => {
    await hoverMention(page, '应隔尽隔');
    const text = await readCard(page, '应隔尽隔');
    expect(text).toMatch(/yīng ?gé ?jìn ?gé/);
  });

  it('of a slogan that counts, names what is counted', async () => {
    await hoverMention(page, '四早');
    const text = await readCard(page, '四早');
    for (const part of ['早发现', '早报告', '早隔离', '早治疗|早救治']) expect(text).toMatch(new RegExp(part));
  });

  it('of a relative body leads with the name that the page gives it', async () => {
    await hoverMention(page, '市疫情防控指挥部');
    expect(await readCard(page, '许昌')).toContain('指挥部');
  });
});

describe('opening and closing', () => {
  it('takes a dwell: passing over a name opens nothing', async () => {
    const { x, y } = await findText(page, '史根治');
    await page.mouse.move(x, y);
    await page.mouse.move(2, 2);
    await sleep(800);
    expect(await cardText(page)).toBeNull();
  });

  it('closes at once on Esc', async () => {
    await hoverMention(page, '史根治');
    await readCard(page, '史根治');
    await page.keyboard.press('Escape');
    await expectNoCard();
  });

  it('closes after the pointer has left', async () => {
    await hoverMention(page, '史根治');
    await readCard(page, '史根治');
    await leave();
    await expectNoCard();
  });

  it('stays while the pointer is on the card', async () => {
    await hoverMention(page, '史根治');
    await readCard(page, '史根治');
    const box = (await cardBox(page))!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 10 });
    await sleep(1000);
    expect(await cardText(page)).toContain('史根治');
  });

  it('is pinned by a click on plain text, and then stays', async () => {
    const { x, y } = await findText(page, '史根治');
    await page.mouse.click(x, y);
    await readCard(page, '史根治');
    await leave();
    await sleep(1000);
    expect(await cardText(page)).toContain('史根治');
  });

  it('leaves a click in a link to the page', async () => {
    await hoverMention(page, '刘涛');
    await readCard(page, '刘涛');
    const { x, y } = await findText(page, '刘涛');
    await page.mouse.click(x, y);
    await page.waitForURL('**/people/liu.html');
  });

  it('does not pin on a click in a link that goes nowhere', async () => {
    const stuck = readFixture('inline-tags').replace('href="/people/liu.html"', 'href="#liu"');
    page = await browser.open(`${PAPER}stuck.html`, stuck);
    await browser.waitForReport(page);
    await expectMarked(page, '刘涛');
    const { x, y } = await findText(page, '刘涛');
    await page.mouse.click(x, y);
    await leave();
    await sleep(1000);
    expect(await cardText(page)).toBeNull();
    expect(page.url()).toMatch(/#liu$/);
  });
});

describe('the way to the knowledge base', () => {
  it('opens the official’s page in the library', async () => {
    await hoverMention(page, '史根治');
    await readCard(page, '史根治');
    const opened = browser.context.waitForEvent('page');
    await clickInCard(page, 'Open');
    const library = await opened;
    await library.waitForURL(`chrome-extension://${browser.id}/library.html#/official/shi-genzhi`);
    await library.getByText('Shǐ Gēnzhì').first().waitFor();
  });
});

describe('the page beneath', () => {
  it('keeps its DOM through opening, pinning and closing', async () => {
    const { x, y } = await findText(page, '史根治');
    await page.mouse.click(x, y);
    await readCard(page, '史根治');
    await page.keyboard.press('Escape');
    await expectNoCard();
    const { before, after, hosts } = await compareDom(page);
    expect(after).toBe(before);
    expect(hosts).toBeLessThanOrEqual(1);
  });

  it('can’t open a card with events that it makes up', async () => {
    const { x, y } = await findText(page, '史根治');
    await page.evaluate(
      ({ x, y }) => {
        const target = document.elementFromPoint(x, y)!;
        for (const type of ['pointermove', 'mousemove', 'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          target.dispatchEvent(
            new (type.startsWith('pointer') ? PointerEvent : MouseEvent)(type, {
              clientX: x,
              clientY: y,
              bubbles: true,
              composed: true,
            }),
          );
      },
      { x, y },
    );
    await sleep(1000);
    expect(await cardText(page)).toBeNull();
  });
});
