/** Databases that past versions have left, and one that a newer version has: see tests/fixtures/databases/README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { EntrySchema, type Entry } from '../../lib/core/model/entry';
import { HighlightSchema, type Highlight } from '../../lib/core/model/highlight';
import type { EntityChunkRow, PackRow } from '../../lib/kb/database';
import { ReadingSchema, type Reading } from '../../lib/core/model/reading';
import type { HighlightRow } from '../../lib/kb/own-database';
import { clickInCard, readCard } from '../../scripts/card';
import { readDatabase, writeDatabase, type DatabaseCopy } from '../../scripts/database-copy';
import { selectText } from '../../scripts/selecting';
import { borrow } from './borrow';
import { PAPER, readFixture, type TestBrowser } from './extension';
import { textsOn } from './keeping';

/** Only in what runs in the browser. */
declare const chrome: Browser;

const FOLDER = path.join(import.meta.dirname, '..', 'fixtures', 'databases');
const versionsOf = (name: string): string[] =>
  readdirSync(FOLDER)
    .filter((file) => new RegExp(`^${name}-\\d+\\.json$`).test(file))
    .sort();
const readCopy = (file: string) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as DatabaseCopy;
const rowsOf = (copy: DatabaseCopy, store: string) => copy.stores.find(({ name }) => name === store)?.rows ?? [];

let browser: TestBrowser;

/** A fresh install that has this database, as if none of our code of today had run in it. */
async function startWith(copy: DatabaseCopy): Promise<void> {
  browser = await borrow();
  // The worker has it open since it was installed.
  while ((await browser.askBackground('seeding')).state !== 'ready') await new Promise((r) => setTimeout(r, 100));
  await browser.killWorker();
  await writeDatabase(browser.console, copy);
  expect(await readDatabase(browser.console, copy.name)).toEqual(copy);
}

it.each(versionsOf('jiazhu-own'))('%s: every highlight is there, can be changed, and others beside it', async (file) => {
  const copy = readCopy(file);
  await startWith(copy);
  const before = rowsOf(copy, 'highlights') as HighlightRow[];
  expect(before.length).toBeGreaterThan(2);
  for (const { addresses: _, entityIds: __, ...highlight } of before) {
    const found = await browser.askBackground('highlight', highlight.id);
    expect(found).toEqual(highlight);
    expect(v.is(HighlightSchema, found)).toBe(true);
  }
  // On its page, by the index of addresses; what is in the bin is not drawn.
  const { url } = before[0]!.page;
  const text = before.map(({ quote }) => `${quote.prefix}${quote.exact}${quote.suffix}`).sort((a, b) => b.length - a.length)[0]!;
  const page = await browser.open(url, `<html lang="zh-CN"><body>${text.split('\n').map((line) => `<p>${line}</p>`).join('')}</body></html>`);
  // The trace in storage, which lets the reader in, is not of this database.
  await browser.waitForReport(page, 3000).catch(() => undefined);
  await browser.askBackground('changeHighlight', { id: before[0]!.id, revision: before[0]!.revision, note: '今天的' });
  const kept = before.filter((row) => row.deleted === undefined);
  const changed = rowsOf(await readDatabase(browser.console, copy.name), 'highlights') as Highlight[];
  expect(changed.find(({ id }) => id === before[0]!.id)).toMatchObject({ note: '今天的', revision: before[0]!.revision + 1 });
  expect(changed.filter(({ deleted }) => deleted === undefined)).toHaveLength(kept.length);
  expect(changed).toHaveLength(before.length);
  // Own entries and choices, where the version had them, are listed by today's library.
  const own = rowsOf(copy, 'entries') as Entry[];
  for (const entry of own) expect(v.is(EntrySchema, entry)).toBe(true);
  const library = await browser.openInner('library.html#/own');
  const named = own.find(({ entity }) => entity !== undefined);
  if (named) await expect.poll(() => library.locator('.own-list').innerText()).toContain(named.entity!.name);
  await library.goto(`chrome-extension://${browser.id}/library.html#/own/choices`);
  await expect.poll(() => library.locator('.own-list li').count()).toBe(rowsOf(copy, 'choices').length);
}); // prettier-ignore

it.each(versionsOf('jiazhu-readings'))('%s: every page is in the log, and goes with it', async (file) => {
  const copy = readCopy(file);
  await startWith(copy);
  const before = rowsOf(copy, 'pages') as Reading[];
  expect(before.length).toBeGreaterThan(1);
  for (const reading of before) expect(v.is(ReadingSchema, reading)).toBe(true);
  const library = await browser.openInner('library.html#/readings');
  await expect.poll(() => library.locator('.log-title').allInnerTexts()).toEqual(before.sort((a, b) => (a.last < b.last ? 1 : -1)).map(({ title }) => title));
  await library.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(async () => rowsOf(await readDatabase(browser.console, copy.name), 'pages')).toEqual([]);
}); // prettier-ignore

