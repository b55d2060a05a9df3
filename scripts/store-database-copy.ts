/**
 * `npx tsx scripts/store-database-copy.ts [DIR]`: stores what the built extension writes today into its databases, as
 * tests/fixtures/databases/NAME-VERSION.json (or into DIR). The rows come the real way, of made-up pages and a made-up
 * pack. A file that is there is not overwritten: a schema that was shipped does not change any more.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compileGazetteer } from '../lib/core/match/gazetteer';
import type * as Store from '../lib/kb/entries/store';
import type * as Import from '../lib/kb/packs/import-pack';
import type * as Readings from '../lib/kb/readings/store';
import type { Manifest, Pack } from '../lib/kb/pack';
import { readDatabase } from './database-copy';
import { BUILT_EXTENSION, launchExtension, type ExtensionBrowser } from './extension-browser';
import { bundle } from './extension-code';
import { requireBrowser } from './find-browser';
import { openIsolatedWorld } from './isolated-world';
import { ROOT } from './run';

/** Modules of ours in the console tab. */
declare const entries: typeof Store;
declare const importing: typeof Import;
declare const readings: typeof Readings;

const DAY = '2021-03-04';
const PACK: Pack = {
  id: 'made-up',
  version: '000000000001',
  name: { en: 'Made up', zh: '杜撰' },
  licence: 'MIT',
  sources: [{ id: 'made-up', kind: 'article', outlet: '柳林日报', title: '柳林镇修渠', date: DAY }],
  places: { cn: '中国' },
  organs: [],
  entities: [
    {
      type: 'official',
      id: 'official:lu-daqu',
      name: '陆大渠',
      traditional: ['陸大渠'],
      pinyin: 'Lù Dàqú',
      ambiguity: 'low',
      place: 'cn',
      gloss: { en: 'Made up for a test.', zh: '为测试杜撰。' },
      offices: [
        {
          title: '渠长',
          name: { en: 'Keeper of the canal', zh: '柳林渠渠长' },
          body: 'body:liulin',
          attested: [{ date: DAY, source: 'made-up', quote: '柳林渠渠长陆大渠' }],
        },
      ],
    },
    {
      type: 'body',
      id: 'body:liulin',
      name: '柳林渠管理所',
      traditional: ['柳林渠管理所'],
      pinyin: 'Liǔlín Qú Guǎnlǐsuǒ',
      en: 'Liulin Canal Office',
      place: 'cn',
      level: 'local',
      kind: 'office',
      parent: null,
      gloss: { en: 'Made up for a test.', zh: '为测试杜撰。' },
      citations: [{ source: 'made-up', quote: '柳林渠管理所' }],
    },
  ],
};

/** A copy of the extension that brings the made-up pack instead of the real one. */
function copyWithPack(folder: string): string {
  const extension = path.join(folder, 'extension');
  cpSync(BUILT_EXTENSION, extension, { recursive: true });
  const at = (name: string) => path.join(extension, 'kb', name);
  const packed = path.join(extension, 'kb', PACK.id);
  rmSync(at(''), { recursive: true });
  mkdirSync(packed, { recursive: true });
  cpSync(path.join(BUILT_EXTENSION, 'kb', 'words.bin'), at('words.bin'));
  const pack = Buffer.from(JSON.stringify(PACK));
  const rows = PACK.entities.flatMap((e) =>
    e.type === 'body' ? [{ type: e.type, id: e.id, name: e.name, place: e.place }] : [],
  );
  const gazetteer = Buffer.from(
    compileGazetteer(rows, [{ form: '柳林渠管理所', row: 0, relative: false }], { 'body:liulin': 0 }),
  );
  const words = readFileSync(at('words.bin'));
  writeFileSync(path.join(packed, 'pack.json'), pack);
  writeFileSync(path.join(packed, 'gazetteer.bin'), gazetteer);
  const hash = (data: Buffer) => createHash('sha256').update(data).digest('hex');
  writeFileSync(
    at('manifest.json'),
    JSON.stringify({
      version: PACK.version,
      packs: [
        {
          id: PACK.id,
          version: PACK.version,
          entities: PACK.entities.length,
          bytes: { pack: pack.length, gazetteer: gazetteer.length },
          sha256: { pack: hash(pack), gazetteer: hash(gazetteer) },
        },
      ],
      words: { bytes: words.length, sha256: hash(words) },
    } satisfies Manifest),
  );
  return extension;
}

