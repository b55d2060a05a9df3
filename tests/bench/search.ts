/**
 * `npm run bench:search [-- --counts shipped,1000,10000,100000 --popup 10000 --flexsearch DIR]`: our search beside MiniSearch, FlexSearch
 * and a plain scan, in Chromium, on the knowledge base filled up with made-up entities. FlexSearch is no dependency:
 * it takes part where its package lies in DIR (npm install flexsearch@0.8).
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import os from 'node:os';
import { launch } from '../e2e/extension';
import { ROOT } from '../../scripts/run';
import type { Manifest, Pack } from '../../lib/kb/pack';
import type { Asked, Measured, Task } from './search/measure';
import { loadPlaces } from './search/places';
import { measurePopup } from './search/popup';

declare const bench: typeof import('./search/measure');

const { values } = parseArgs({
  options: {
    counts: { type: 'string', default: 'shipped,1000,10000,100000' },
    only: { type: 'string', default: 'ours,scan,MiniSearch,FlexSearch' },
    popup: { type: 'string', default: 'shipped,10000' },
    runs: { type: 'string', default: '15' },
    flexsearch: { type: 'string', default: path.join(ROOT, 'node_modules', 'flexsearch') },
  },
});

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'search', 'measure.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bench',
    target: 'chrome128',
    tsconfigRaw: {},
  });
  return `${outputFiles[0]!.text};globalThis.bench = bench;`;
}

/** What is shipped, as one. */
function readPacks(): Pick<Pack, 'entities' | 'places'> {
  const kb = path.join(ROOT, 'assets', 'public', 'kb');
  const { packs } = JSON.parse(readFileSync(path.join(kb, 'manifest.json'), 'utf8')) as Manifest;
  const all = packs.map(({ id }) => JSON.parse(readFileSync(path.join(kb, id, 'pack.json'), 'utf8')) as Pack);
  return {
    entities: all.flatMap(({ entities }) => entities),
    places: Object.assign({}, ...all.map(({ places }) => places)) as Pack['places'],
  };
}

const ms = (value: number | null) => (value === null ? '–' : value < 10 ? value.toFixed(1) : value.toFixed(0));
function printRow({
  name,
  count,
  build,
  size,
  load,
  read,
  median,
  p95,
  worst,
  worstQuery,
  slips,
  first,
  three,
}: Measured): void {
  const mb = size === null ? '–' : (size / 1e6).toFixed(1);
  const cells = [String(count), ms(build), mb, ms(load), ms(read), ms(median), ms(p95), ms(slips), ms(worst)];
  const quality = [first, three].map((share) => (100 * share).toFixed(1).padStart(7)).join('');
  console.log(`${name.padEnd(12)}${cells.map((cell) => cell.padStart(9)).join('')}${quality}   ${worstQuery}`);
}

const pack = readPacks();
const toCount = (text: string): number => (text === 'shipped' ? pack.entities.length : Number(text));
const queries = JSON.parse(readFileSync(path.join(ROOT, 'tests', 'eval', 'search.json'), 'utf8')) as Asked[];
const flex = path.join(values.flexsearch, 'dist', 'flexsearch.bundle.min.js');
const browser = await launch();
try {
  const page = browser.console;
  await page.evaluate(`globalThis.__name = (f) => f; ${await bundle()}`);
  if (existsSync(flex)) await page.evaluate(readFileSync(flex, 'utf8'));
  const task: Omit<Task, 'count'> = { entities: pack.entities, places: loadPlaces(), packPlaces: pack.places, queries };
  await page.evaluate((task) => void Object.assign(globalThis, { task }), task);
  console.log(
    `${queries.length} queries; ms, MB, %. The machine's load is ${os.loadavg()[0]!.toFixed(1)} on ${os.cpus().length} cores.`,
  );
  console.log(
    `${''.padEnd(12)}${['entities', 'build', 'size', 'load', 'of it get', 'median', 'p95', 'slip p95', 'worst'].map((h) => h.padStart(9)).join('')}  first  three`,
  );
  for (const count of values.counts.split(',').map(toCount))
    for (const name of values.only.split(',')) {
      const measured = await page.evaluate(
        ({ name, count }) =>
          bench.measure(name, { ...(globalThis as unknown as { task: Omit<Task, 'count'> }).task, count }),
        { name, count },
      );
      if (measured) printRow(measured);
    }
  const median = (times: number[]) => [...times].sort((a, b) => a - b)[times.length >> 1]!;
  const spread = (times: number[]) => `median ${ms(median(times))}, best ${ms(Math.min(...times))}`;
  for (const count of values.popup.split(',').filter(Boolean).map(toCount)) {
    const { focused, answered, bare } = await measurePopup(browser, { ...task, count }, Number(values.runs));
    console.log(
      `popup at ${count}: box focused ${spread(focused)}; answers ${spread(answered)}; a bare page ${spread(bare)} (load ${os.loadavg()[0]!.toFixed(1)})`,
    );
  }
} finally {
  await browser.close();
}
