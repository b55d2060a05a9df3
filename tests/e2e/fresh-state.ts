/**
 * Runs in the console tab: all that extension and browser keep, to compare it with what a first run leaves, and to put
 * back of it what readers change. It goes past the extension's own code.
 */
import type { Browser } from 'webextension-polyfill';

/** getContexts is newer than the polyfill's types. */
declare const chrome: Browser & {
  runtime: { getContexts(filter: object): Promise<{ contextType: string }[]> };
};
declare const navigator: Navigator & {
  storageBuckets: { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> };
};

export interface State {
  local: Record<string, unknown>;
  session: Record<string, unknown>;
  permissions: unknown;
  scripts: unknown[];
  /** Popups and side panels, which no list of tabs shows. */
  surfaces: number;
  windows: number;
  databases: string[];
  buckets: string[];
  /** The reader's own tables, and their second copy; each row as JSON. */
  own: Tables;
  copy: Tables;
  /** The knowledge base: of each table the checksum. */
  knowledge: Record<string, string>;
}
type Tables = Record<string, string[]>;

const OWN = 'jiazhu-own';
const COPY = 'jiazhu-own-copy';
const LOG = 'jiazhu-readings';

export async function readState(): Promise<State> {
  const contexts = await chrome.runtime.getContexts({});
  const knowledge = await readTables(indexedDB, 'jiazhu');
  const sums = Object.entries(knowledge).map(
    async ([name, rows]) => [name, await checksum(new TextEncoder().encode(rows.join('\n')))] as const,
  );
  return {
    local: await chrome.storage.local.get(null),
    session: await chrome.storage.session.get(null),
    permissions: await chrome.permissions.getAll(),
    scripts: await chrome.scripting.getRegisteredContentScripts(),
    surfaces: contexts.filter(({ contextType }) => !['TAB', 'BACKGROUND'].includes(contextType)).length,
    windows: (await chrome.windows.getAll()).length,
    databases: (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`).sort(),
    buckets: await navigator.storageBuckets.keys(),
    own: await readTables(indexedDB, OWN),
    copy: await readTables(await copies(), COPY),
    knowledge: Object.fromEntries(await Promise.all(sums)),
  };
}

/** What is left as it is: the knowledge base, permissions, and what follows from the rest. */
export async function putBack({ local, own, copy }: State): Promise<void> {
  for (const popup of chrome.extension.getViews({ type: 'popup' })) popup.close();
  await writeTables(indexedDB, OWN, own);
  await writeTables(await copies(), COPY, copy);
  await settle(indexedDB.deleteDatabase(LOG));
  await chrome.storage.session.clear();
  // Last, since the background follows: it takes back scripts of sites on which nothing is kept.
  const now = await chrome.storage.local.get(null);
  if (JSON.stringify(now) !== JSON.stringify(local)) {
    await chrome.storage.local.remove(Object.keys(now).filter((key) => !(key in local)));
    await chrome.storage.local.set(local);
  }
}

const copies = async (): Promise<IDBFactory> => (await navigator.storageBuckets.open('own-copy')).indexedDB;

async function readTables(factory: IDBFactory, name: string): Promise<Tables> {
  const database = await open(factory, name);
  const tables: Tables = {};
  for (const table of database.objectStoreNames) {
    const all = database.transaction(table).objectStore(table).getAll() as IDBRequest<object[]>;
    tables[table] = await Promise.all((await settle(all)).map(toJson));
  }
  database.close();
  return tables;
}

async function writeTables(factory: IDBFactory, name: string, tables: Tables): Promise<void> {
  const database = await open(factory, name);
  const writing = database.transaction(Object.keys(tables), 'readwrite');
  for (const [table, rows] of Object.entries(tables)) {
    const store = writing.objectStore(table);
    store.clear();
    for (const row of rows) store.put(JSON.parse(row));
  }
  await new Promise<void>((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onabort = () => reject(new Error(String(writing.error)));
  });
  database.close();
}

/** A row without when it was stored; blobs and buffers by their checksums. */
async function toJson(row: object): Promise<string> {
  const fields = Object.entries(row).map(async ([key, value]: [string, unknown]) => {
    if (key === 'seededAt') return [key, 0];
    const bytes = value instanceof Blob ? await value.arrayBuffer() : value;
    return [key, bytes instanceof ArrayBuffer ? await checksum(bytes) : value];
  });
  return JSON.stringify(Object.fromEntries(await Promise.all(fields)));
}

async function checksum(of: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', of);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** As it is: where there is none, none is made. */
function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const opening = factory.open(name);
  opening.onupgradeneeded = () => opening.transaction?.abort();
  return settle(opening);
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(String(request.error)));
  });
}
