/**
 * What the reader did before anything could answer: the last move of the pointer, a click, keys. Kept until the
 * script comes that does, which then takes it as if it came now.
 */
import { watchFrames } from './frames';

export interface EarlyInput {
  take(): Partial<EarlyEvents>;
  destroy(): void;
}
export interface EarlyEvents {
  pointermove: PointerEvent;
  click: MouseEvent;
  keydown: KeyboardEvent;
  /** What ends a selection. */
  pointerup: PointerEvent;
  /** The last ones: of Ctrl+A the A is let go before the Ctrl. */
  keyup: readonly KeyboardEvent[];
}

const TYPES = ['pointermove', 'click', 'keydown', 'pointerup', 'keyup'] as const;
const KEYS_KEPT = 4;

/** `onFirst`: somebody is there to be answered. */
export function watchEarlyInput(document: Document, onFirst: () => void): EarlyInput {
  let seen: Partial<EarlyEvents> = {};
  const keep = (event: Event): void => {
    if (!event.isTrusted) return;
    const isFirst = Object.keys(seen).length === 0;
    const kept = event.type === 'keyup' ? [...(seen.keyup ?? []), event].slice(-KEYS_KEPT) : event;
    seen = { ...seen, [event.type]: kept };
    if (isFirst) onFirst();
  };
  // A pointer can be in a frame of the page's own origin without ever having been around it.
  const stop = watchFrames(document, ({ defaultView: view }, signal) => {
    for (const type of TYPES) view?.addEventListener(type, keep, { capture: true, passive: true, signal });
  });
  return {
    take() {
      stop();
      const taken = seen;
      seen = {};
      return taken;
    },
    destroy: stop,
  };
}
