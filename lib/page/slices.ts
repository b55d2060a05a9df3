/** Work on the page's thread, in slices that leave time for what the page has to do. */

/** Half a frame, ms. */
const SLICE_MS = 8;

export interface Slices {
  isOver(): boolean;
  /** Gives the thread back, and begins the next slice. */
  next(): Promise<void>;
}

export function createSlices(): Slices {
  let end = performance.now() + SLICE_MS;
  return {
    isOver: () => performance.now() >= end,
    async next() {
      await giveWay();
      end = performance.now() + SLICE_MS;
    },
  };
}

/** What is to go on comes before what has not begun, where the browser knows that. */
export function giveWay(): Promise<void> {
  const scheduler = (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler;
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve, 0));
}
