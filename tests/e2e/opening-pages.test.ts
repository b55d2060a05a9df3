/** Text that comes to be seen, or to be about something else, without having come: revealed, slotted, grown into view. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardText, readCard } from '../../scripts/card';
import { borrow } from './borrow';
import { PAPER, type TestBrowser } from './extension';
import { NAME, PROSE, openProse } from './prose-page';
import { expectMarked, surfacesOf } from './surfaces';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

const open = (name: string, body: string, style?: string): Promise<Page> => openProse(browser, name, body, style);

describe('text that is shown', () => {
  const rows = (tag: string, count: number): string =>
    Array.from({ length: count }, (_, i) => `<${tag} class="off">${i === 0 ? NAME : `第${i}行，船还没有来。`}</${tag}>`).join(''); // prettier-ignore

  it('with many other rows by their classes', async () => {
    const page = await open('rows', `<ul>${rows('li', 600)}</ul>`, '.off{display:none}');
    await page.evaluate(() => document.querySelectorAll('.off').forEach((row) => row.classList.remove('off')));
    await expectMarked(page, '史根治');
  });

  it('with many others by a style sheet', async () => {
    const page = await open('sheet', `<section>${rows('p', 300)}</section>`, '.off{display:none}');
    await page.evaluate(() => document.head.append(Object.assign(document.createElement('style'), { textContent: '.off{display:block}' }))); // prettier-ignore
    await expectMarked(page, '史根治');
  });

  it.each([
    ['its attribute', 'frame.height = "300"'],
    ['its style', 'frame.style.height = "30px"; setTimeout(() => (frame.style.height = "300px"), 900)'],
  ])('in a frame that grows by %s', async (name, script) => {
    const page = await open(name, `<iframe srcdoc="<p>${NAME}</p>" width="600" height="0"></iframe>`);
    await page.waitForTimeout(500);
    await page.evaluate(`{ const frame = document.querySelector('iframe'); ${script} }`);
    await expect
      .poll(() => page.frames()[1]!.evaluate(() => CSS.highlights.size), { timeout: 10_000 })
      .toBeGreaterThan(0);
  });

  it.each([
    ['by name', '<slot name="a"></slot>', '{ mode: "open" }', 'root.querySelector("slot").name = "b"'],
    [
      'by a script',
      '<slot></slot>',
      '{ mode: "open", slotAssignment: "manual" }',
      'root.querySelector("slot").assign(text)',
    ],
  ])('in a slot that is assigned %s', async (name, html, how, script) => {
    const page = await open(
      `slot ${name}`,
      `<div id="host"><p id="text" slot="b">${NAME}</p></div><script>
        const root = host.attachShadow(${how}); root.innerHTML = '<p>水声就是收成。</p>${html}';
      </script>`,
    );
    await page.waitForTimeout(500);
    expect(await surfacesOf(page)).not.toContain('史根治');
    await page.evaluate(`{ const root = document.getElementById('host').shadowRoot; const text = document.getElementById('text'); ${script} }`); // prettier-ignore
    await expectMarked(page, '史根治');
  });
});

it('what is typed into a document that is edited as a whole is not read', async () => {
  await browser.open(`${PAPER}desk.html`, `<!doctype html><meta charset="utf-8"><body><p>${NAME}</p></body>`);
  const page = await open('designs', '<iframe src="desk.html" width="600" height="200"></iframe>');
  const frame = page.frames()[1]!;
  const marks = (): Promise<number> => frame.evaluate(() => CSS.highlights.size);
  await expect.poll(marks).toBeGreaterThan(0);
  await frame.evaluate(() => {
    document.designMode = 'on';
    document.body.insertAdjacentHTML('beforeend', '<p>许昌市长刘涛出席会议。</p>');
  });
  await expect.poll(marks).toBe(0);
});

it('a frame that is written anew has its cards', async () => {
  await browser.open(`${PAPER}written.html`, `<!doctype html><meta charset="utf-8"><body>${PROSE}</body>`);
  const page = await open('writes', `<p id="first">${NAME}</p><iframe src="written.html" width="600" height="200"></iframe>`); // prettier-ignore
  await expectMarked(page, '史根治');
  await page.locator('#first').hover({ position: { x: 80, y: 10 } });
  await readCard(page, 'Shǐ Gēnzhì');
  await page.evaluate((name) => {
    const inner = document.querySelector('iframe')!.contentDocument!;
    inner.open();
    inner.write(`<!doctype html><meta charset="utf-8"><body><p id="at">许昌市长刘涛出席会议，${name}</p></body>`);
    inner.close();
  }, NAME);
  const frame = page.frames()[1]!;
  await expect.poll(() => frame.evaluate(() => CSS.highlights.size), { timeout: 10_000 }).toBeGreaterThan(0);
  await page.mouse.move(5, 5);
  await expect.poll(() => cardText(page)).toBeNull();
  const box = (await page.frameLocator('iframe').locator('#at').boundingBox())!;
  await page.mouse.move(box.x + 75, box.y + box.height / 2, { steps: 4 });
  await readCard(page, 'Liú Tāo');
});

it('what a page says of itself is looked up again, though it came soon after another change', async () => {
  const page = await browser.open(
    'https://news.site.example/app',
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>部署防控工作</title><body><p id="state"></p><main><h1>部署防控工作</h1><p>2022年5月8日 来源：许昌日报</p><p>许昌市委召开会议，传达精神。</p></main>${PROSE}</body></html>`,
  );
  const context = async () => (await browser.waitForReport(page)).contexts[0];
  await expect.poll(context).toMatchObject({ place: 'cn-411000', date: '2022-05-08' });
  await page.waitForTimeout(11_000);
  await page.evaluate(() => {
    document.querySelector('#state')!.textContent = '加载中，请稍候';
    setTimeout(() => {
      document.querySelector('main')!.innerHTML = '<h1>部署防控工作</h1><p>2022年6月1日 来源：郑州日报</p><p>郑州市委召开会议，传达精神。</p>'; // prettier-ignore
    }, 550);
  });
  await expect.poll(context, { timeout: 10_000 }).toMatchObject({ place: 'cn-410100', date: '2022-06-01' });
});
