import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { borrow } from './borrow';
import type { TestBrowser } from './extension';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

describe('an entity’s page', () => {
  it('of an official: names, offices with attested days, sources', async () => {
    const page = await browser.openInner('library.html#/official/shi-genzhi');
    await page.getByRole('heading', { name: '史根治' }).first().waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('Shǐ Gēnzhì');
    expect(text).toContain('中共许昌市委书记');
    expect(text).toContain('2022');
    expect(text).toContain('许昌日报');
    expect(browser.errorsOf(page)).toEqual([]);
  });

  it('of a body: full name and office holders, each a way on', async () => {
    const page = await browser.openInner('library.html#/body/xuchang-shiwei');
    await page
      .getByRole('heading', { name: '许昌市委' })
      .or(page.getByRole('heading', { name: '许昌市委员会' }))
      .first()
      .waitFor();
    await page.locator('main').getByRole('link', { name: '史根治' }).first().click();
    await page.waitForURL(/#\/official\/shi-genzhi$/);
    await page.getByRole('heading', { name: '史根治' }).first().waitFor();
  });

  it('of a slogan that counts: its parts', async () => {
    const page = await browser.openInner('library.html#/slogan/si-zao');
    await page.getByRole('heading', { name: '四早' }).first().waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('早发现');
    expect(text).toContain('早隔离');
  });

  it('that does not exist says so', async () => {
    const page = await browser.openInner('library.html#/official/nobody-at-all');
    await page.getByText('No such entry').first().waitFor();
  });
});

describe('the lists', () => {
  it.each([
    ['Officials', '楼阳生'],
    ['Bodies', '许昌'],
    ['Slogans', '动态清零'],
  ])('%s lead to entities', async (section, name) => {
    const page = await browser.openInner('library.html');
    await page.getByRole('link', { name: section }).first().click();
    await page.locator('main').getByRole('link', { name }).first().waitFor();
    expect(browser.errorsOf(page)).toEqual([]);
  });

  it('are searched as the popup is: marked, best first, by keys alone', async () => {
    const page = await browser.openInner('library.html#/officials');
    const box = page.getByRole('searchbox');
    await box.fill('lys');
    const first = page.locator('main a.entry').first();
    await first.getByText('楼阳生').waitFor();
    expect((await first.locator('mark').allInnerTexts()).join('')).toBe('LYs');
    await box.press('ArrowDown');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('href')))
      .toContain('lou-yangsheng');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.press('Escape');
    expect(await box.inputValue()).toBe('');
    await box.fill('许昌市长');
    await page.locator('main a.entry').first().getByText('刘涛').waitFor();
    await box.press('Enter');
    await page.waitForURL(/#\/official\/liu-tao$/);
  });
});
