/** Packs in the real library, and all that is in the databases, read past the extension's own code. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { bundle } from '../../scripts/extension-code';
import type { PackFile } from '../../lib/kb/packs/format';
import type { ExtensionBrowser } from '../../scripts/extension-browser';

export interface Dump {
  [database: string]: { [table: string]: unknown[] };
}

/** Every row of every table. */
export function dumpAll(browser: Pick<ExtensionBrowser, 'console'>): Promise<Dump> {
  return browser.console.evaluate(dump);
}

/** In the browser. */
async function dump(): Promise<Dump> {
  const ask = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
  /** Buffers and blobs are many megabytes: their checksum stands for them. */
  const toPlain = async (row: unknown): Promise<unknown> => {
    const fields = Object.entries(row as object).map(async ([key, value]: [string, unknown]) => {
      const buffer = value instanceof Blob ? await value.arrayBuffer() : value;
      if (!(buffer instanceof ArrayBuffer)) return [key, value];
      return [key, [...new Uint8Array(await crypto.subtle.digest('SHA-1', buffer))].join()];
    });
    return Object.fromEntries(await Promise.all(fields));
  };
  const found: Dump = {};
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('jiazhu')) continue;
    const database = await ask(indexedDB.open(name));
    found[name] = {};
    for (const table of database.objectStoreNames) {
      const rows = await ask(database.transaction(table).objectStore(table).getAll());
      found[name][table] = await Promise.all(rows.map(toPlain));
    }
    database.close();
  }
  return found;
}

/** Without what differs each time. */
export function withoutTimes(dump: Dump): Dump {
  return JSON.parse(JSON.stringify(dump, (key, value: unknown) => (key === 'seededAt' ? 0 : value))) as Dump;
}

export interface Trial {
  /** How many entries were taken; the name of the error where it was refused. */
  outcome: number | string;
  /** Whether every table is as it was: after its removal where it was taken, after it and some others where it was refused. */
  isAsBefore: boolean;
}
/** So many files are refused before the tables are compared: that takes as long as a hundred refusals. */
const REFUSED_TOGETHER = 25;

/** Imports files one after the other by the modules behind the page, in a tab that runs none of it. */
export async function tryPacks(browser: Pick<ExtensionBrowser, 'console'>, texts: readonly string[]): Promise<Trial[]> {
  await browser.console.evaluate(
    `globalThis.__name = (f) => f; ${await bundle('lib/kb/packs/import-pack', 'importing')}; ${await bundle('lib/kb/packs/store', 'storing')}; globalThis.dump = ${dump.toString()}`,
  );
  return browser.console.evaluate(
    async ({ texts, together }) => {
      const { importing, storing, dump } = globalThis as unknown as {
        importing: typeof import('../../lib/kb/packs/import-pack');
        storing: typeof import('../../lib/kb/packs/store');
        dump: () => Promise<Dump>;
      };
      const before = JSON.stringify(await dump());
      const trials: Trial[] = [];
      let refused: string[] = [];
      const compare = async (): Promise<boolean> => {
        const isAsBefore = JSON.stringify(await dump()) === before;
        trials.push(...refused.map((outcome) => ({ outcome, isAsBefore })));
        refused = [];
        return isAsBefore;
      };
      for (const text of texts) {
        let outcome: number | string;
        try {
          const plan = await importing.planPack(text);
          await importing.importPack(plan, text.length);
          outcome = plan.pack.entities.length;
          await storing.removePack(plan.pack.id);
        } catch (error) {
          outcome = (error as Error).name;
        }
        if (typeof outcome === 'string') refused.push(outcome);
        // What was taken could hide what was left by one before it, and be hidden by the next.
        if (typeof outcome === 'number' || refused.length === together) {
          const isAsBefore = await compare();
          if (typeof outcome === 'number') trials.push({ outcome, isAsBefore });
        }
      }
      await compare();
      return trials;
    },
    { texts, together: REFUSED_TOGETHER },
  );
}

/** Opens the import dialog and hands it a file. */
export async function giveFile(page: Page, pack: PackFile | string): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-pack-'));
  const file = path.join(folder, 'pack.json');
  writeFileSync(file, typeof pack === 'string' ? pack : JSON.stringify(pack));
  const dialog = page.getByRole('dialog');
  // “Update…” may be about to open it.
  await dialog.waitFor({ timeout: 500 }).catch(() => page.getByRole('button', { name: 'Import…' }).click());
  await dialog.locator('input[type=file]').setInputFiles(file);
}

export async function importPack(page: Page, pack: PackFile | string): Promise<void> {
  await giveFile(page, pack);
  await page.getByRole('button', { name: /^(?:Import|Update)$/ }).click();
  await page.getByText('is imported.').waitFor();
  await page.locator('.button-main').click();
}
