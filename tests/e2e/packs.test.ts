/** Packs in the built extension: files on the disk, the real database, pages that are open. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { PackFile } from '../../lib/kb/packs/format';
import { makePack } from '../../scripts/sample-packs';
import { badPacks, examplePack, HTML, htmlPack } from '../fixtures/bad-packs';
import { borrow } from './borrow';
import { PAPER, readFixture, type TestBrowser } from './extension';
import { readPacks } from './stored-packs';
import { dumpAll, giveFile, importPack, tryPacks, withoutTimes } from './packs';

/** Only in what runs in the browser. */
declare const chrome: Browser;

let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  browser = await borrow();
  const first = await browser.openInner('library.html');
  await first.getByRole('heading', { level: 1 }).waitFor();
});
beforeEach(async () => {
  page = await browser.openInner('library.html#/packs');
  await page.getByRole('heading', { level: 1, name: 'Packs' }).waitFor();
});
afterEach(async () => {
  await browser.closePages();
  await removeImported();
});

async function removeImported(): Promise<void> {
  if ((await readPacks(browser)).every(({ origin }) => origin !== 'imported')) return;
  const library = await browser.openInner('library.html#/packs');
  await library.getByRole('heading', { level: 1, name: 'Packs' }).waitFor();
  const buttons = library.getByRole('button', { name: /^Remove:/ });
  for (let left = await buttons.count(); left > 0; left--) {
    await buttons.first().click();
    await expect.poll(() => buttons.count()).toBe(left - 1);
  }
  await library.close();
}

const example = examplePack();
const rowOf = (id: string) => page.locator(`[data-pack="${id}"]`);
const isShown = (text: string) => page.getByText(text).first().waitFor();
/** The example with another mayor, without the slogan, and with one more. */
function changed(): PackFile {
  const pack = examplePack();
  pack.version = '2026.2';
  const mayor = pack.entities.find(({ id }) => id === 'official:example-tao-wenjin')!;
  mayor.gloss.zh = '虚构人物，前任市长。';
  const slogan = pack.entities.findIndex(({ type }) => type === 'slogan');
  pack.entities[slogan] = { ...pack.entities[slogan]!, id: 'slogan:example-other', name: '渡口新政' };
  return pack;
}

