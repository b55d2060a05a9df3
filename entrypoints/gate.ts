/**
 * The only script that comes into pages by itself: into those that the reader wants read. It looks whether there is
 * Chinese text, and waits for text to be selected; then it asks the background, once, to inject the reader. Plain JS: no
 * polyfill, no messaging library (under 3 kB built).
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { WakeReason } from '../lib/messaging/protocol';
import { sendWake } from '../lib/messaging/wake';
import { isChinesePage } from '../lib/page/chinese-page';
import { isFrameWorthReading, isOfTop } from '../lib/page/frame-worth';
import { wakingSelection } from '../lib/page/waking-selection';

/**
 * When pages that fill late are looked at again, s. By the clock, since an observer of mutations costs a page more than
 * all of these looks, and each of its changes besides.
 */
const LOOKS = [1, 2, 4, 7, 12, 20, 30];

const isReadable = (ofTop: boolean): boolean =>
  (window === top || isFrameWorthReading(innerWidth, innerHeight, ofTop)) && isChinesePage(document);

/** The first text that the reader selects, not the page, brings our reader, with its button; returns what ends the wait. */
function watchSelection(why: WakeReason): () => void {
  const stop = (): void => removeEventListener('selectionchange', look, true);
  const look = (): void => {
    if (getSelection()?.isCollapsed !== false || !navigator.userActivation.hasBeenActive) return;
    stop();
    wakingSelection.tell();
    sendWake(why);
  };
  addEventListener('selectionchange', look, true);
  return stop;
}

/** Looks again while the page fills, or a frame is opened; returns what stops it. */
function watchLatePage(ofTop: boolean, why: WakeReason): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (looks: number): void => {
    const next = LOOKS[looks];
    if (next === undefined) return;
    timer = setTimeout(
      () => {
        if (isReadable(ofTop)) sendWake(why);
        else wait(looks + 1);
      },
      1000 * (next - (LOOKS[looks - 1] ?? 0)),
    );
  };
  wait(0);
  return () => clearTimeout(timer);
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
  const ofTop = isOfTop();
  const why = ofTop ? 'frame' : 'chinese';
  if (isReadable(ofTop)) return sendWake(why);
  const stops = [watchLatePage(ofTop, why), watchSelection(ofTop ? 'frame-selection' : 'selection')];
  world[WATCH] = () => stops.forEach((stop) => stop());
});
