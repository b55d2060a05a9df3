/** What the background does to tabs: bring the reader into them, take it out, colour the icon, open the library. */
import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import { LIBRARY_PATH, toEntityHash } from '../../lib/kb/entity-address';
import type { Sender } from '../../lib/messaging/handle';
import { sendMessage } from '../../lib/messaging/messages';
import type { WakeReason } from '../../lib/messaging/protocol';
import { isAdHost } from '../../lib/page/frame-worth';
import { isSiteOn, selectionButtonSetting, toSite } from '../../lib/settings/settings';

const WEB_PAGES = ['http://*/*', 'https://*/*'];
const READER = '/content-scripts/reader.js';
const SIZES = [16, 32, 48, 128];

/** The gate has a reason in this frame. The site is the tab's, also for frames of other hosts in it. */
export async function injectReader({ tab, frameId = 0, url }: Sender, why: WakeReason): Promise<void> {
  if (tab?.id === undefined || (frameId !== 0 && isAdHost(url))) return;
  const on = await isSiteOn(tab.url ?? url);
  await drawIcon(tab.id, on);
  if (!on || (/selection$/.test(why) && !(await selectionButtonSetting.getValue()))) return;
  if (!why.startsWith('frame')) return void (await runReader(tab.id, frameId));
  // Each such frame asks for the page's one reader.
  const isThere = await sendMessage('report', undefined, { tabId: tab.id, frameId: 0 }).catch(() => null);
  if (!isThere) await runReader(tab.id, 0);
}

/** Lets the gate look into tabs that were open before Jiazhu came; the browser runs it in new pages by itself. */
export async function wakeOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES, discarded: false });
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [runGate(id)])));
}

/** After the site of a tab was switched: every open tab of that site follows. */
export async function followSite(tabId: number): Promise<void> {
  const site = toSite((await browser.tabs.get(tabId)).url);
  if (site === null) return;
  const on = await isSiteOn(`https://${site}/`);
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.all(
    tabs
      .filter((tab) => toSite(tab.url) === site)
      .map(async ({ id }) => {
        if (id === undefined) return;
        await drawIcon(id, on);
        // A tab without a reader (no Chinese text) has nothing to undo and answers with an error.
        await (on ? runGate(id) : sendMessage('destroy', undefined, id).catch(() => undefined));
      }),
  );
}

/** How long a reader that was just brought in may take to listen, ms, and how often it is asked. */
const READER_STARTS_MS = 3000;
const ASK_AGAIN_MS = 60;

/**
 * Keeps what is selected in a tab (context menu, shortcut), whatever the page's language. Where the site is switched
 * off, the popup says so.
 */
export async function saveSelectionIn(tabId: number, url: string | undefined): Promise<void> {
  if (!(await isSiteOn(url))) return browser.action.openPopup?.().catch(() => undefined);
  await askReader(tabId, 0, () => sendMessage('saveSelection', undefined, { tabId, frameId: 0 }));
}

/** Asks the reader in a frame, which is brought in where it is not there. Undefined where the browser lets no extension in. */
export async function askReader<T>(tabId: number, frameId: number, ask: () => Promise<T>): Promise<T | undefined> {
  const end = Date.now() + READER_STARTS_MS;
  for (let isInjected = false; ; isInjected = true) {
    try {
      return await ask();
    } catch {
      // No reader listens (yet).
    }
    if (Date.now() > end || (!isInjected && !(await runReader(tabId, frameId)))) return undefined;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

const runReader = (tabId: number, frameId: number): Promise<boolean> =>
  browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [READER] }).then(
    () => true,
    () => false,
  );

export const openInLibrary = (id: string): Promise<void> => openLibraryAt(toEntityHash(id));
export const openHighlightInLibrary = (id: string): Promise<void> => openLibraryAt(`#/highlight/${id}`);

/** In the library tab that is open, or in a new one. */
async function openLibraryAt(hash: string): Promise<void> {
  const library = browser.runtime.getURL(LIBRARY_PATH);
  const url = library + hash;
  const open = (await browser.tabs.query({})).find((tab) => tab.url?.startsWith(library));
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  await browser.windows.update(open.windowId, { focused: true });
}

/** Where the browser lets no extension in (its store, error pages) there is nothing to wake. */
async function runGate(tabId: number): Promise<void> {
  await browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, files: ['/gate.js'] })
    .catch(() => undefined);
}

/** The icon is grey where the site is off. The tab may close meanwhile, and then needs no icon. */
async function drawIcon(tabId: number, on: boolean): Promise<void> {
  const path = Object.fromEntries(SIZES.map((size) => [size, `/icon/${on ? '' : 'off-'}${size}.png`]));
  const title = on ? i18n.t('extension.name') : i18n.t('popup.iconOff');
  await Promise.all([browser.action.setIcon({ tabId, path }), browser.action.setTitle({ tabId, title })]).catch(
    () => undefined,
  );
}
