/** “Add to Jiazhu…”: what is selected goes to an editor in the library, with its page as the source. Nothing is kept yet. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { LIBRARY_PATH, toNewEntryHash } from '../../lib/kb/entity-address';
import { sendMessage } from '../../lib/messaging/messages';
import type { SelectedName } from '../../lib/messaging/protocol';
import { SelectedNameSchema } from '../../lib/messaging/schemas';
import { askReader } from './tabs';

/** What is used of the browser's own. */
interface Clicked {
  selectionText?: string | undefined;
  frameId?: number | undefined;
  frameUrl?: string | undefined;
  pageUrl?: string | undefined;
}
interface Tab {
  id?: number | undefined;
  index: number;
  incognito: boolean;
  title?: string | undefined;
  url?: string | undefined;
}

export async function addSelectionFrom(tab: Tab, clicked: Clicked): Promise<void> {
  const { id: tabId = -1, index, incognito } = tab;
  // From a private window nothing is taken over, not even into an address.
  const hash = incognito ? toNewEntryHash('private') : toNewEntryHash({ ...(await findSelected(tabId, tab, clicked)) });
  await browser.tabs.create({ url: browser.runtime.getURL(LIBRARY_PATH) + hash, index: index + 1 });
}

async function findSelected(tabId: number, tab: Tab, clicked: Clicked): Promise<SelectedName> {
  const { frameId = 0, selectionText = '' } = clicked;
  const answer = await askReader(tabId, frameId, () => sendMessage('selectedName', undefined, { tabId, frameId }));
  const checked = v.safeParse(SelectedNameSchema, answer);
  if (checked.success) return checked.output;
  // Where no reader can be: what the browser itself says.
  const text = selectionText.trim().slice(0, 500).toWellFormed();
  const url = clicked.frameUrl ?? clicked.pageUrl ?? tab.url ?? '';
  return { text, quote: text.slice(0, 40), url, title: tab.title?.slice(0, 300) ?? '' };
}
