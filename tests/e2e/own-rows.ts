/** The reader's own database as it is on disk, read from a tab of the extension that runs none of its code. */
import type { HighlightRow } from '../../lib/kb/own-database';
import type { ExtensionBrowser } from '../../scripts/extension-browser';

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
