/** What the background does to tabs: bring gate and reader into them, take the reader out, open pages of Jiazhu's own. */
import { browser } from 'wxt/browser';
import { LIBRARY_PATH, toEntityHash } from '../../lib/kb/entity-address';
import { parseData, type Sender } from '../../lib/messaging/handle';
import { sendMessage } from '../../lib/messaging/messages';
import type { FrameCardAnswer, LateScript, Protocol, WakeReason } from '../../lib/messaging/protocol';
import { FrameCardAnswerSchema } from '../../lib/messaging/schemas';
import { isAdHost } from '../../lib/page/frame-worth';
import { ALL_SITES, isReadUnasked, mayWake, type Where } from '../../lib/settings/reading-mode';
import { isSiteOn, selectionButtonSetting } from '../../lib/settings/settings';
import { toSite } from '../../lib/settings/site';
import { hasSite, readWhere } from '../../lib/settings/where';
import { drawIcon } from './icon';

const READER = '/content-scripts/reader.js';
const LATE = {
  interaction: '/content-scripts/interaction.js',
  surfaces: '/content-scripts/surfaces.js',
} as const satisfies Record<LateScript, string>;

/** A script that comes into pages by itself, as the browser is told to run it. */
export interface PageScript {
  id: string;
  script: '/gate.js' | '/kept.js';
  runAt: 'document_idle';
  allFrames: boolean;
  /** In frames without an address of their own (srcdoc, data:, blob:, sandboxed) too: as in the page that made them. */
  matchOriginAsFallback: boolean;
}
export const GATE: PageScript = {
  id: 'gate',
  script: '/gate.js',
  runAt: 'document_idle',
  allFrames: true,
  matchOriginAsFallback: true,
};
/** What is kept is kept by the page's address. */
export const KEPT: PageScript = {
  id: 'kept',
  script: '/kept.js',
  runAt: 'document_idle',
  allFrames: true,
  matchOriginAsFallback: false,
};

/**
 * The gate has a reason in this frame. The site is the tab's, also for frames of other hosts in it. `onDue` is called
 * once it is clear that the reader is to come, before it does.
 */
export async function injectReader(
  { tab, frameId = 0, url }: Sender,
  why: WakeReason,
  onDue: () => void,
): Promise<void> {
  if (tab?.id === undefined || (frameId !== 0 && isAdHost(url))) return;
  const site = tab.url ?? url;
  const [isOn, where] = await Promise.all([isSiteOn(site), readWhere()]);
  if (!isOn) return drawIcon('off', tab.id);
  // A gate waits in its page for text to be selected, and the list may be another by then.
  if (!mayWake(where, site)) return;
  if (/selection$/.test(why) && !(await selectionButtonSetting.getValue())) return;
  // Each frame of the page's own origin asks for the page's one reader.
  const isOfTop = why.startsWith('frame');
  if (isOfTop && (await sendMessage('report', undefined, { tabId: tab.id, frameId: 0 }).catch(() => null))) return;
  onDue();
  const isIn = await runReader(tab.id, isOfTop ? 0 : frameId);
  // Where every page is read, the icon says so already; drawing it takes the worker as long as reading a page.
  if (isIn && where.mode !== 'everywhere') await drawIcon('on', tab.id);
}

/** The reader in this frame needs it. */
export async function injectLate({ tab, frameId = 0 }: Sender, script: LateScript): Promise<void> {
  if (tab?.id === undefined) return;
  await browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId] }, files: [LATE[script]] });
}

/** Lets the gate look into a page that the reader has asked for. */
export async function readTab(tabId: number): Promise<void> {
  const { url } = await browser.tabs.get(tabId);
  if (await isSiteOn(url)) await runGate(tabId);
}

export interface Tab {
  id?: number | undefined;
  url?: string | undefined;
}

