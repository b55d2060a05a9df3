/**
 * The only script that comes into pages by itself: into those that the reader wants read. It looks whether there is
 * Chinese text, or whether highlights may have been saved on this site, and waits for text to be selected; then it asks
 * the background, once, to inject the reader. Plain JS: no polyfill, no messaging library (≤ 3 kB built).
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { WakeReason } from '../lib/messaging/protocol';
import { findCanonical } from '../lib/page/canonical';
import { isChinesePage } from '../lib/page/chinese-page';
import { isFrameWorthReading } from '../lib/page/frame-worth';
import { toHostKey } from '../lib/settings/fingerprint';

/** What is used of the extension API; `runtime.id` is gone once the extension was reloaded or removed. */
declare const chrome: {
  runtime?: { id?: string; lastError?: unknown; sendMessage(message: object, answered: () => void): void };
  storage?: { local: { get(keys: string[], found: (items: object) => void): void } };
};

/** Pages that fill late are looked at again, this often at most, and not after LAST_LOOK. */
const MAX_LOOKS = 8;
const BETWEEN_LOOKS_MS = 1000;
const LAST_LOOK_MS = 30_000;

/** How often a worker is asked that died over the question, and how long is waited in between. */
const MAX_WAKES = 3;
const BETWEEN_WAKES_MS = 500;

/** The envelope of @webext-core/messaging, by hand. */
function sendWake(data: WakeReason, tries = 1): void {
  try {
    const message = { id: 0, type: 'wake', data, timestamp: Date.now() };
    chrome.runtime?.sendMessage(message, () => {
      if (chrome.runtime?.lastError && tries < MAX_WAKES) setTimeout(sendWake, BETWEEN_WAKES_MS, data, tries + 1);
    });
  } catch {
    // "Extension context invalidated": updated or removed between page load and now. The new one brings its own gate.
  }
}

/** Without waking the worker: a trace in storage says that some page of this host has highlights. */
function wakeForHighlights(): void {
  const canonical = findCanonical(document) ?? '';
  const hosts = [location.href, canonical].flatMap((url) =>
    URL.canParse(url, location.href) ? new URL(url, location.href).hostname : [],
  );
  try {
    chrome.storage?.local.get(hosts.map(toHostKey), (found) => {
      if (!chrome.runtime?.lastError && Object.keys(found).length > 0) sendWake('highlights');
    });
  } catch {
    // As above.
  }
}

/** Whether the page around this frame is of the same origin: then its reader reads the frame along. */
function isOfTop(): boolean {
  try {
    return window !== top && !!top?.document;
  } catch {
    return false;
  }
}

const isWorthReading = (ofTop: boolean): boolean =>
  window === top || isFrameWorthReading(innerWidth, innerHeight, ofTop);

/** The first text that is selected brings the reader, with its button; returns what ends the wait. */
function watchSelection(why: WakeReason): () => void {
  const stop = (): void => document.removeEventListener('selectionchange', look);
  const look = (): void => {
    if (document.getSelection()?.isCollapsed !== false) return;
    stop();
    sendWake(why);
  };
  document.addEventListener('selectionchange', look);
  return stop;
}

/** Looks again while the page fills; returns what stops it. */
function watchLatePage(ofTop: boolean, why: WakeReason): () => void {
  let looks = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => void (timer ??= setTimeout(lookNow, BETWEEN_LOOKS_MS));
  const observer = new MutationObserver(look);
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    clearTimeout(end);
    removeEventListener('resize', look);
  };
  const lookNow = (): void => {
    timer = undefined;
    const found = !!chrome.runtime?.id && isWorthReading(ofTop) && isChinesePage(document);
    if (found) sendWake(why);
    if (found || ++looks >= MAX_LOOKS || !chrome.runtime?.id) stop();
  };
  const end = setTimeout(stop, LAST_LOOK_MS);
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  // A frame may be opened late.
  addEventListener('resize', look);
  return stop;
}

/**
 * What stops the watch of this script's earlier run. By a symbol: an element with an id is a property of the window, in
 * this world too, and could stand under any word.
 */
const WATCH = Symbol.for('jiazhu gate');

export default defineUnlistedScript(() => {
  // Run again (the site was switched on, the extension updated): one watch at a time, and the newest one counts.
  const world = globalThis as { [WATCH]?: (() => void) | undefined };
  world[WATCH]?.();
  world[WATCH] = undefined;
  if (!document.body) return;
  const ofTop = isOfTop();
  const why = ofTop ? 'frame' : 'chinese';
  if (isWorthReading(ofTop) && isChinesePage(document)) return sendWake(why);
  if (!ofTop) wakeForHighlights();
  const stops = [watchLatePage(ofTop, why), watchSelection(ofTop ? 'frame-selection' : 'selection')];
  world[WATCH] = () => stops.forEach((stop) => stop());
});
