/** Pages that do not stay as they were loaded. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardBox, cardText, readCard } from '../../scripts/card';
import { openIsolatedWorld } from '../../scripts/isolated-world';
import { hoverMention } from '../../scripts/mentions';
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

const toPage = (body: string, title = '许昌部署防控工作'): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><body>${body}${PROSE}</body></html>`;

/** What the reader says of the articles that it found. */
const contextsOf = async (page: Page) => (await browser.waitForReport(page)).contexts;

describe('a single-page application', () => {
  it('that goes on to the next article has its place and day found anew', async () => {
    const page = await browser.open(`${PAPER}app.html`, toPage('<main><h1>许昌部署防控工作</h1><p>2022年5月8日 来源：许昌日报</p><p>市委书记史根治主持会议。</p></main>')); // prettier-ignore
    await expect
      .poll(async () => (await contextsOf(page))[0])
      .toMatchObject({ place: 'cn-411000', date: '2022-05-08' });
    await page.evaluate(() => history.pushState(null, '', '/news/2.html'));
    // As applications do: first the address, then the title, then the text, piece by piece.
    await page.waitForTimeout(200);
    await page.evaluate(() => {
      document.title = '郑州召开会议';
      document.querySelector('main')!.innerHTML = '<h1>郑州召开会议</h1>';
    });
    await page.waitForTimeout(300);
    await page.evaluate(() => {
      document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p>2022年6月1日 来源：郑州日报</p><p>市委召开会议，传达省委精神。郑州市各级干部参加。</p>'); // prettier-ignore
    });
    await expect
      .poll(async () => (await contextsOf(page))[0], { timeout: 15_000 })
      .toMatchObject({ place: 'cn-410100', date: '2022-06-01' });
    expect(await surfacesOf(page)).not.toContain('史根治');
  });

  it('that changes its title late is known by the new one', async () => {
    const page = await browser.open(`${PAPER}late-title.html`, toPage('<p>市委书记史根治主持会议。</p>', '加载中'));
    await browser.waitForReport(page);
    await page.evaluate(() => void (document.title = '许昌召开防控会议'));
    await expect.poll(async () => (await browser.waitForReport(page)).facts.title?.value, { timeout: 15_000 }).toBe('许昌召开防控会议'); // prettier-ignore
  });
});

it('a page with a clock and an animation that never end has new text marked no later than another', async () => {
  const page = await browser.open(
    `${PAPER}clock.html`,
    toPage('<p id="clock">00:00</p><p id="moves">走</p><p id="line">雨停了。</p>'),
  );
  await browser.waitForReport(page);
  await page.evaluate(() => {
    const [clock, moves] = [document.querySelector('#clock')!, document.querySelector<HTMLElement>('#moves')!];
    let n = 0;
    setInterval(() => (clock.textContent = `00:${++n}`), 500);
    const frame = (): void => {
      moves.style.transform = `translateX(${n % 50}px)`;
      requestAnimationFrame(frame);
    };
    frame();
  });
  await page.waitForTimeout(10_000);
  await page.evaluate(() => (document.querySelector('#line')!.textContent = '市长刘涛出席会议。'));
  await expect.poll(() => surfacesOf(page), { timeout: 2000 }).toContain('刘涛');
});

describe('a list that goes on', () => {
  const article = (city: string, day: string, text: string): string =>
    `<article><h2>${city}召开会议</h2><time datetime="${day}">${day}</time><p>来源：${city}日报</p><p>${text}${'会议强调，要把各项工作做细做实，让群众放心满意。'.repeat(6)}</p></article>`; // prettier-ignore

  it('has a context for each article', async () => {
    const page = await browser.open(`${PAPER}endless.html`, toPage(article('许昌', '2022-05-08', '市委召开会议。')));
    await browser.waitForReport(page);
    await page.evaluate((html) => document.querySelector('article')!.insertAdjacentHTML('afterend', html), article('郑州', '2022-06-01', '市委召开会议。')); // prettier-ignore
    await expect
      .poll(async () => (await contextsOf(page)).map(({ place, date }) => `${place} ${date}`), { timeout: 15_000 })
      .toEqual(expect.arrayContaining(['cn-411000 2022-05-08', 'cn-410100 2022-06-01']));
    const { found } = await browser.waitForReport(page);
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['中国共产党许昌市委员会', '中国共产党郑州市委员会']),
    );
  });
});