/** A tab that was open before: the gate looks into it, or its reader goes. */
export async function followTab({ id, url }: Tab, where: Where): Promise<void> {
  if (id === undefined) return;
  const isOn = await isSiteOn(url);
  const isRead = isOn && isReadUnasked(where, url) && (await hasSite(url));
  await drawIcon(isRead ? 'on' : isOn ? 'idle' : 'off', id);
  // A tab without a reader (no Chinese text) has nothing to undo and answers with an error.
  await (isRead ? runGate(id) : sendMessage('destroy', undefined, id).catch(() => undefined));
}

/** After the site of a tab was switched: every open tab of that site follows. */
export async function followSite(tabId: number): Promise<void> {
  const site = toSite((await browser.tabs.get(tabId)).url);
  if (site === null) return;
  const where = await readWhere();
  const tabs = await browser.tabs.query({ url: ALL_SITES });
  await Promise.all(tabs.filter((tab) => toSite(tab.url) === site).map((tab) => followTab(tab, where)));
}

/** How long a reader that was just brought in may take to listen, ms, and how often it is asked. */
const READER_STARTS_MS = 3000;
const ASK_AGAIN_MS = 60;

/** The frame that a command of the keyboard goes to: the one with the focus, if it has a reader of its own. */
async function toCommandFrame(tabId: number): Promise<number> {
  const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: hasFocusAndReader }).catch(() => []); // prettier-ignore
  return frames.find(({ frameId, result }) => frameId !== 0 && result === true)?.frameId ?? 0;
}

/** Runs in the frame; sees nothing of this module. What is in a frame within this one has the focus there. */
function hasFocusAndReader(): boolean {
  return (
    Symbol.for('jiazhu reader') in globalThis && document.hasFocus() && document.activeElement?.tagName !== 'IFRAME'
  );
}

/**
 * Asks the reader in a tab for what the reader has asked the browser for (context menu, shortcut), whatever the page's
 * language. Where the site is switched off, the popup says so.
 */
export async function commandReader(
  { id: tabId, url }: Tab,
  send: (target: { tabId: number; frameId: number }) => Promise<void>,
): Promise<void> {
  if (tabId === undefined) return;
  if (!(await isSiteOn(url))) return browser.action.openPopup?.().catch(() => undefined);
  const frameId = await toCommandFrame(tabId);
  await askReader(tabId, frameId, () => send({ tabId, frameId }));
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
    if (!isInjected) void drawIcon('on', tabId);
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

type Data<T extends keyof Protocol> = Parameters<Protocol[T]>[0];

/** A frame without room for a card asks for one in the page around, whose reader is brought in for it. */
export async function showCardAround(
  request: Data<'cardAround'>,
  { tab, frameId, url = '' }: Sender,
): Promise<boolean> {
  if (tab?.id === undefined || !frameId) return false;
  const target = { tabId: tab.id, frameId: 0 };
  const site = URL.canParse(url) ? new URL(url).hostname : '';
  const ask = () => sendMessage('frameCard', { frameId, site, request }, target);
  if (request.do !== 'open') return ask();
  return (await isSiteOn(tab.url)) && ((await askReader(tab.id, 0, ask)) ?? false);
}

/** What that page's reader answers goes to the frame. */
export async function actInFrame(
  { frameId: of, act }: Data<'actInFrame'>,
  { tab, frameId }: Sender,
): Promise<FrameCardAnswer> {
  if (tab?.id === undefined || frameId !== 0 || of === 0) return false;
  return parseData(
    'frameCardAct',
    FrameCardAnswerSchema,
    await sendMessage('frameCardAct', act, { tabId: tab.id, frameId: of }),
  );
}

/** Whether the browser let it in. */
async function runReader(tabId: number, frameId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [READER] });
  } catch {
    return false;
  }
  return true;
}

/** Where the browser lets no extension in (its store, error pages, a site it withholds) there is nothing to wake. */
async function runGate(tabId: number): Promise<void> {
  const target = { tabId, allFrames: GATE.allFrames };
  await browser.scripting.executeScript({ target, files: [GATE.script, KEPT.script] }).catch(() => undefined);
}

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

/** What a new reader is asked. */
export const openWelcome = (): Promise<unknown> =>
  browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
