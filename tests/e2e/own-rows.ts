/** The reader's own database as it is on disk, read from a tab of the extension that runs none of its code. */
import type { HighlightRow } from '../../lib/kb/own-database';
import type { ExtensionBrowser } from '../../scripts/extension-browser';
import { bundle } from '../../scripts/extension-code';

export async function ownRows(browser: Pick<ExtensionBrowser, 'console'>): Promise<HighlightRow[]> {
  return browser.console.evaluate(
    () =>
      new Promise<HighlightRow[]>((resolve, reject) => {
        // Without a version it is opened as it is; where there is none, nothing must be made.
        const opening = indexedDB.open('jiazhu-own');
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => resolve([]);
        opening.onsuccess = () => {
          const all = opening.result.transaction('highlights').objectStore('highlights').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result as HighlightRow[]);
          };
          all.onerror = () => reject(new Error(String(all.error)));
        };
      }),
  );
}

export async function clearOwnRows(browser: Pick<ExtensionBrowser, 'console'>): Promise<void> {
  await browser.console.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('jiazhu-own');
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => resolve();
        opening.onsuccess = () => {
          const clearing = opening.result.transaction('highlights', 'readwrite');
          clearing.objectStore('highlights').clear();
          clearing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}

/** The rows of the second copy, in its storage bucket. */
export async function copiedRows(browser: Pick<ExtensionBrowser, 'console'>): Promise<HighlightRow[]> {
  return browser.console.evaluate(async () => {
    const { storageBuckets } = navigator as unknown as {
      storageBuckets: { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> };
    };
    if (!(await storageBuckets.keys()).includes('own-copy')) return [];
    const bucket = await storageBuckets.open('own-copy');
    return new Promise<HighlightRow[]>((resolve, reject) => {
      const opening = bucket.indexedDB.open('jiazhu-own-copy');
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onerror = () => resolve([]);
      opening.onsuccess = () => {
        const all = opening.result.transaction('highlights').objectStore('highlights').getAll();
        all.onsuccess = () => {
          opening.result.close();
          resolve(all.result as HighlightRow[]);
        };
        all.onerror = () => reject(new Error(String(all.error)));
      };
    });
  });
}

/** As the browser may do: the database and its second copy, both. */
export async function deleteOwnDatabase(browser: Pick<ExtensionBrowser, 'console'>): Promise<void> {
  await browser.console.evaluate(async () => {
    const { storageBuckets } = navigator as unknown as { storageBuckets: { delete(name: string): Promise<void> } };
    await storageBuckets.delete('own-copy');
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('jiazhu-own');
      deleting.onsuccess = () => resolve();
      deleting.onerror = () => reject(new Error(String(deleting.error)));
    });
  });
}

type OwnTableName = 'highlights' | 'entries' | 'choices';

/** Rows of a table of the database, or of its second copy. */
export async function ownTable<T>(
  browser: Pick<ExtensionBrowser, 'console'>,
  table: OwnTableName,
  of: 'database' | 'copy' = 'database',
): Promise<T[]> {
  return browser.console.evaluate(
    async ({ table, of }) => {
      const { storageBuckets } = navigator as unknown as {
        storageBuckets: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
      };
      const factory = of === 'copy' ? (await storageBuckets.open('own-copy')).indexedDB : indexedDB;
      return new Promise<T[]>((resolve, reject) => {
        const opening = factory.open(of === 'copy' ? 'jiazhu-own-copy' : 'jiazhu-own');
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => resolve([]);
        opening.onsuccess = () => {
          const all = opening.result.transaction(table).objectStore(table).getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result as T[]);
          };
          all.onerror = () => reject(new Error(String(all.error)));
        };
      });
    },
    { table, of },
  );
}

/** Entries and choices, gone as if they had never been; the pack is made anew of what is left. */
export async function clearOwn(browser: Pick<ExtensionBrowser, 'console'>): Promise<void> {
  await browser.console.evaluate(await bundle('tests/e2e/clear-own.ts', 'clearing'));
  await browser.console.evaluate(() =>
    (globalThis as unknown as { clearing: { clearAll(): Promise<void> } }).clearing.clearAll(),
  );
}
