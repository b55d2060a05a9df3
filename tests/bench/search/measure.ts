/** What runs in the browser: each contender on made-up entities, built, kept, opened, asked. Bundled by `search.ts`. */
import type { Entity } from '../../../lib/core/model/entity';
import { buildSearchIndex } from '../../../lib/kb/search/build-index';
import { toIndexRow } from '../../../lib/kb/search/stored';
import { MINISEARCH, OURS, SCAN, flexSearch, type Contender } from './contenders';
import { makeEntities, type Place } from './entities';

export interface Asked {
  query: string;
  expect: string[];
  class: string;
}

export interface Measured {
  name: string;
  count: number;
  build: number;
  /** Bytes as IndexedDB keeps it, nearly; null where it cannot be kept. */
  size: number | null;
  /** From the asking of IndexedDB until the first query can be asked. */
  load: number | null;
  /** Of which IndexedDB takes so much. */
  read: number | null;
  median: number;
  p95: number;
  worst: number;
  worstQuery: string;
  slips: number;
  first: number;
  three: number;
}

export interface Task {
  entities: readonly Entity[];
  places: readonly Place[];
  packPlaces: Record<string, string>;
  queries: readonly Asked[];
  count: number;
}

/** Each query is timed so often and the best taken: what the machine has to do for it, whatever else it does. */
const TIMES = 5;

export async function measure(name: string, task: Task): Promise<Measured | null> {
  const contender = toContender(name);
  if (!contender || task.count > (contender.most ?? Infinity)) return null;
  const places = new Map([...task.places.map((p) => [p.code, p.name] as const), ...Object.entries(task.packPlaces)]);
  const entities = makeEntities(task.entities, task.places, task.count);
  const start = performance.now();
  const kept = contender.build(entities, places);
  const build = performance.now() - start;
  const { size, load, stored } = await keep(kept);
  const opening = performance.now();
  const find = await contender.open(stored);
  find('louyangsheng');
  const opened = performance.now() - opening;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const times: { query: string; class: string; time: number }[] = [];
  let first = 0;
  let three = 0;
  for (const { query, expect, class: kind } of task.queries) {
    let time = Infinity;
    let found: string[] = [];
    for (let i = 0; i < TIMES; i++) {
      const start = performance.now();
      found = find(query);
      time = Math.min(time, performance.now() - start);
    }
    times.push({ query, class: kind, time });
    const at = found.findIndex((id) => expect.includes(id));
    if (at === 0) first++;
    if (at >= 0 && at < 3) three++;
    await new Promise((resolve) => setTimeout(resolve));
  }
  const sorted = times.sort((a, b) => a.time - b.time);
  const slips = sorted.filter((t) => t.class.startsWith('slip'));
  const at = (list: typeof times, share: number) => list[Math.min(list.length - 1, Math.floor(list.length * share))]!;
  return {
    name,
    count: task.count,
    build,
    size,
    load: load === null ? null : load + opened,
    read: load,
    median: at(sorted, 0.5).time,
    p95: at(sorted, 0.95).time,
    worst: sorted.at(-1)!.time,
    worstQuery: sorted.at(-1)!.query,
    slips: at(slips, 0.95).time,
    first: first / task.queries.length,
    three: three / task.queries.length,
  };
}

function toContender(name: string): Contender | null {
  const flex = (globalThis as { FlexSearch?: Parameters<typeof flexSearch>[0] }).FlexSearch;
  const all = [OURS, SCAN, MINISEARCH, ...(flex ? [flexSearch(flex)] : [])];
  return all.find((contender) => contender.name === name) ?? null;
}

/** Writes it to a database of its own, and reads it as a popup that opens would: after the connection was opened. */
async function keep(kept: unknown): Promise<{ size: number | null; load: number | null; stored: unknown }> {
  const before = (await navigator.storage.estimate()).usage ?? 0;
  const open = () =>
    new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('bench-search', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore('kept');
      asked.onsuccess = () => resolve(asked.result);
    });
  let database = await open();
  try {
    await new Promise<void>((resolve, reject) => {
      const write = database.transaction('kept', 'readwrite');
      write.objectStore('kept').put(kept, 1);
      write.oncomplete = () => resolve();
      write.onabort = () => reject(new Error(String(write.error)));
    });
  } catch {
    database.close();
    return { size: null, load: null, stored: kept };
  }
  database.close();
  const size = ((await navigator.storage.estimate()).usage ?? 0) - before;
  const times: number[] = [];
  let stored: unknown;
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now();
    database = await open();
    stored = await new Promise((resolve) => {
      const asked = database.transaction('kept').objectStore('kept').get(1);
      asked.onsuccess = () => resolve(asked.result);
    });
    times.push(performance.now() - start);
    database.close();
  }
  await new Promise((resolve) => (indexedDB.deleteDatabase('bench-search').onsuccess = resolve));
  return { size, load: times.sort((a, b) => a - b)[TIMES >> 1]!, stored };
}

/** Puts the made-up entities into the extension's own database as one more pack, as an import would. */
export async function fillKnowledgeBase(task: Task): Promise<void> {
  const places = Object.fromEntries(task.places.map(({ code, name }) => [code, name]));
  const entities = makeEntities(task.entities, task.places, task.count).slice(task.entities.length);
  const database = await new Promise<IDBDatabase>((resolve) => {
    const asked = indexedDB.open('jiazhu');
    asked.onsuccess = () => resolve(asked.result);
  });
  const stores = ['packs', 'entityChunks', 'searchIndexes'].filter((name) => database.objectStoreNames.contains(name));
  const index = buildSearchIndex(entities, { places: new Map(Object.entries(places)) });
  const write = database.transaction(stores, 'readwrite');
  write.objectStore('packs').put({
    id: 'bench',
    version: String(task.count),
    origin: 'imported',
    name: { en: 'Bench', zh: '测试' },
    licence: 'MIT',
    sources: [],
    places,
    seededAt: 0,
    count: entities.length,
  });
  for (let n = 0; n * 100 < entities.length; n++) {
    const chunk = entities.slice(n * 100, n * 100 + 100);
    write.objectStore('entityChunks').put({ pack: 'bench', n, ids: chunk.map(({ id }) => id), entities: chunk });
  }
  if (stores.includes('searchIndexes'))
    write.objectStore('searchIndexes').put(toIndexRow('bench', String(task.count), index));
  await new Promise<void>((resolve, reject) => {
    write.oncomplete = () => resolve();
    write.onabort = () => reject(new Error(String(write.error)));
  });
  database.close();
}
