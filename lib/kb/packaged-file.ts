/** Files that `npm run seeds` puts into the extension, under /kb. */
import { browser } from 'wxt/browser';

/** Each pack has a folder of its id. */
export type PackFile = `${string}/${'pack.json' | 'gazetteer.bin'}`;
export type PackagedFile = 'manifest.json' | 'words.bin' | 'traditional.txt' | PackFile;

/** Says in plain words what is wrong with a packaged file; `cause` holds the underlying error. */
export class PackError extends Error {
  override name = 'PackError';
}

/** Throws PackError where the file is missing or unreadable. */
export async function readPackagedFile(name: PackagedFile): Promise<ArrayBuffer> {
  try {
    const response = await fetch(browser.runtime.getURL(`/kb/${name}` as '/'));
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.arrayBuffer();
  } catch (cause) {
    throw new PackError(`${name} is missing from the extension; reinstalling Jiazhu mends this`, { cause });
  }
}
