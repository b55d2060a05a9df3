/**
 * A database of the browser as JSON: its version, its stores with their keys and indexes, and its rows. What is read and
 * written here goes past all of the extension's code. Buffers are compressed: {"$gzip": "…"}; so are blobs, as {"$blob": "…"}.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

export interface DatabaseCopy {
  name: string;
  /** As the browser counts it: ten times Dexie's. */
  version: number;
  stores: {
    name: string;
    keyPath: string | string[] | null;
    autoIncrement: boolean;
    indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
    rows: unknown[];
  }[];
}

/** `page`: any of the database's origin. */
export async function readDatabase(page: Page, name: string): Promise<DatabaseCopy> {
  const copy: DatabaseCopy = await page.evaluate(async (name) => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      // Without a version it is opened as it is; where there is none, nothing must be made.
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onerror = () => reject(new Error(`there is no database ${name}`));
      opening.onsuccess = () => resolve(opening.result);
    });
    const toBase64 = (buffer: ArrayBuffer) =>
      btoa([...new Uint8Array(buffer)].map((byte) => String.fromCharCode(byte)).join(''));
    const pack = async (value: unknown): Promise<unknown> => {
      if (value instanceof ArrayBuffer) return { $base64: toBase64(value) };
      if (value instanceof Blob) return { $blob: { $base64: toBase64(await value.arrayBuffer()) } };
      if (Array.isArray(value)) return Promise.all(value.map(pack));
      if (typeof value !== 'object' || value === null) return value;
      const fields = Object.entries(value).map(async ([key, inner]) => [key, await pack(inner)] as const);
      return Object.fromEntries(await Promise.all(fields));
    };
    const stores = await Promise.all(
      [...opened.objectStoreNames].map(async (store) => {
        const from = opened.transaction(store).objectStore(store);
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const all = from.getAll();
          all.onsuccess = () => resolve(all.result);
          all.onerror = () => reject(new Error(String(all.error)));
        });
        return {
          name: store,
          keyPath: from.keyPath,
          autoIncrement: from.autoIncrement,
          indexes: [...from.indexNames].map((index) => {
            const { name, keyPath, unique, multiEntry } = from.index(index);
            return { name, keyPath: keyPath, unique, multiEntry };
          }),
          rows: (await pack(rows)) as unknown[],
        };
      }),
    );
    const { version } = opened;
    opened.close();
    return { name, version, stores };
  }, name);
  return JSON.parse(JSON.stringify(copy), (_, value: unknown) =>
    isHolding(value, '$base64')
      ? { $gzip: gzipSync(Buffer.from(value.$base64, 'base64'), { level: 9 }).toString('base64') }
      : value,
  ) as DatabaseCopy;
}

const isHolding = <K extends string>(value: unknown, key: K): value is Record<K, string> =>
  typeof value === 'object' && value !== null && key in value;

/** Puts the copy in the place of what is there. Nothing of the origin may have the database open. */
export function writeDatabase(page: Page, compressed: DatabaseCopy): Promise<void> {
  const copy = JSON.parse(JSON.stringify(compressed), (_, value: unknown) =>
    isHolding(value, '$gzip') ? { $base64: gunzipSync(Buffer.from(value.$gzip, 'base64')).toString('base64') } : value,
  ) as DatabaseCopy;
  return page.evaluate(async (copy) => {
    const settle = (request: IDBOpenDBRequest) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`${copy.name}: ${String(request.error)}`));
        request.onblocked = () => reject(new Error(`${copy.name} is open elsewhere`));
      });
    const unpack = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(unpack);
      if (typeof value !== 'object' || value === null) return value;
      if ('$blob' in value) return new Blob([unpack(value.$blob) as ArrayBuffer]);
      if ('$base64' in value) return Uint8Array.from(atob(String(value.$base64)), (c) => c.charCodeAt(0)).buffer;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
    };
    await settle(indexedDB.deleteDatabase(copy.name));
    const opening = indexedDB.open(copy.name, copy.version);
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, autoIncrement, indexes, rows } of copy.stores) {
        const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const { name, keyPath, ...options } of indexes) store.createIndex(name, keyPath, options);
        for (const row of rows) store.add(unpack(row));
      }
    };
    (await settle(opening)).close();
  }, copy);
}