it.each(versionsOf('jiazhu'))('%s: what is the reader’s answers, beside what is shipped today', async (file) => {
  const copy = readCopy(file);
  await startWith(copy);
  const packs = rowsOf(copy, 'packs') as PackRow[];
  const chunks = rowsOf(copy, 'entityChunks') as EntityChunkRow[];
  const hidden = packs.flatMap((row) => row.hidden ?? []);
  await expect.poll(() => browser.askBackground('seeding'), { timeout: 20_000 }).toMatchObject({ state: 'ready' });
  const after = rowsOf(await readDatabase(browser.console, 'jiazhu'), 'packs') as PackRow[];
  for (const { id, origin = 'shipped' } of packs) {
    const isKept = origin !== 'shipped';
    expect(after.some((pack) => pack.id === id)).toBe(isKept);
    for (const entity of chunks.filter((chunk) => chunk.pack === id).flatMap(({ entities }) => entities)) {
      const view = await browser.askBackground('card', entity.id);
      if (isKept && !hidden.includes(entity.id)) expect(view?.entity).toMatchObject(entity);
      else expect(view).toBeNull();
    }
  }
  const kept = packs.filter(({ origin = 'shipped' }) => origin !== 'shipped').map(({ id }) => id);
  expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining([...kept, 'henan-2021-22']));

  // The gazetteers that were compiled then are read on pages, and search knows them beside those of today.
  const text = '许昌市委书记史根治说，桃花源市市长陶问津主持会议。'.repeat(3);
  const page = await browser.open('https://www.liulin.example/a.html', `<html lang="zh-CN"><body><p>${text}</p></body></html>`);
  const found = (await browser.waitForReport(page)).found.map(({ id }) => id);
  const names = ['official:shi-genzhi', ...(kept.includes('example-peach-blossom-spring') ? ['official:example-tao-wenjin'] : [])];
  expect(found).toEqual(expect.arrayContaining(names));
  const library = await browser.openInner('library.html#/officials');
  for (const [query, answer] of [['shigenzhi', '史根治'], ...(names.length > 1 ? [['taowenjin', '陶问津']] : [])] as const) {
    await library.getByRole('searchbox').fill(query);
    await library.locator('.entries-found').getByText(answer, { exact: true }).first().waitFor();
  }
}, 90_000); // prettier-ignore

it('an index that search of today cannot read is made anew, of imported packs too', async () => {
  const copy = readCopy(versionsOf('jiazhu').at(-1)!);
  const stores = copy.stores.map((store) => ({
    ...store,
    ...(store.name === 'searchIndexes' && { rows: store.rows.map((row) => ({ ...(row as object), format: 0 })) }),
  }));
  await startWith({ ...copy, stores });
  await expect.poll(() => browser.askBackground('seeding'), { timeout: 20_000 }).toMatchObject({ state: 'ready' });
  const library = await browser.openInner('library.html#/officials');
  await library.getByRole('searchbox').fill('taowenjin');
  await library.locator('.entries-found').getByText('陶问津', { exact: true }).waitFor();
});

it('a database of a newer version is refused with the reason, and not touched', async () => {
  const copy = readCopy(versionsOf('jiazhu-own').at(-1)!);
  // As a version to come may leave it: raised, with a store more, and one index that is not there any more.
  const newer: DatabaseCopy = {
    ...copy,
    version: copy.version + 10,
    stores: [
      ...copy.stores.map((store) => ({ ...store, indexes: store.indexes.filter(({ name }) => name !== 'color') })),
      { name: 'things', keyPath: 'id', autoIncrement: false, indexes: [], rows: [{ id: 'a', of: ['b'] }] },
    ],
  };
  await startWith(newer);
  const [row] = rowsOf(newer, 'highlights') as HighlightRow[];
  const page = await browser.open(`${PAPER}newer.html`, readFixture('passages'));
  await browser.waitForReport(page);
  await selectText(page, '水声就是收成');
  await readCard(page, 'Save');
  await clickInCard(page, 'Save');
  expect(await readCard(page, 'Not saved')).toContain('a newer version of Jiazhu has written the database');
  // Again, since a database that failed to open once must not be opened in another way then.
  await clickInCard(page, 'Try again');
  expect(await readCard(page, 'Not saved')).toContain('a newer version of Jiazhu has written the database');
  expect(await textsOn(page)).toEqual([]);
  expect(await browser.askBackground('changeHighlight', { id: row!.id, revision: row!.revision, note: 'x' })).toMatchObject({ state: 'failed', failure: 'newer' });
  await expect(browser.askBackground('highlight', row!.id)).rejects.toThrow(/newer version/);
  await browser.killWorker();
  expect(await readDatabase(browser.console, newer.name)).toEqual(newer);
  // And the count that stands for it is not taken for an emptied database.
  expect(await browser.console.evaluate(async () => (await chrome.storage.local.get('highlightsKept')).highlightsKept ?? 0)).toBe(0);
}); // prettier-ignore
