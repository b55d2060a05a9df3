/**
 * Notices that the extension behind this script is gone (updated, reloaded, disabled): the script stays in the page,
 * but nobody answers it any more. Looks cheaply, every 2 s and when the reader comes back to the page.
 */
export interface Lifeline {
  destroy(): void;
}

const TICK_MS = 2000;

/** `onTick` runs with each timed look while alive and visible; `onDead` once, after which the lifeline is cut. */
export function createLifeline(isAlive: () => boolean, onTick: () => void, onDead: () => void): Lifeline {
  const look = (): boolean => {
    if (isAlive()) return true;
    destroy();
    onDead();
    return false;
  };
  const timer = setInterval(() => {
    if (look() && document.visibilityState === 'visible') onTick();
  }, TICK_MS);
  // pointerover is rare enough (once an element) and comes before any dwell.
  const events = ['visibilitychange', 'pointerdown', 'pointerover'] as const;
  for (const type of events) document.addEventListener(type, look, { passive: true, capture: true });

  function destroy(): void {
    clearInterval(timer);
    for (const type of events) document.removeEventListener(type, look, { capture: true });
  }
  return { destroy };
}
