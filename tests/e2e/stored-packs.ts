/** The packs' rows as they are on disk, read past all of our code. */
import type { ExtensionBrowser } from '../../scripts/extension-browser';

interface StoredPack {
  id: string;
  origin?: string;
  version: string;
  seededAt: number;
}

/** In the order of their ids. */
export async function readPacks(browser: Pick<ExtensionBrowser, 'console'>): Promise<StoredPack[]> {
  const rows = await browser.console.evaluate(
    () =>
      new Promise<StoredPack[]>((resolve, reject) => {
        const opening = indexedDB.open('jiazhu');
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('packs').objectStore('packs').getAll();
          reading.onerror = () => reject(new Error(String(reading.error)));
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result as StoredPack[]);
          };
        };
      }),
  );
  return rows.map(({ id, version, seededAt, origin }) => ({ id, version, seededAt, ...(origin && { origin }) }));
}
