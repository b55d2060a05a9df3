/** Opens, fills, pins and closes the one card. Who asks for it (pointer, keyboard, popup) is not its business. */
import type { EntityView } from '../messaging/protocol';
import type { CardHost } from './card-host';
import { MAX_HEIGHT, type CardActions, type CardData, type CardState, type RejectionScope } from './card-state';
import { isOfFrame, type CardSubject, type FrameMention } from './card-subject';
import { focus as moveFocus } from './dom';
import type { Mention } from './mention';
import type { LoadSurfaces, Surfaces } from './surfaces';
import { settle, toFailed } from './rejection';

/** A card that is filled within this time, ms, never shows that it was loading. */
const LOADING_AFTER_MS = 200;

export interface OpenOptions {
  pinned?: boolean;
  /** Moves the keyboard focus into the card; closing gives it back. */
  focus?: boolean;
  /** Viewport x of the pointer, px. */
  x?: number;
}
/** What a card may be opened for. */
export type CardOf = Mention | FrameMention;

export interface CardController {
  open(of: CardOf, options?: OpenOptions): void;
  pin(): void;
  close(): void;
  /** The pointer has left card and mention. */
  leave(): void;
  /** Asks anew for what is shown: it is wanted in another script. */
  refresh(): void;
  /** That whose card is open or about to be. */
  current(): CardOf | null;
  isPinned(): boolean;
  destroy(): void;
}
export interface CardControllerOptions {
  host: CardHost;
  surfaces: LoadSurfaces;
  loadEntity: (id: string) => Promise<EntityView | null>;
  openInLibrary: (id: string) => void;
  subjectOf: (mention: Mention) => CardSubject;
  /** The host is wanted: whatever else is in it has to go. */
  onOpen: () => void;
}

export function createCardController(options: CardControllerOptions): CardController {
  const { host, loadEntity, openInLibrary, onOpen } = options;
  let current: CardOf | null = null;
  /** What `current` is to the card. */
  let subject: CardSubject | null = null;
  /** There once a card was opened. */
  let ui: Surfaces | undefined;
  let state: CardState | null = null;
  let unfollow: (() => void) | undefined;
  /** Where the focus was before the keyboard opened the card. */
  let focusedBefore: Element | null = null;
  let turn = 0;
  const actions: CardActions = {
    openInLibrary,
    togglePin: () => change({ pinned: !state?.pinned }),
    save: () => subject?.save(),
    openNote: () => subject?.openNote(),
    toggleReject: () => change({ rejection: state?.rejection?.at === 'choosing' ? null : { at: 'choosing' } }),
    reject: (scope) => void rejectHere(scope),
    undoReject: () => void undoReject(),
    close,
  };

  async function rejectHere(scope: RejectionScope): Promise<void> {
    const of = subject;
    if (!of) return;
    // What is told and can be undone stays until the reader closes it.
    change({ rejection: { at: 'saving' }, pinned: true });
    const outcome = await settle(of.reject(scope));
    if (subject !== of) return;
    change({ rejection: outcome.state === 'done' ? { at: 'done', scope, choice: outcome.choice } : toFailed(outcome) });
  }

  async function undoReject(): Promise<void> {
    const of = subject;
    const done = state?.rejection;
    if (!of || done?.at !== 'done') return;
    change({ rejection: { at: 'saving' } });
    const outcome = await settle(of.undoRejection(done.choice));
    if (subject === of) change({ rejection: outcome.state === 'done' ? { at: 'undone' } : toFailed(outcome) });
  }

  function change(changes: Partial<CardState>): void {
    if (!state) return;
    const isPinChanged = changes.pinned !== undefined && changes.pinned !== state.pinned;
    state = { ...state, ...changes };
    if (isPinChanged) subject?.onPinned?.(state.pinned);
    ui?.paintCard(host.container('card'), state, actions);
  }

  function show(next: CardSubject, data: CardData, { pinned = false, focus = false, x }: OpenOptions): void {
    const { annotation, context, noted, site, passage, vertical } = next;
    state = { annotation, context, data, pinned, maxHeight: MAX_HEIGHT, noted, rejection: null, site };
    onOpen();
    if (focus && !host.hasFocus()) focusedBefore = document.activeElement;
    // A page that will not have the host gets no card, and no wash for one.
    if (!host.show()) return close();
    change({});
    unfollow?.();
    unfollow = ui?.follow({
      host: host.element(),
      passage,
      pointX: x,
      vertical,
      setMaxHeight: (maxHeight) => {
        if (state && Math.abs(state.maxHeight - maxHeight) >= 1) change({ maxHeight });
      },
      // A pinned card stays where it last stood; another has lost what it explains.
      onHidden: () => {
        if (!state?.pinned) close();
      },
    });
    next.onShown?.();
    if (focus) host.container('card').querySelector<HTMLElement>('[role=dialog]')?.focus({ preventScroll: true });
  }

  /** Also before anything is shown of it. */
  function take(next: CardOf | null): CardSubject | null {
    current = next;
    const before = subject;
    subject = next && (isOfFrame(next) ? next : options.subjectOf(next));
    if (before !== subject) before?.onClosed();
    return subject;
  }

  function close(): void {
    turn++;
    const hadFocus = host.hasFocus();
    const isOpen = state !== null;
    state = null;
    take(null);
    if (!isOpen) return;
    unfollow?.();
    unfollow = undefined;
    ui?.paintCard(host.container('card'), null, actions);
    host.hide();
    if (hadFocus && focusedBefore instanceof HTMLElement) moveFocus(focusedBefore, { preventScroll: true });
    focusedBefore = null;
  }

  return {
    open(next, openOptions = {}) {
      if (next === current && state) {
        if (openOptions.pinned) change({ pinned: true });
        return;
      }
      const taken = take(next);
      if (taken) void fill(taken, openOptions, ++turn);
    },
    pin: () => change({ pinned: true }),
    close,
    leave() {
      if (!current || !isOfFrame(current) || !current.isHeld()) close();
    },
    refresh: () => void refresh(),
    current: () => current,
    isPinned: () => state?.pinned ?? false,
    destroy: close,
  };

  async function fill(next: CardSubject, openOptions: OpenOptions, mine: number): Promise<void> {
    const loaded = load(next.annotation.id);
    const loading = new Promise<CardData>((resolve) => setTimeout(resolve, LOADING_AFTER_MS, { state: 'loading' }));
    // A page whose extension is gone shows nothing; its lifeline ends it.
    const surfaces = await options.surfaces().catch(() => undefined);
    const data = await Promise.race([loaded, loading]);
    if (mine !== turn || !surfaces) return;
    ui = surfaces;
    show(next, data, openOptions);
    if (data.state !== 'loading') return;
    const late = await loaded;
    if (mine === turn) change({ data: late });
  }

  async function refresh(): Promise<void> {
    const mine = turn;
    if (!subject || !state) return;
    const data = await load(subject.annotation.id);
    if (mine === turn) change({ data });
  }

  async function load(id: string): Promise<CardData> {
    try {
      const view = await loadEntity(id);
      return view ? { state: 'ready', view } : { state: 'missing' };
    } catch (error) {
      return { state: 'failed', cause: error instanceof Error ? error.message : String(error) };
    }
  }
}
