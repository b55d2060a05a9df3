/**
 * The small bar at a selection: offers to keep it, and says what came of that. “Saved” stands there only once the
 * highlight is on disk; what failed can be tried again, since the selection is remembered.
 */
import type { HighlightColor } from '../core/model/colors';
import type { SaveFailure, SaveOutcome } from '../messaging/protocol';
import type { CardHost } from './card-host';
import type { SelectedRange } from './reading-text';
import type { LoadSurfaces, Surfaces } from './surfaces';

export type BarState =
  | { state: 'offered'; color: HighlightColor }
  | { state: 'saving' }
  | { state: 'saved'; id: string; color: HighlightColor }
  | { state: 'failed'; failure: SaveFailure; cause: string };
export interface BarActions {
  save: (color?: HighlightColor) => void;
  addNote: (id: string) => void;
  close: () => void;
}
/** Renders the bar into an element of the shadow root, or takes it out (null). Given by the components. */
export type PaintBar = (container: HTMLElement, state: BarState | null, actions: BarActions) => void;

/** What is to be kept, and where the bar stands. */
export interface Offer {
  range: SelectedRange;
  element: Element;
  /** Lines in px of the viewport. */
  rects: () => DOMRect[];
}
export interface SaveBar {
  /** Shows the button. */
  offer(offer: Offer): void;
  /** Keeps it at once (shortcut, menu, card), and shows the outcome. */
  save(offer: Offer): void;
  close(): void;
  /** The selection is gone: so is the offer. */
  dismiss(): void;
  /** The reader has gone on: “Saved” was read. */
  leave(): void;
  isOpen(): boolean;
  /** Nothing should open in its place by itself. */
  isBusy: () => boolean;
  destroy(): void;
}
export interface SaveBarOptions {
  host: CardHost;
  surfaces: LoadSurfaces;
  color: () => HighlightColor;
  save: (range: SelectedRange, color: HighlightColor) => Promise<SaveOutcome>;
  addNote: (id: string) => void;
  onOpen: () => void;
  onSaved: (offer: Offer) => void;
}

/**
 * At the end of what was selected: that is where the pointer is. Of what the keyboard has selected (all, down to the
 * end) the last line in view: else the bar would be hidden at once, and with it what became of the passage.
 */
function findEnd(rects: readonly DOMRect[]): DOMRect[] {
  const end = rects.findLast(({ top, bottom }) => bottom > 0 && top < innerHeight) ?? rects.at(-1);
  return end ? [end] : [];
}

/** How long “Saved” stays, ms: long enough to reach for “Add note”. */
const STAYS_MS = 5000;

export function createSaveBar({ host, surfaces, color, save, addNote, onOpen, onSaved }: SaveBarOptions): SaveBar {
  let ui: Surfaces | undefined;
  /** Counts what was asked of the bar: what it is brought in for may be over by then. */
  let turn = 0;
  let offer: Offer | null = null;
  let state: BarState | null = null;
  let unfollow: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const actions: BarActions = {
    save: (chosen) => offer && void keep(offer, chosen ?? color()),
    addNote: (id) => {
      close();
      addNote(id);
    },
    close,
  };

  function change(next: BarState): void {
    state = next;
    ui?.paintBar(host.container('bar'), state, actions);
  }

  function show(next: Offer): void {
    onOpen();
    offer = next;
    clearTimeout(timer);
    if (!host.show()) return close();
    unfollow?.();
    unfollow = ui?.follow({
      host: host.element(),
      passage: { element: next.element, rects: () => findEnd(next.rects()) },
      pointX: undefined,
      // What comes next is still to be read.
      placement: 'top-start',
      setMaxHeight: () => undefined,
      onHidden: () => {
        if (state?.state !== 'saving') close();
      },
    });
  }

  /** Whether the bar is there for this one. */
  async function open(next: Offer): Promise<boolean> {
    if (state?.state === 'saving') return false;
    const mine = ++turn;
    ui = await surfaces().catch(() => undefined);
    if (mine !== turn || !ui) return false;
    show(next);
    return offer !== null;
  }

  async function keep(kept: Offer, chosen: HighlightColor): Promise<void> {
    if (state?.state === 'saving') return;
    change({ state: 'saving' });
    const outcome = await save(kept.range, chosen).catch((error: unknown): SaveOutcome => ({
      state: 'failed',
      failure: 'other',
      cause: error instanceof Error ? error.message : String(error),
    }));
    if (offer !== kept) return;
    if (outcome.state === 'failed') return change({ state: 'failed', failure: outcome.failure, cause: outcome.cause });
    change({ state: 'saved', id: outcome.highlight.id, color: chosen });
    onSaved(kept);
    timer = setTimeout(close, STAYS_MS);
  }

  function close(): void {
    turn++;
    clearTimeout(timer);
    if (!offer) return;
    offer = state = null;
    unfollow?.();
    unfollow = undefined;
    ui?.paintBar(host.container('bar'), null, actions);
    host.hide();
  }

  return {
    offer: (next) =>
      void open(next).then((isOpen) => {
        if (isOpen) change({ state: 'offered', color: color() });
      }),
    save: (next) =>
      void open(next).then((isOpen) => {
        if (isOpen) void keep(next, color());
      }),
    close,
    dismiss() {
      if (state === null || state.state === 'offered') close();
    },
    leave() {
      if (state?.state === 'saved') close();
    },
    isOpen: () => offer !== null,
    // “Saved” too: the bar shrinks to it, and the pointer is then over what lay below.
    isBusy: () => state !== null,
    destroy: close,
  };
}
