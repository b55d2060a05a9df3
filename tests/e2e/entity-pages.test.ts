/** The library's pages of officials, bodies and slogans: every fact with its citation, every relation a way on. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeHighlights } from '../../scripts/sample-highlights';
import { borrow } from './borrow';
import type { TestBrowser } from './extension';
import { inLibrary } from './own';
import { fillHighlights } from '../../scripts/fill-highlights';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(() => browser.closePages());

const open = (at: string) => inLibrary(browser, at);
const section = (page: Page, title: string) => page.getByRole('region', { name: title });
const citation = (page: Page) => page.locator('.popout:popover-open');
/** Opens the citation beside a statement, and what stands in it. */
async function cited(page: Page, control = page.locator('.facts .cite')): Promise<string> {
  await control.first().click();
  return citation(page).innerText();
}
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => document.body.append(document.createElement('textarea')));
  await page.locator('body > textarea').focus();
  await page.keyboard.press('Control+V');
  return page.locator('body > textarea').inputValue();
}

describe('an official', () => {
  it('has the offices as a picture, and in words beneath it', async () => {
    const page = await open('official/shi-genzhi');
    const offices = section(page, 'Offices');
    await offices.getByRole('img', { name: /time line, Mar 2019 – Jan 2025/ }).waitFor();
    await offices.getByText('Closer, the days attested: 6 – 16 May 2022').waitFor();
    await expect.poll(() => offices.locator('svg .time-dot').count()).toBeGreaterThanOrEqual(7);
    await expect
      .poll(() => offices.locator('.offices').innerText())
      .toMatch(/Jul 2021 to Jan 2025; attested 6 – 16 May 2022/);
    expect(browser.errorsOf(page)).toEqual([]);
  });

  it('opens the citation of each day, from the picture and from the list', async () => {
    const page = await open('official/shi-genzhi');
    const rows = section(page, 'Offices').locator('.offices > li').first().locator('.dates > li');
    expect(await rows.count()).toBe(await rows.locator('.cite').count());
    const detail = await cited(page, rows.filter({ hasText: '16 May 2022' }).locator('.cite'));
    expect(detail).toContain('市委书记史根治强调');
    expect(detail).toContain('许昌日报');
    expect(detail).toContain('16 May 2022');
    expect(detail).toContain('concluded from the contents');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Secretary.*: 16 May 2022/ }).click();
    await expect.poll(() => citation(page).innerText()).toContain('市委书记史根治强调');
    expect(page.url()).toMatch(/#\/official\/shi-genzhi$/);
  });

  it('whose terms events began cites the events', async () => {
    const page = await open('official/li-qiang');
    await expect.poll(() => page.locator('.offices').innerText()).toContain('no end known as of Jun 2025');
    const detail = await cited(page, page.locator('.offices .cite'));
    expect(detail).toContain('from 11 Mar 2023');
    expect(detail).toContain('十四届全国人大一次会议');
  });

  it('leads to bodies, slogans and companions, and says where they stand together', async () => {
    const page = await open('official/shi-genzhi');
    await page.locator('.facts').getByRole('link', { name: '中共许昌市委' }).waitFor();
    const companion = section(page, 'Appears with').locator('li', { hasText: '刘涛' });
    expect(await cited(page, companion.locator('.cite'))).toContain('许昌日报');
    await page.keyboard.press('Escape');
    await section(page, 'Slogans used').getByRole('link', { name: '闭环管理' }).first().click();
    await page.waitForURL(/#\/slogan\//);
    await section(page, 'Used by').getByRole('link', { name: '史根治' }).first().waitFor();
  });

  it('named without an office has the days in a picture too', async () => {
    const page = await open('official/ma-zhenglan');
    await expect.poll(() => section(page, 'Other appearances').locator('svg .time-ring').count()).toBeGreaterThan(1);
  });
});

