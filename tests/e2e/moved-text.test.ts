/** Text that the page changes, moves, wraps, and takes into other elements and documents while it is marked. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
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

describe('text that is changed in its place', () => {
  /** What the marks lie over right after each change, before anything can have been read again. */
  const overAfter = (page: Page, ...texts: string[]): Promise<string[]> =>
    page.evaluate(async (texts) => {
      const text = document.querySelector('#line')!.firstChild as Text;
      const seen: string[] = [];
      for (const data of texts) {
        text.data = data;
        await new Promise((resolve) => setTimeout(resolve));
        const ranges = [...(CSS.highlights as unknown as Map<string, Set<AbstractRange>>).values()].flatMap((own) => [
          ...own,
        ]);
        const own = ranges.filter(({ startContainer }) => startContainer === text);
        seen.push(own.map(({ startOffset, endOffset }) => text.data.slice(startOffset, endOffset)).join());
      }
      return seen;
    }, texts);

  it('has no mark over other words, not even for a moment', async () => {
    const line = '市委书记史根治主持会议。';
    const page = await open('in-place', `<p id="line">${line}</p><p>市长刘涛出席。</p>`);
    await expectMarked(page, '史根治', '刘涛');
    // A word before the name, which then stands elsewhere; another name; a word behind it.
    expect(await overAfter(page, `今天${line}`, line.replace('史根治', '王老师'))).toEqual(['', '']);
    await page.evaluate((line) => void ((document.querySelector('#line')!.firstChild as Text).data = line), line);
    await expectMarked(page, '史根治', '刘涛');
    expect(await overAfter(page, `${line}今年水足。`)).toEqual(['市委,史根治']);
  });

  it('has its marks again where the text comes back before it was read', async () => {
    const line = '市委书记史根治主持会议。';
    const page = await open('and-back', `<p id="line">${line}</p>`);
    await expectMarked(page, '史根治');
    expect(await overAfter(page, '雨停了。', line)).toEqual(['', '']);
    await expectMarked(page, '史根治');
  });
});

describe('a text that stays the same node', () => {
  it.each([
    ['unwrapped', `<p><mark id="at">${NAME}</mark>另外还有别的事。</p>`, 'at.replaceWith(...at.childNodes)'],
    [
      'in another element of the same kind',
      `<div><span id="at">${NAME}</span></div>`,
      'const span = document.createElement("span"); at.replaceWith(span); span.append(...at.childNodes)',
    ],
    [
      'in an element beside the one where it was',
      `<p><span id="at">${NAME}</span><span id="next"></span></p>`,
      'next.append(...at.childNodes)',
    ],
    [
      'taken out, and put into another element a while later',
      `<p id="there"></p><p><span id="at">${NAME}</span>另外还有别的事。</p>`,
      'const text = at.firstChild; text.remove(); at.remove(); setTimeout(() => there.append(text), 1200)',
    ],
  ])('%s, keeps its marks', async (name, body, script) => {
    const page = await open(name, body);
    await expectMarked(page, '史根治');
    await page.evaluate(`{ const at = document.getElementById('at'); ${script} }`);
    // What was drawn goes with a frame; then it has to be there again.
    await page.waitForTimeout(1500);
    await expectMarked(page, '史根治');
  });
});

it('a long text that begins in an element of its own is marked where the window is', async () => {
  const lines = Array.from({ length: 300 }, (_, i) => `第${i}行，河边的柳树又绿了一些，船还没有来。<br>`).join('');
  const page = await open(
    'lines',
    `<div style="width:600px"><strong>本报讯</strong> ${lines}${NAME}<br>${lines}</div>`,
  );
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.nodeValue!.includes('史根治')) break;
    const range = document.createRange();
    range.selectNode(walker.currentNode);
    scrollTo(0, range.getBoundingClientRect().top - 200);
  });
  // What was drawn before goes with a frame, if it goes.
  await page.waitForTimeout(500);
  await expectMarked(page, '史根治');
});

it('a paragraph that has been in a frame and back has its marks where they belong', async () => {
  await browser.open(`${PAPER}room.html`, `<!doctype html><meta charset="utf-8"><body>${PROSE}</body>`);
  const page = await open(
    'there-and-back',
    `<div id="home"><p id="at">${NAME}</p></div><iframe id="frame" src="room.html" width="500" height="200"></iframe>`,
  );
  await expectMarked(page, '史根治');
  await page.evaluate(() => {
    const at = document.querySelector('#at')!;
    document.querySelector<HTMLIFrameElement>('#frame')!.contentDocument!.body.append(at);
  });
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    const { body } = document.querySelector<HTMLIFrameElement>('#frame')!.contentDocument!;
    (body.lastElementChild!.firstChild as Text).data = '这一天下午许昌的市长刘涛到场。';
  });
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    const { body } = document.querySelector<HTMLIFrameElement>('#frame')!.contentDocument!;
    document.querySelector('#home')!.append(body.lastElementChild!);
  });
  await expectMarked(page, '刘涛');
  await expect.poll(async () => (await surfacesOf(page)).filter((text) => !/^(?:刘涛|许昌)/.test(text))).toEqual([]);
});

it.each([
  ['children', '<form style="position:absolute;top:300px"><input name="children">市长刘涛出席。</form>'],
  [
    'getBoundingClientRect',
    '<form style="position:absolute;top:300px"><input name="getBoundingClientRect">市长刘涛出席。</form>',
  ],
  ['getClientRects', '<form style="display:contents"><input name="getClientRects">市长刘涛出席。</form>'],
])('a form with a field called %s hides neither its own text nor the page’s', async (name, form) => {
  const page = await open(name, `<p>${NAME}</p>${form}`);
  await expectMarked(page, '史根治', '刘涛');
  expect(browser.errorsOf(page)).toEqual([]);
});
