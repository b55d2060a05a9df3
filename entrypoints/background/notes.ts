/** Which notes are open in pages: by the token that each has put behind its address. */
import { browser } from 'wxt/browser';

export async function findOpenNotes(): Promise<Set<string>> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'] });
  return new Set(contexts.map(({ documentUrl = '' }) => documentUrl.split('#')[1] ?? ''));
}
