/**
 * That the reader of this page was brought in by a selection, from the gate to what then offers to save it: both run in
 * the same world. By a symbol, since an element with an id is a property of the window.
 */
const WAKING = Symbol.for('jiazhu waking selection');
const world = globalThis as { [WAKING]?: boolean };

export const wakingSelection = {
  tell: (): void => void (world[WAKING] = true),
  is: (): boolean => world[WAKING] === true,
  /** Once: a reader that comes later was brought by something else. */
  take(): boolean {
    const isWaking = wakingSelection.is();
    world[WAKING] = false;
    return isWaking;
  },
};
