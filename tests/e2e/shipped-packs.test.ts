/** Several shipped packs: what is stored of them, what an update changes, and what they tell on pages. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest, Pack } from '../../lib/kb/pack';
import { readCard } from '../../scripts/card';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { hoverMention } from '../../scripts/mentions';
import { borrow } from './borrow';
import { launch, PAPER, type TestBrowser } from './extension';
import { readPacks } from './stored-packs';
import { expectMarked, surfacesOf } from './surfaces';

const SHIPPED = ['central-leadership', 'henan-2021-22', 'national-institutions'];

let browser: TestBrowser;

const seeded = () =>
  expect.poll(() => browser.askBackground('seeding'), { timeout: 20_000 }).toMatchObject({ state: 'ready' });

describe('an update', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-packs-'));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('stores every pack, replaces those that differ, and takes away those that are gone', async () => {
    const extension = path.join(folder, 'extension');
    const profile = path.join(folder, 'profile');
    cpSync(BUILT_EXTENSION, extension, { recursive: true });
    const kb = (...names: string[]) => path.join(extension, 'kb', ...names);
    const manifest = JSON.parse(readFileSync(kb('manifest.json'), 'utf8')) as Manifest;
    const leaders = manifest.packs.find(({ id }) => id === 'central-leadership')!;

    // An earlier version: with a pack that is not brought any more, and with another version of one.
    const makePack = async (id: string, version: string) => {
      const pack = JSON.parse(readFileSync(path.join(BUILT_EXTENSION, 'kb', leaders.id, 'pack.json'), 'utf8')) as Pack;
      const bytes = Buffer.from(JSON.stringify({ ...pack, id, version, entities: [] }));
      cpSync(path.join(BUILT_EXTENSION, 'kb', leaders.id), kb(id), { recursive: true });
      writeFileSync(kb(id, 'pack.json'), bytes);
      const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
      return {
        ...leaders,
        id,
        version,
        entities: 0,
        bytes: { ...leaders.bytes, pack: bytes.length },
        sha256: { ...leaders.sha256, pack: sha256 },
      };
    };
    const earlier = [await makePack('gone', '1'), await makePack(leaders.id, '0')];
    const others = manifest.packs.filter(({ id }) => id !== leaders.id);
    writeFileSync(kb('manifest.json'), JSON.stringify({ ...manifest, version: '0', packs: [...earlier, ...others] }));
    browser = await launch({ extension, profile });
    await seeded();
    const before = await readShipped();
    expect(before.map(({ id }) => id)).toEqual([leaders.id, 'gone', ...SHIPPED.slice(1)]);
    expect(before.every(({ origin }) => origin === 'shipped')).toBe(true);
    await browser.close();

    cpSync(path.join(BUILT_EXTENSION, 'kb'), kb(), { recursive: true });
    rmSync(kb('gone'), { recursive: true });
    browser = await launch({ extension, profile });
    await seeded();
    const after = await readShipped();
    expect(after.map(({ id }) => id)).toEqual(SHIPPED);
    const byId = (packs: typeof after, id: string) => packs.find((p) => p.id === id);
    expect(byId(after, leaders.id)?.version).toBe(leaders.version);
    // What did not differ was not written again.
    for (const { id } of others) expect(byId(after, id)).toEqual(byId(before, id));
  }, 90_000);
});

/** The reader's own pack is beside them, and none of an update's business. */
const readShipped = async () => (await readPacks(browser)).filter(({ origin }) => origin !== 'own');

/** Enough Chinese text for the gate to see. */
const REST = '\n河边的柳树又绿了一些，船还没有来，渡口的人坐在石阶上说着今年的雨水。'.repeat(6);
const toArticle = (date: string, text: string): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>要闻</title><meta property="article:published_time" content="${date}T08:00:00+08:00"><body><article><h1>要闻</h1>${text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')}</article></body></html>`;

async function openArticle(date: string, text: string, ...marked: string[]) {
  const page = await browser.open(`${PAPER}${date}.html`, toArticle(date, text + REST));
  await browser.waitForReport(page);
  await expectMarked(page, ...marked);
  return page;
}

describe('a leader’s card', () => {
  it('shows the office of the page’s day, cited to the event that began it', async () => {
    browser = await borrow();
    const page = await openArticle('2023-06-01', '国务院总理李强主持召开国务院常务会议，听取夏粮情况的汇报。', '李强');
    await hoverMention(page, '李强');
    const text = await readCard(page, '李强');
    expect(text).toContain('Premier of the State Council');
    expect(text).toContain('国务院总理');
    expect(text).toMatch(
      /since 11 March 2023 \(no end known as of Jun\w* 2025\)|since 11 Mar 2023 \(no end known as of Jun\w* 2025\)/,
    );
    expect(text).toMatch(
      /Event First Session of the 14th National People’s Congress\s*十四届全国人大一次会议, 11 Mar\w* 2023/,
    );
    expect(text).not.toContain('has changed');
    await page.close();

    const earlier = await openArticle(
      '2022-12-01',
      '中共中央政治局常委李强出席会议并讲话，其他代表参加了会议。',
      '李强',
    );
    await hoverMention(earlier, '李强');
    const other = await readCard(earlier, '李强');
    expect(other).toContain('Member of the Standing Committee of the Political Bureau');
    expect(other).not.toContain('Premier of');
    expect(other).toContain('中共二十届一中全会');
  });

  it('says what is not known of an open term on a later page, and the library says the event', async () => {
    browser = await borrow();
    const page = await openArticle('2026-03-01', '国务院总理李强主持召开国务院常务会议，听取春耕情况的汇报。', '李强');
    await hoverMention(page, '李强');
    expect(await readCard(page, '李强')).toContain('It may have changed since');
    const library = await browser.openInner('library.html#/official/li-qiang');
    await library.getByText('十四届全国人大一次会议').first().waitFor();
    const text = await library.locator('body').innerText();
    expect(text).toMatch(/no end known as of Jun\w* 2025/);
    expect(text).toMatch(/Central leadership · version \w+ · MIT · as known in Jun\w* 2025/);
    expect(browser.errorsOf(library)).toEqual([]);
  });
});

describe('common phrases', () => {
  it('are marked once the reader asks for them, and not before', async () => {
    browser = await borrow();
    const text = '许昌市委书记史根治强调，要压实责任，动态清零，第一时间落实应隔尽隔。';
    const page = await openArticle('2022-05-08', text, '史根治', '动态清零', '应隔尽隔');
    expect(await surfacesOf(page)).not.toContain('压实责任');
    const popup = await browser.openPopup(page);
    await popup.waitForText('Common phrases');
    await popup.click('Common phrases');
    await expectMarked(page, '压实责任', '第一时间', '动态清零');
    await popup.click('Common phrases');
    await expect.poll(() => surfacesOf(page)).not.toContain('压实责任');
    await popup.close();
    await page.close();

    // Search knows them all the same.
    const library = await browser.openInner('library.html#/slogan/yashi-zeren');
    await library.getByRole('heading', { name: '压实责任' }).first().waitFor();
    await expect.poll(() => library.locator('main').innerText()).toContain('Phrase');
  });
});