describe('marks follow', () => {
  it('a translation by the browser, and its end', async () => {
    const page = await browser.open(`${PAPER}translated.html`, toPage('<p id="at">市委书记史根治主持会议。</p>'));
    await expectMarked(page, '史根治');
    const translate = (text: string) =>
      page.evaluate((text) => {
        const p = document.querySelector('#at')!;
        p.innerHTML = `<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">${text}</font></font>`;
      }, text);
    await translate('Party Secretary Shi Genzhi chaired the meeting.');
    await expectNothingMarked(page);
    await translate('市委书记史根治主持会议。');
    await expectMarked(page, '史根治');
  });

  it('text that moves into another node', async () => {
    const page = await browser.open(
      `${PAPER}moves.html`,
      toPage('<p id="a">市委书记史根治主持会议。</p><ul id="b"></ul>'),
    );
    await expectMarked(page, '史根治');
    await page.evaluate(() => {
      const li = document.createElement('li');
      li.append(...document.querySelector('#a')!.childNodes);
      document.querySelector('#b')!.append(li);
    });
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...(CSS.highlights as unknown as Map<string, Set<StaticRange>>)].flatMap(([name, ranges]) =>
            name.startsWith('jiazhu-official')
              ? [...ranges].map(({ startContainer }) => startContainer.parentElement?.tagName)
              : [],
          ),
        ),
      ) // prettier-ignore
      .toEqual(['LI']);
  });

  it('the way back out of the browser’s cache of pages', async () => {
    const page = await browser.open(`${PAPER}back.html`, toPage('<p id="at">市委书记史根治主持会议。</p>'));
    await expectMarked(page, '史根治');
    await browser.open(`${PAPER}next.html`, toPage('<p>市长刘涛出席会议。</p>'));
    await page.bringToFront();
    await page.goto(`${PAPER}next.html`);
    await expectMarked(page, '刘涛');
    await page.goBack();
    await expectMarked(page, '史根治');
    await page.evaluate(() => void (document.querySelector('#at')!.textContent = '市长刘涛出席会议。'));
    await expectMarked(page, '刘涛');
  });

  it('document.open, which takes all listeners along', async () => {
    const page = await browser.open(`${PAPER}written.html`, toPage('<p>市委书记史根治主持会议。</p>'));
    await expectMarked(page, '史根治');
    await page.evaluate((html) => {
      document.open();
      document.write(html);
      document.close();
    }, toPage('<p>市长刘涛出席会议，要求动态清零。</p>'));
    await expectMarked(page, '刘涛', '动态清零');
    await hoverMention(page, '刘涛');
    await readCard(page, 'Liú Tāo');
  });

  it('a page that freezes what it is made of', async () => {
    const page = await browser.open(
      `${PAPER}frozen.html`,
      toPage('<script>for (const one of [Node, Element, HTMLElement, Text, Range, Document, EventTarget, CSS.highlights, Map]) { Object.freeze(one); Object.freeze(one.prototype ?? {}); } Element.prototype.querySelector = null;</script><p id="at">市委书记史根治主持会议。</p>'),
    ); // prettier-ignore
    await expectMarked(page, '史根治');
    await page.evaluate(() => void (document.getElementById('at')!.textContent = '市长刘涛出席会议。'));
    await expectMarked(page, '刘涛');
    await hoverMention(page, '刘涛');
    await readCard(page, 'Liú Tāo');
  });
});

describe('the card', () => {
  it('is over an element that fills the screen', async () => {
    const page = await browser.open(`${PAPER}full.html`, toPage('<button>⛶</button><div id="full" style="background:#fff"><p>市委书记史根治主持会议。</p></div>')); // prettier-ignore
    await expectMarked(page, '史根治');
    await page.evaluate(() => {
      document.querySelector('button')!.onclick = () => void document.querySelector('#full')!.requestFullscreen();
    });
    await page.locator('button').click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe('full');
    await hoverMention(page, '史根治');
    await readCard(page, 'Shǐ Gēnzhì');
  });

  it('stands beside a column of vertical text, not over it', async () => {
    const page = await browser.open(`${PAPER}vertical.html`, toPage('<p id="at" style="writing-mode:vertical-rl;height:300px;font-size:24px;margin:0 auto">市委书记<b>史根治</b>主持会议。</p>')); // prettier-ignore
    await expectMarked(page, '史根治');
    await hoverMention(page, '史根治');
    await readCard(page, 'Shǐ Gēnzhì');
    const [card, name] = [(await cardBox(page))!, (await page.locator('#at b').boundingBox())!];
    expect(card.x + card.width <= name.x || card.x >= name.x + name.width).toBe(true);
  });
});

