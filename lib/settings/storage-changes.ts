/** Changes of the extension's storage, for whoever follows one of its values. */
import { browser } from 'wxt/browser';

type Changes = Record<string, { newValue?: unknown }>;

/** Returns what ends it, in a page whose extension is gone too: there nothing is called any more. */
export function watchStorage(listen: (changes: Changes, area: string) => void): () => void {
  browser.storage.onChanged.addListener(listen);
  return () => browser.runtime?.id && browser.storage.onChanged.removeListener(listen);
}
