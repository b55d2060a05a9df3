/**
 * The only script that comes into pages by itself: into those that the reader wants read. It looks whether there is
 * Chinese text, and waits for text to be selected; then it asks the background, once, to inject the reader. Plain JS: no
 * polyfill, no messaging library (under 3 kB built).
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { WakeReason } from '../lib/messaging/protocol';
import { isConnected, isOfTop, sendWake } from '../lib/messaging/wake';
import { isChinesePage } from '../lib/page/chinese-page';
import { isFrameWorthReading } from '../lib/page/frame-worth';

/** Pages that fill late are looked at again, this often at most, and not after LAST_LOOK. */
const MAX_LOOKS = 8;
const BETWEEN_LOOKS_MS = 1000;
const LAST_LOOK_MS = 30_000;

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
    const found = isConnected() && isWorthReading(ofTop) && isChinesePage(document);
    if (found) sendWake(why);
    if (found || ++looks >= MAX_LOOKS || !isConnected()) stop();
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
  const stops = [watchLatePage(ofTop, why), watchSelection(ofTop ? 'frame-selection' : 'selection')];
  world[WATCH] = () => stops.forEach((stop) => stop());
});