it('on paper marks are not drawn, since nothing opens there', async () => {
  const page = await browser.open(
    `${PAPER}print.html`,
    toPage('<p id="at" style="font-size:40px">市委书记史根治主持会议。</p>'),
  );
  await expectMarked(page, '史根治');
  const bare = await browser.context.newPage();
  await bare.setContent(toPage('<p id="at" style="font-size:40px">市委书记史根治主持会议。</p>'));
  const pictures = [];
  for (const one of [page, bare]) {
    await one.emulateMedia({ media: 'print' });
    await one.bringToFront();
    pictures.push(await one.locator('#at').screenshot());
  }
  expect(pictures[0]!.equals(pictures[1]!)).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  expect((await page.locator('#at').screenshot()).equals(pictures[1]!)).toBe(false);
});

describe('a page that is never idle', () => {
  const BUSY = `<script>
    (function busy() { const from = performance.now(); while (performance.now() - from < 30); requestAnimationFrame(busy); })();
    const look = setInterval(() => {
      if (![...CSS.highlights].some(([name, ranges]) => name.startsWith('jiazhu-') && ranges.size > 0)) return;
      clearInterval(look);
      document.title = 'marked';
    }, 1);
  </script>`;

  it.each([
    ['a pointer that rests there', (page: Page, { x, y }: { x: number; y: number }) => page.mouse.move(x, y)],
    ['a click', (page: Page, { x, y }: { x: number; y: number }) => page.mouse.click(x, y)],
    ['a key', (page: Page) => page.keyboard.press('Alt+KeyJ')],
  ])('answers %s as soon as there are marks', async (name, act) => {
    const page = await browser.open(
      `${PAPER}busy-${encodeURIComponent(name)}.html`,
      toPage(`<p>市委书记<b id="at">史根治</b>主持会议。</p>${BUSY}`),
    );
    const box = (await page.locator('#at').boundingBox())!;
    await expect.poll(() => page.title(), { timeout: 15_000, interval: 5 }).toBe('marked');
    await act(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
    // For a key the first mention in the window: the committee's, before its secretary's.
    await readCard(page, name === 'a key' ? '许昌' : 'Shǐ Gēnzhì');
  });

  it('has what answers only once there is something to answer, and then at once', async () => {
    const page = await browser.open(`${PAPER}untouched.html`, toPage(`<p>市委书记<b id="at">史根治</b>主持会议。</p>`));
    await browser.waitForReport(page);
    const world = await openIsolatedWorld(page, browser.id);
    const isThere = () =>
      world.evaluate<boolean>(`'interaction' in (globalThis[Symbol.for('jiazhu late scripts')] ?? {})`);
    // Longer than it waits for an idle moment, and for its next look at the page.
    await sleep(3000);
    expect(await isThere()).toBe(false);
    await page.mouse.move(600, 500);
    await expect.poll(isThere).toBe(true);
    await world.close();
  });

  it('offers to save what was selected before anything could answer', async () => {
    const page = await browser.open(
      `${PAPER}busy-selected.html`,
      toPage(`<p>市委书记<b id="at">史根治</b>主持会议。</p>${BUSY}`),
    );
    await expect.poll(() => page.title(), { timeout: 15_000, interval: 5 }).toBe('marked');
    await page.locator('#at').dblclick();
    await expect.poll(() => cardText(page)).toBe('Save');
  });

  it('offers to save what Ctrl and A selected, the first keys that were pressed', async () => {
    const page = await browser.open(`${PAPER}all-selected.html`, toPage('<p>市委书记史根治主持会议。</p>'));
    await browser.waitForReport(page);
    await page.keyboard.press('Control+a');
    await expect.poll(() => cardText(page)).toBe('Save');
  });
});