describe('import', () => {
  it('shows what is in the file, and writes nothing before it is told to', async () => {
    const before = await dumpAll(browser);
    await giveFile(page, example);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Example: Peach Blossom Spring' }).waitFor();
    const text = await dialog.innerText();
    for (const part of ['CC0-1.0', '4 entries', '2 sources', 'A made-up town', '陶问津', 'packs.example'])
      expect(text).toContain(part);
    expect(await dumpAll(browser)).toEqual(before);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await dumpAll(browser)).toEqual(before);
  });

  it('brings entries that are listed, have a page with their sources, and are found by search', async () => {
    await importPack(page, example);
    await rowOf(example.id).getByText('4 entries · 2 sources · CC0-1.0').waitFor();
    await page.goto(page.url().replace(/#.*/, '#/official/example-tao-wenjin'));
    await isShown('Mayor of Peach Blossom Spring');
    const text = await page.locator('main').innerText();
    for (const part of [
      '陶问津',
      '市长陶问津主持会议',
      '市政府召开桃林保护会议',
      '桃花源市',
      '桃林三不问',
      `in the words of “${example.name.en}”`,
    ])
      expect(text).toContain(part);
    await page.goto(page.url().replace(/#.*/, '#/officials'));
    await page.getByRole('link', { name: /陶问津/ }).waitFor();
    expect(browser.errorsOf(page)).toEqual([]);
  });

  it('updates: says what is new, changed, the same and gone, and makes it so', async () => {
    await importPack(page, example);
    await rowOf(example.id)
      .getByRole('button', { name: /^Update/ })
      .click();
    await giveFile(page, changed());
    await isShown('Replaces version 2026.1');
    const rows = await page.locator('.hl-plan tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s+/).slice(0, 3).join(' '))).toEqual([
      'New 1 will',
      'Changed 1 will',
      'The same 2',
      'Gone 1 are',
    ]);
    await page.getByRole('button', { name: 'Update', exact: true }).click();
    await isShown('1 new, 1 changed, 1 removed');
    const { jiazhu } = await dumpAll(browser);
    const { sources, entities } = changed();
    const chunks = jiazhu!.entityChunks as { pack: string; ids: string[] }[];
    expect(chunks.find(({ pack }) => pack === example.id)?.ids).toEqual(entities.map(({ id }) => id));
    expect((jiazhu!.packs as { id: string }[]).find(({ id }) => id === example.id)).toMatchObject({
      version: '2026.2',
      count: entities.length,
      sources: sources.map((source) => ({ ...source, id: `${example.id}/${source.id}` })),
    });
  });

  it('says so where the file is the pack that is here, and where it is another', async () => {
    await importPack(page, example);
    await rowOf(example.id)
      .getByRole('button', { name: /^Update/ })
      .click();
    await giveFile(page, example);
    await isShown('This is the pack as you have it');
    expect(await page.getByRole('button', { name: 'Update', exact: true }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await giveFile(page, makePack(20));
    await isShown('This is another pack (sample)');
  });

  it('takes a file that is dropped', async () => {
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.json'));
      document.querySelector('.hl-drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    }, JSON.stringify(example));
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
  });

  it('leaves what a shipped pack says to that pack, and says so', async () => {
    const pack = examplePack();
    pack.entities.push({
      ...pack.entities.find(({ type }) => type === 'official')!,
      id: 'official:shi-genzhi',
      name: '史根治',
    });
    await giveFile(page, pack);
    await page
      .locator('.hl-plan tr', { hasText: 'Already there' })
      .getByText(/史根治 in “Henan 2021–22”/)
      .waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await isShown('is imported');
    await page.locator('.button-main').click();
    await rowOf(example.id).getByText('1 of its entries is in an earlier pack').waitFor();
    await page.goto(page.url().replace(/#.*/, '#/official/shi-genzhi'));
    await isShown('Secretary');
    expect(await page.locator('main').innerText()).not.toContain('Peach Blossom');
  });

  it('can be cancelled while it reads and while it writes: nothing is kept', async () => {
    // Large enough that a fast machine does not come first.
    const large = JSON.stringify(makePack(60_000));
    const before = await dumpAll(browser);
    await giveFile(page, large);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await isShown('Cancelled. Nothing was changed.');
    expect(await dumpAll(browser)).toEqual(before);

    await giveFile(page, large);
    await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 60_000 });
    await page.getByText(/^Writing: [1-9]/).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await isShown('Cancelled. Nothing was changed.');
    expect(await dumpAll(browser)).toEqual(before);
  }, 180_000);

  it('shows HTML in every field as text', async () => {
    const pack = htmlPack();
    await giveFile(page, pack);
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain(HTML);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await isShown('is imported');
    for (const at of ['packs', 'officials', 'bodies', 'slogans', ...pack.entities.map((e) => e.id.replace(':', '/'))]) {
      await page.goto(page.url().replace(/#.*/, `#/${at}`));
      await isShown('<img src=x');
      expect(await page.locator('main img, main script, footer script, footer img').count(), at).toBe(0);
    }
    expect(browser.errorsOf(page)).toEqual([]);
  });
});

describe('what is wrong', () => {
  it('is told with entry and field, and what was kept', async () => {
    const pack = examplePack();
    const mayor = pack.entities.find(({ type }) => type === 'official')!;
    Object.assign(mayor, { ambiguity: 'very' });
    await giveFile(page, pack);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    const text = await alert.innerText();
    expect(text).toContain('Entry official:example-tao-wenjin (entities[2]), field ambiguity');
    expect(text).toContain('It can only be one of these: low, medium, high');
    expect(text).toContain('Nothing was changed');
    await giveFile(page, JSON.stringify(example).slice(0, 900));
    await expect.poll(() => alert.innerText()).toContain('The file ends in the middle');
    await giveFile(page, JSON.stringify({ ...example, id: 'henan-2021-22' }));
    await expect.poll(() => alert.innerText()).toContain('belongs to Jiazhu itself');
    await giveFile(page, example);
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
  });

  it('is refused or taken whole, pack by pack; when it is refused, every table is as it was', async () => {
    // Of the many each fifth; all of them are read in the unit tests, and tried here by `npm run soak -- --packs`.
    const packs = badPacks().filter((_, i) => i % 5 === 0);
    let [taken, refused] = [0, 0];
    for (let at = 0; at < packs.length; at += 50) {
      const some = packs.slice(at, at + 50);
      const trials = await tryPacks(browser, some.map(({ text }) => text)); // prettier-ignore
      trials.forEach(({ outcome, isAsBefore }, i) => {
        const { name } = some[i]!;
        expect(isAsBefore, name).toBe(true);
        if (typeof outcome === 'number') taken++;
        else {
          refused++;
          expect(outcome, name).toBe('PackFileError');
        }
      });
    }
    expect(refused).toBeGreaterThan(200);
    expect(taken).toBeGreaterThan(20);
  }, 600_000);
});

describe('removal', () => {
  it('takes the pack and nothing else, and can be taken back', async () => {
    const before = await dumpAll(browser);
    await importPack(page, example);
    await expect.poll(() => rowOf(example.id).isVisible()).toBe(true);
    const imported = await dumpAll(browser);
    await rowOf(example.id)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await isShown('was removed. What you have written yourself stays.');
    expect(await dumpAll(browser)).toEqual(before);
    await page.getByRole('button', { name: /Undo/ }).click();
    await rowOf(example.id).waitFor();
    expect(await dumpAll(browser)).toEqual(imported);
  });
});

describe('export', () => {
  it('of an imported pack is the file that came in, and comes in as it was', async () => {
    await importPack(page, example);
    const before = withoutTimes(await dumpAll(browser));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      rowOf(example.id).getByRole('button', { name: /^Save/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('example-peach-blossom-spring-2026.1.json');
    const text = readFileSync(await download.path(), 'utf8');
    const { $schema: _, ...expected } = example;
    expect(JSON.parse(text)).toEqual(expected);
    await rowOf(example.id)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await rowOf(example.id).waitFor({ state: 'detached' });
    await importPack(page, text);
    await rowOf(example.id).waitFor();
    const strip = (dump: unknown) => JSON.stringify(dump).replace(/"importedAt":\d+/g, '');
    expect(strip(withoutTimes(await dumpAll(browser)))).toBe(strip(before));
  });
});

describe('pages that are open', () => {
  it('follow within a second: marks come with the pack and go with it', async () => {
    const article = await browser.open(
      `${PAPER}peach.html`,
      readFixture('passages').replace('</p>', '</p><p>桃花源市市长陶问津主持会议，许昌市委书记史根治出席。</p>'),
    );
    const found = async () => (await browser.waitForReport(article)).found.map(({ name }) => name);
    expect(await found()).not.toContain('陶问津');
    await importPack(page, example);
    const start = Date.now();
    await expect.poll(found, { interval: 30 }).toContain('陶问津');
    expect(Date.now() - start).toBeLessThan(1000);
    await rowOf(example.id)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await isShown('was removed');
    await expect.poll(found, { interval: 30 }).not.toContain('陶问津');
    expect(await browser.console.evaluate(() => chrome.runtime.id.length)).toBeGreaterThan(0);
  });
});
