/** Opens, fills, pins and closes the one card. Who asks for it (pointer, keyboard, popup) is not its business. */
import type { ArticleContext } from '../core/model/annotation';
import type { EntityView, Rejection, RejectionOutcome } from '../messaging/protocol';
import type { CardHost } from './card-host';
import type { CardActions, CardData, CardState, RejectionScope } from './card-state';
import { focus as moveFocus } from './dom';
import type { Mention } from './mention';
import type { LoadSurfaces, Surfaces } from './surfaces';
import { settle, toFailed, toRejection } from './rejection';
import { toRects, toTopElement } from './reading-text';

/** A card that is filled within this time, ms, never shows that it was loading. */
const LOADING_AFTER_MS = 200;

export interface OpenOptions {
  pinned?: boolean;
  /** Moves the keyboard focus into the card; closing gives it back. */
  focus?: boolean;
  /** Viewport x of the pointer, px. */
  x?: number;
}
export interface CardController {
  open(mention: Mention, options?: OpenOptions): void;
  pin(): void;
  close(): void;
  /** Asks anew for what is shown: it is wanted in another script. */
  refresh(): void;
  /** The mention whose card is open or about to be. */
  current(): Mention | null;
  isPinned(): boolean;
  destroy(): void;
}
export interface CardControllerOptions {
  host: CardHost;
  surfaces: LoadSurfaces;
  loadEntity: (id: string) => Promise<EntityView | null>;
  openInLibrary: (id: string) => void;
  contextOf: (mention: Mention) => ArticleContext | undefined;
  onActive: (mention: Mention | null) => void;
  /** The host is wanted: whatever else is in it has to go. */
  onOpen: () => void;
  /** Keeps the sentence that a mention stands in; absent where nothing can be kept. */
  saveSentence: (mention: Mention) => void;
  /** What opens the note of the saved passage that a mention stands in; null where it stands in none. */
  findNote: (mention: Mention) => (() => void) | null;
  /** Keeps that a mention is not of its entity. */
  reject: (rejection: Rejection) => Promise<RejectionOutcome>;
  undoRejection: (choice: string) => Promise<RejectionOutcome>;
}

export function createCardController(options: CardControllerOptions): CardController {
  const { host, loadEntity, openInLibrary, contextOf, onActive, onOpen, saveSentence, findNote } = options;
  let mention: Mention | null = null;
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
    save: () => mention && saveSentence(mention),
    openNote: () => mention && findNote(mention)?.(),
    toggleReject: () => change({ rejection: state?.rejection?.at === 'choosing' ? null : { at: 'choosing' } }),
    reject: (scope) => void rejectHere(scope),
    undoReject: () => void undoReject(),
    close,
  };

  async function rejectHere(scope: RejectionScope): Promise<void> {
    const of = mention;
    if (!of) return;
    // What is told and can be undone stays until the reader closes it.
    change({ rejection: { at: 'saving' }, pinned: true });
    const outcome = await settle(options.reject(toRejection(of, scope)));
    if (mention !== of) return;
    change({ rejection: outcome.state === 'done' ? { at: 'done', scope, choice: outcome.choice } : toFailed(outcome) });
  }

  async function undoReject(): Promise<void> {
    const of = mention;
    const done = state?.rejection;
    if (done?.at !== 'done') return;
    change({ rejection: { at: 'saving' } });
    const outcome = await settle(options.undoRejection(done.choice));
    if (mention === of) change({ rejection: outcome.state === 'done' ? { at: 'undone' } : toFailed(outcome) });
  }

  function change(changes: Partial<CardState>): void {
    if (!state) return;
    state = { ...state, ...changes };
    ui?.paintCard(host.container('card'), state, actions);
  }

  function show(next: Mention, data: CardData, { pinned = false, focus = false, x }: OpenOptions): void {
    state = {
      annotation: next.annotation,
      context: contextOf(next),
      data,
      pinned,
      maxHeight: 480,
      noted: findNote(next) !== null,
      rejection: null,
      site: location.hostname,
    };
    onOpen();
    if (focus && !host.hasFocus()) focusedBefore = document.activeElement;
    // A page that will not have the host gets no card, and no wash for one.
    if (!host.show()) return close();
    change({});
    unfollow?.();
    const { block, annotation } = next;
    unfollow = ui?.follow({
      host: host.element(),
      passage: {
        element: toTopElement(block.element),
        rects: () => toRects([{ block, start: annotation.start, end: annotation.end }]),
      },
      pointX: x,
      vertical: /^(?:vertical|sideways)/.test(getComputedStyle(block.element).writingMode),
      setMaxHeight: (maxHeight) => {
        if (state && Math.abs(state.maxHeight - maxHeight) >= 1) change({ maxHeight });
      },
      // A pinned card stays where it last stood; another has lost what it explains.
      onHidden: () => {
        if (!state?.pinned) close();
      },
    });
    onActive(next);
    if (focus) host.container('card').querySelector<HTMLElement>('[role=dialog]')?.focus({ preventScroll: true });
  }

  function close(): void {
    turn++;
    const hadFocus = host.hasFocus();
    mention = null;
    if (!state) return;
    state = null;
    unfollow?.();
    unfollow = undefined;
    ui?.paintCard(host.container('card'), null, actions);
    host.hide();
    onActive(null);
    if (hadFocus && focusedBefore instanceof HTMLElement) moveFocus(focusedBefore, { preventScroll: true });
    focusedBefore = null;
  }

  return {
    open(next, openOptions = {}) {
      if (next === mention && state) {
        if (openOptions.pinned) change({ pinned: true });
        return;
      }
      mention = next;
      void fill(next, openOptions, ++turn);
    },
    pin: () => change({ pinned: true }),
    close,
    refresh: () => void refresh(),
    current: () => mention,
    isPinned: () => state?.pinned ?? false,
    destroy: close,
  };

  async function fill(next: Mention, openOptions: OpenOptions, mine: number): Promise<void> {
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
    if (!mention || !state) return;
    const data = await load(mention.annotation.id);
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
