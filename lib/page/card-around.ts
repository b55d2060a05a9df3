/**
 * A frame's side of a card that opens in the page around it: the frame has no room for one. The page's reader
 * (frame-cards.ts) shows it and says what becomes of it; where that one will not, it opens in the frame.
 */
import type { FrameCardAct, FrameCardAnswer, FrameCardRequest } from '../messaging/protocol';
import type { CardController, OpenOptions } from './card-controller';
import { isOfFrame, type CardSubject } from './card-subject';
import type { Mention } from './mention';

/** With less, px, a card is cut off: its width with its margins, and most of its height. */
const ROOM = { width: 388, height: 480 };
/** A mention that has moved by more, px, has left its card. */
const MOVED_PX = 2;

export interface CardAround extends CardController {
  act(act: FrameCardAct): FrameCardAnswer | Promise<FrameCardAnswer>;
}
export interface CardAroundOptions {
  ask: (request: FrameCardRequest) => Promise<boolean>;
  subjectOf: (mention: Mention) => CardSubject;
  /** What else is open in the frame has to go. */
  onOpen: () => void;
  go: (command: 'next' | 'previous') => void;
}

export function createCardAround(own: CardController, options: CardAroundOptions): CardAround {
  const { ask, subjectOf, onOpen, go } = options;
  let shown: { mention: Mention; subject: CardSubject; token: number; pinned: boolean; stop: AbortController } | null =
    null;

  function drop(): void {
    const before = shown;
    shown = null;
    before?.stop.abort();
    before?.subject.onClosed();
  }
  function tell(what: 'leave' | 'close' | 'pin', token = shown?.token): void {
    if (token !== undefined) void ask({ do: what, token }).catch(() => undefined);
  }
  function close(): void {
    tell('close');
    drop();
    own.close();
  }
  function pin(): void {
    if (!shown) return own.pin();
    shown.pinned = true;
    tell('pin');
  }

  async function open(mention: Mention, how: OpenOptions): Promise<void> {
    const nth = findNth();
    const subject = subjectOf(mention);
    const rects = subject.passage.rects().slice(0, 50);
    const first = rects[0];
    if (nth < 0 || !first) {
      tell('close');
      drop();
      return own.open(mention, how);
    }
    // The page around takes the next card in place of the last.
    drop();
    const { annotation, context, noted, vertical } = subject;
    const { pinned = false, focus = false, x } = how;
    const stop = new AbortController();
    const mine = (shown = { mention, subject, token: Math.random(), pinned, stop });
    onOpen();
    const isOpen = await ask({
      do: 'open',
      token: mine.token,
      card: {
        annotation,
        ...(context && { context }),
        noted,
        vertical,
        rects: rects.map(({ x, y, width, height }) => ({ x, y, width, height })),
        ...(x !== undefined && { x }),
        pinned,
        focus,
        nth,
        width: innerWidth,
        height: innerHeight,
      },
    }).catch(() => false);
    // Closed meanwhile; it may have been told so before it opened.
    if (shown !== mine) return tell('close', mine.token);
    if (!isOpen) {
      shown = null;
      return own.open(mention, how);
    }
    subject.onShown?.();
    const onMoved = (): void => {
      const now = subject.passage.rects()[0];
      const isStill = now && Math.abs(now.x - first.x) < MOVED_PX && Math.abs(now.y - first.y) < MOVED_PX;
      // A pinned card stays where it last stood, as everywhere.
      if (shown === mine && !mine.pinned && !isStill) close();
    };
    const listen = { capture: true, passive: true, signal: stop.signal };
    document.addEventListener('scroll', onMoved, listen);
    addEventListener('resize', onMoved, listen);
    addEventListener('pagehide', close, listen);
  }

  async function answer(act: FrameCardAct): Promise<FrameCardAnswer> {
    if (shown?.token !== act.token) return false;
    const { subject } = shown;
    if (act.do === 'reject') return subject.reject(act.scope);
    if (act.do === 'undo') return subject.undoRejection(act.choice);
    if (act.do === 'closed') drop();
    else if (act.do === 'pinned' || act.do === 'unpinned') shown.pinned = act.do === 'pinned';
    else if (act.do === 'save') subject.save();
    else if (act.do === 'note') subject.openNote();
    else if (act.do !== 'check') go(act.do);
    return true;
  }

  return {
    open(of, how = {}) {
      if (shown?.mention === of) {
        if (how.pinned) pin();
        return;
      }
      if (!isOfFrame(of) && (innerWidth < ROOM.width || innerHeight < ROOM.height)) {
        own.close();
        void open(of, how);
      } else {
        if (shown) close();
        own.open(of, how);
      }
    },
    pin,
    close,
    leave() {
      if (shown) tell('leave');
      else own.leave();
    },
    refresh: () => own.refresh(),
    current: () => shown?.mention ?? own.current(),
    isPinned: () => shown?.pinned ?? own.isPinned(),
    act: answer,
    destroy: close,
  };
}

/** The how-manieth of the page's frames this one is; of those in shadow roots the page has no list. */
function findNth(): number {
  for (let n = 0; n < parent.length; n++) if (parent[n] === self) return n;
  return -1;
}