describe('the keyboard', () => {
  it('opens a citation, comes out of it with Escape, and is where it was', async () => {
    const page = await open('body/xuchang-shiwei');
    const control = page.locator('.facts .cite').first();
    await control.focus();
    await page.keyboard.press('Enter');
    await citation(page).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.popout') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => citation(page).count()).toBe(0);
    expect(await control.evaluate((e) => e === document.activeElement)).toBe(true);
  });

  it('goes through a picture with arrows, and past it with Tab', async () => {
    const page = await open('official/shi-genzhi');
    const spots = page.locator('.time-plot').first().locator('.time-spot');
    await spots.first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await spots.nth(1).evaluate((e) => e === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await citation(page).waitFor();
    await page.keyboard.press('Escape');
    expect(await spots.nth(1).evaluate((e) => e === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.time-plot')?.matches(':first-child'))).not.toBe(
      true,
    );
  });
});

describe('a body', () => {
  it('stands in the tree: above, below, beside', async () => {
    const page = await open('body/xuchang-shiwei');
    const tree = section(page, 'Place in the tree');
    const text = await tree.innerText();
    for (const name of [
      '中国共产党河南省委员会',
      '中共许昌市委统一战线工作部',
      '中共许昌市委组织部',
      '中国共产党郑州市委员会',
    ])
      expect(text).toContain(name);
    expect(text.indexOf('中国共产党河南省委员会')).toBeLessThan(text.indexOf('中国共产党许昌市委员会'));
    await tree.getByRole('link', { name: '中国共产党郑州市委员会' }).click();
    await page.waitForURL(/#\/body\/zhengzhou-shiwei$/);
  });

  it('has its office holders with their dates, each cited', async () => {
    const page = await open('body/xuchang-shiwei');
    const holder = section(page, 'Office holders').locator('.holders li', { hasText: '史根治' });
    await expect.poll(() => holder.innerText()).toContain('Jul 2021 to Jan 2025; attested 6 – 16 May 2022');
    expect(await cited(page, holder.locator('.cite'))).toContain('until Jan 2025');
  });

  it('that a rule names has a page with the rule as its citation', async () => {
    const page = await open('body/cn-510100/dangwei');
    for (const row of await page.locator('.facts > div').all()) expect(await row.locator('.cite').count()).toBe(1);
    const rule = await cited(page);
    expect(rule).toContain('Named by rule');
    expect(rule).toContain('中国共产党〔地名〕委员会 + 成都市 → 中国共产党成都市委员会');
    expect(rule).toContain('National institutions');
    await page.keyboard.press('Escape');
    const tree = section(page, 'Place in the tree');
    await tree.getByRole('link', { name: '中国共产党四川省委员会' }).first().waitFor();
    await tree.getByRole('link', { name: '中共四川省委组织部' }).waitFor();
    await tree.getByRole('link', { name: '中共成都市委组织部' }).click();
    await page.waitForURL(/#\/body\/cn-510100\/zuzhibu$/);
    await section(page, 'Place in the tree').getByRole('link', { name: '中共成都市委宣传部' }).waitFor();
    expect(browser.errorsOf(page)).toEqual([]);
  });
});

describe('a slogan', () => {
  it('has wording, literal sense, parts and uses, each cited where it is stated', async () => {
    const page = await open('slogan/si-zao');
    await expect.poll(() => page.locator('.facts').innerText()).toContain('four earlies');
    const part = section(page, 'What it counts').locator('li', { hasText: '早隔离' });
    expect(await cited(page, part.locator('.cite'))).toContain('早发现、早报告、早隔离、早救治');
    await page.keyboard.press('Escape');
    expect(await cited(page, section(page, 'Used by').locator('.cite'))).toContain('郑州日报');
  });

  it('names those that are related, in both directions', async () => {
    const page = await open('slogan/si-zao');
    await section(page, 'Related').getByRole('link', { name: '哨点' }).waitFor();
    await section(page, 'Named as related by').getByRole('link', { name: '关口前移' }).click();
    await section(page, 'Related').getByRole('link', { name: '四早' }).waitFor();
  });

  it('that is a pattern has the listed wordings made on it, and they have the pattern', async () => {
    const page = await open('slogan/pattern-ying-x-jin-x');
    await page.locator('.pattern', { hasText: '应X尽X' }).waitFor();
    await section(page, 'Listed wordings of this pattern').getByRole('link', { name: '应隔尽隔' }).click();
    await section(page, 'Made on the pattern').getByRole('link').first().click();
    await page.waitForURL(/pattern-ying-x-jin-x$/);
  });
});

describe('copying', () => {
  it('takes name, other script, pinyin and English, and says so', async () => {
    const page = await open('official/liu-tao');
    for (const form of ['刘涛', '劉濤', 'Liú Tāo', 'Liu Tao']) {
      await page.getByRole('button', { name: `Copy “${form}”` }).click();
      await page.getByRole('status').getByText(`Copied: ${form}`).waitFor();
    }
    expect(await pasted(page)).toBe('Liu Tao');
  });

  it.each([
    [
      'official/shi-genzhi',
      /^史根治 \(Shi Genzhi\), Secretary .* \(中共许昌市委书记\), Jul 2021 to Jan 2025; attested 6 – 16 May 2022\. Source: “市委书记史根治强调”, 许昌日报, 《.*》, 16 May 2022\.$/,
    ],
    [
      'official/li-qiang',
      /^李强 \(Li Qiang\), Premier .*since 11 Mar 2023 \(no end known as of Jun 2025\)\. Source: First Session .*, from 11 Mar 2023\.$/,
    ],
    ['body/cn-510100/zuzhibu', /^中共成都市委组织部 \(Organisation Department .*\)\. Source: named by rule\.$/],
    ['slogan/si-zao', /^四早 \(the four earlies\)\. Source: “.*”, 郑州日报, /],
  ])('of %s with its citation is one line', async (at, line) => {
    const page = await open(at);
    await page.getByRole('button', { name: 'Copy with citation' }).click();
    await page.getByRole('status').getByText('Copied').waitFor();
    expect(await pasted(page)).toMatch(line);
  });

  it('that the browser forbids says so, and gives the text', async () => {
    const page = await open('official/liu-tao');
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
    });
    await page.getByRole('button', { name: 'Copy “Liu Tao”' }).click();
    await page
      .getByRole('status')
      .getByText(/did not let Jiazhu copy.*Liu Tao/)
      .waitFor();
  });
});

it('all kinds lead to the reader’s own highlights, a body by the id of its rule too', async () => {
  const [highlight] = makeHighlights(1, 1);
  const ids = ['official:shi-genzhi', 'body:xuchang-shiwei', 'slogan:si-zao', 'body:cn-510100/zuzhibu'];
  await fillHighlights(browser, [{ ...highlight!, entities: ids.map((id) => ({ id, name: id })) }]);
  for (const at of ['official/shi-genzhi', 'body/cn-411000/dangwei', 'slogan/si-zao', 'body/cn-510100/zuzhibu']) {
    const page = await open(at);
    await section(page, 'In your highlights').getByText(highlight!.quote.exact.slice(0, 8)).first().waitFor();
    await page.close();
  }
});
