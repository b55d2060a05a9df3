/** Bodies that no list holds: the article names one, the card and the library compose it. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { clickInCard, readCard } from '../../scripts/card';
import { hoverMention } from '../../scripts/mentions';
import { borrow } from './borrow';
import type { TestBrowser } from './extension';
import { expectMarked } from './surfaces';

const ZUZHIBU = '成都市委组织部';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

async function openArticle(): Promise<Page> {
  const page = await browser.openFixture('chengdu');
  await browser.waitForReport(page);
  await expectMarked(page, ZUZHIBU);
  return page;
}
const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

describe('the card of a body named by rule', () => {
  it('says what it is, and that no source stands behind it', async () => {
    const page = await openArticle();
    await hoverMention(page, ZUZHIBU);
    const text = await readCard(page, `中共${ZUZHIBU}`);
    expect(text).toMatch(/zǔzhībù/i);
    expect(text).toMatch(/Organi[sz]ation Department/);
    expect(text).toContain('Jiazhu’s own explanation');
    expect(text).toContain('it names 成都市');
    expect(text).toContain('Named by rule');
    expect(text).not.toContain('Source ');
  });

  it('says the same after the worker has slept', async () => {
    const page = await openArticle();
    await browser.killWorker();
    await hoverMention(page, ZUZHIBU);
    await readCard(page, 'Named by rule');
  });

  it('leads to its page in the library', async () => {
    const page = await openArticle();
    await hoverMention(page, ZUZHIBU);
    await readCard(page, `中共${ZUZHIBU}`);
    const opened = browser.context.waitForEvent('page');
    await clickInCard(page, 'Open');
    const library = await opened;
    await library.waitForURL(`chrome-extension://${browser.id}/library.html#/body/cn-510100/zuzhibu`);
    await titled(library, `中共${ZUZHIBU}`);
  });
});

describe('the library’s page of a body named by rule', () => {
  it('has its facts, and ways up and down, to listed bodies too', async () => {
    const page = await browser.openInner('library.html#/body/cn-510100/zuzhibu');
    await titled(page, `中共${ZUZHIBU}`);
    const main = page.locator('main');
    const text = await main.innerText();
    expect(text).toContain('成都市');
    expect(text).toContain('Municipal');
    expect(text).toContain('Named by rule');
    for (const parent of ['中国共产党成都市委员会', '中国共产党四川省委员会', '中国共产党中央委员会']) {
      await main.getByRole('link', { name: parent }).first().click();
      await titled(page, parent);
    }
    await page.goBack();
    await page.goBack();
    await titled(page, '中国共产党成都市委员会');
    await main.getByRole('link', { name: `中共${ZUZHIBU}` }).click();
    await titled(page, `中共${ZUZHIBU}`);
    expect(browser.errorsOf(page)).toEqual([]);
  });

  it('is the listed body’s, where a list has it', async () => {
    const page = await browser.openInner('library.html#/body/cn-411000/dangwei');
    await titled(page, '中国共产党许昌市委员会');
    await page.locator('main').getByRole('link', { name: '史根治' }).first().waitFor();
  });

  it.each(['cn-510100/no-such', 'cn-999999/dangwei', 'cn-510100/constructor', 'cn-410101/dangwei'])(
    'of %s says that there is no such entry',
    async (key) => {
      const page = await browser.openInner(`library.html#/body/${key}`);
      await page.getByText('No such entry').first().waitFor();
      expect(browser.errorsOf(page)).toEqual([]);
    },
  );
});

it('the popup lists it, by its name and pinyin, and goes to its mentions', async () => {
  const popup = await browser.openPopup(await openArticle());
  try {
    await popup.waitForText(/中共成都市委组织部[\s\S]*Organi[sz]ation Department/);
    await popup.click(`中共${ZUZHIBU}`);
    await popup.waitForText(/1 of 2/);
  } finally {
    await popup.close();
  }
});
