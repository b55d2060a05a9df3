/** Files that `npm run seeds` puts into the extension, under /kb. */
import { browser } from 'wxt/browser';

export type PackagedFile = 'manifest.json' | 'pack.json' | 'gazetteer.bin' | 'words.bin';

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
