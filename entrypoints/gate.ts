/**
 * The only script that every page gets. It looks whether there is Chinese text; if so it asks the background, once,
 * to inject the reader. Plain JS: no polyfill, no messaging library (≤ 3 kB built).
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isChinesePage } from '../lib/page/chinese-page';

/** What is used of the extension API; `runtime.id` is gone once the extension was reloaded or removed. */
declare const chrome: {
  runtime?: { id?: string; lastError?: unknown; sendMessage(message: object, answered: () => void): void };
};

/** Pages that fill late are looked at again, this often at most, and not after LAST_LOOK. */
const MAX_LOOKS = 8;
const BETWEEN_LOOKS_MS = 1000;
const LAST_LOOK_MS = 30_000;

/** The envelope of @webext-core/messaging, by hand. */
function sendWake(): void {
  try {
    chrome.runtime?.sendMessage({ id: 0, type: 'wake', timestamp: Date.now() }, () => void chrome.runtime?.lastError);
  } catch {
    // "Extension context invalidated": updated or removed between page load and now. The new one brings its own gate.
  }
}

/** Looks again while the page fills; returns what stops it. */
function watchLatePage(): () => void {
  let looks = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => (timer ??= setTimeout(look, BETWEEN_LOOKS_MS)));
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    clearTimeout(end);
  };
  const look = (): void => {
    timer = undefined;
    const found = !!chrome.runtime?.id && isChinesePage(document);
    if (found) sendWake();
    if (found || ++looks >= MAX_LOOKS || !chrome.runtime?.id) stop();
  };
  const end = setTimeout(stop, LAST_LOOK_MS);
  observer.observe(document, { childList: true, characterData: true, subtree: true });
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
  if (isChinesePage(document)) sendWake();
  else world[WATCH] = watchLatePage();
});