/** Three highlights of two pages: plain, with note and tags and another colour, and in the bin. */
async function saveHighlights(browser: ExtensionBrowser): Promise<void> {
  const url = 'https://www.liulin.example/2021/03/04/canal.html?utm_source=feed';
  const text = '柳林镇修渠\n柳林渠管理所的人说，渠修到哪里，水就到哪里。\n去年旱，今年足。';
  await browser.context.route(/^https?:/, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<title>柳林镇修渠</title><p>${text}</p>` }),
  );
  const page = await browser.context.newPage();
  await page.goto(url);
  const world = await openIsolatedWorld(page, browser.id);
  const save = async (quote: string) => {
    const outcome = await world.ask('saveHighlight', {
      url,
      canonical: '/2021/canal',
      text,
      start: text.indexOf(quote),
      end: text.indexOf(quote) + quote.length,
      title: '柳林镇修渠',
      date: DAY,
      color: 'yellow',
      entities: quote.includes('管理所') ? [{ id: 'body:liulin', name: '柳林渠管理所' }] : [],
    });
    if (outcome.state === 'failed') throw new Error(outcome.cause);
    return outcome.highlight.id;
  };
  await save('渠修到哪里，水就到哪里');
  const noted = await save('柳林渠管理所的人说');
  await browser.askBackground('changeHighlight', {
    id: noted,
    revision: 1,
    color: 'green',
    note: '第一行\n第二行 <b>&amp;</b> 𠮷',
    tags: ['水利', 'canal'],
  });
  await browser.askBackground('binHighlight', { id: await save('去年旱'), binned: true });
}

/** A note on a body, another that is hidden, and one of the reader's own; and where somebody is not meant. */
async function addOwn(browser: ExtensionBrowser): Promise<void> {
  await browser.console.evaluate(await bundle('lib/kb/entries/store.ts', 'entries'));
  await browser.console.evaluate(async () => {
    await entries.putEntry('body:liulin', 0, { note: '第一行\n第二行' });
    await entries.putEntry('official:lu-daqu', 0, { hidden: true });
    const source = { id: 'own/2021-03-04', kind: 'own' as const, outlet: '自己', title: null, date: '2021-03-04' };
    await entries.putEntry('slogan:own-0a1b2c3d', 0, {
      entity: {
        type: 'slogan',
        id: 'slogan:own-0a1b2c3d',
        name: '渠到水到',
        kind: 'slogan',
        traditional: ['渠到水到'],
        pinyin: 'Qú dào shuǐ dào',
        en: '渠到水到',
        literal: '渠到水到',
        gloss: { en: 'Where the canal comes, water comes.', zh: 'Where the canal comes, water comes.' },
        category: 'other',
        citations: [{ source: source.id, quote: '渠到水到' }],
      },
      sources: [source],
    });
    await entries.addChoice({
      entity: 'body:liulin',
      name: '柳林渠管理所',
      scope: 'mention',
      site: 'www.liulin.example',
      address: 'https://www.liulin.example/2021/canal',
      quote: {
        type: 'TextQuoteSelector',
        exact: '柳林渠管理所',
        prefix: '',
        suffix: '的人说，渠修到哪里，水就到哪里。',
      },
    });
  });
}

/** The example pack, as a reader's import. */
async function importExample(browser: ExtensionBrowser): Promise<void> {
  await browser.console.evaluate(await bundle('lib/kb/packs/import-pack.ts', 'importing'));
  const text = readFileSync(path.join(ROOT, 'seeds', 'example-pack.json'), 'utf8');
  await browser.console.evaluate(async (text) => {
    await importing.importPack(await importing.planPack(text), text.length);
  }, text);
}

/** Two pages in the reading log, one of them read on two days. */
async function logReadings(browser: ExtensionBrowser): Promise<void> {
  await browser.console.evaluate(await bundle('lib/kb/readings/store.ts', 'readings'));
  await browser.console.evaluate(async () => {
    const canal = { address: 'https://www.liulin.example/2021/03/04/canal.html', title: '柳林镇修渠' };
    const moment = '2021-03-04T05:06:07.089Z';
    await readings.putReadings([
      { ...canal, first: moment, last: '2021-03-05T05:06:07.089Z', times: 2, entities: ['body:liulin'] },
      {
        address: 'https://www.liulin.example/2021/03/05/keeper.html?page=2',
        title: '渠长 <b>𠮷',
        first: moment,
        last: moment,
        times: 1,
        entities: ['official:lu-daqu', 'body:liulin'],
      },
    ]);
  });
}

const out = process.argv[2] ?? path.join(ROOT, 'tests', 'fixtures', 'databases');
const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-databases-'));
const browser = await launchExtension({
  executable: requireBrowser(),
  headless: true,
  extension: copyWithPack(folder),
});
try {
  // tsx names functions by a helper of its own, which is not there in the page.
  await browser.console.evaluate('globalThis.__name = (f) => f');
  while ((await browser.askBackground('seeding')).state !== 'ready') await new Promise((r) => setTimeout(r, 200));
  await saveHighlights(browser);
  await addOwn(browser);
  await importExample(browser);
  await logReadings(browser);
  for (const name of ['jiazhu', 'jiazhu-own', 'jiazhu-readings']) {
    const copy = await readDatabase(browser.console, name);
    const file = path.join(out, `${name}-${copy.version / 10}.json`);
    if (existsSync(file)) {
      console.log(`${file} is there already and stays as it is`);
      continue;
    }
    writeFileSync(file, `${JSON.stringify(copy, null, 2)}\n`);
    console.log(`${file}: ${copy.stores.map((store) => `${store.rows.length} ${store.name}`).join(', ')}`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
