/**
 * Cards for mentions in frames of another origin that have no room for one. The reader there asks for them and looks
 * after its mention (card-around.ts); all goes through the background, so that no page hears or forges it.
 */
import type { FrameCard, FrameCardAct, FrameCardAnswer, FrameCardRequest } from '../messaging/protocol';
import type { CardController } from './card-controller';
import type { CardHost } from './card-host';
import { isOfFrame, type FrameMention } from './card-subject';
import { settle } from './rejection';

/** How far a frame's size may be from what it says itself: parts of a px. */
const ROUNDING_PX = 1;

export interface FrameCards {
  /** Whether it was done. */
  take(message: { frameId: number; site: string; request: FrameCardRequest }): boolean;
}
export interface FrameCardsOptions {
  card: CardController;
  host: CardHost;
  act: (message: { frameId: number; act: FrameCardAct }) => Promise<FrameCardAnswer>;
}

export type CreateFrameCards = (options: FrameCardsOptions) => FrameCards;

export const createFrameCards: CreateFrameCards = ({ card, host, act }) => {
  function toMention(frameId: number, token: number, site: string, frame: Element, asked: FrameCard): FrameMention {
    const tell = (what: 'closed' | 'pinned' | 'unpinned' | 'save' | 'note' | 'next' | 'previous'): void =>
      void act({ frameId, act: { token, do: what } }).catch(() => undefined);
    const settled = (message: FrameCardAct) =>
      settle(
        act({ frameId, act: message }).then((outcome) => {
          if (typeof outcome === 'boolean') throw new Error('the mention is gone');
          return outcome;
        }),
      );
    const mention: FrameMention = {
      frameId,
      token,
      annotation: asked.annotation,
      context: asked.context,
      noted: asked.noted,
      site,
      passage: {
        element: frame,
        rects() {
          const corner = findCorner(frame);
          return asked.rects.map((r) => new DOMRect(corner.x + r.x, corner.y + r.y, r.width, r.height));
        },
      },
      vertical: asked.vertical,
      save: () => tell('save'),
      openNote: () => tell('note'),
      reject: (scope) => settled({ token, do: 'reject', scope }),
      undoRejection: (choice) => settled({ token, do: 'undo', choice }),
      onPinned: (pinned) => tell(pinned ? 'pinned' : 'unpinned'),
      onClosed: () => tell('closed'),
      isHeld: () => frame.matches(':hover'),
      go: tell,
      check: () =>
        void act({ frameId, act: { token, do: 'check' } })
          .catch(() => false)
          .then((isThere) => isThere === false && card.current() === mention && card.close()),
    };
    return mention;
  }

  return {
    take({ frameId, site, request }) {
      const { token } = request;
      const current = card.current();
      const open = current && isOfFrame(current) && current.frameId === frameId ? current : null;
      if (request.do === 'open') {
        const { pinned, focus, x, nth, width, height } = request.card;
        // What is pinned or in use here stays, unless its own frame goes on.
        if (!open && !focus && (card.isPinned() || host.hasFocus())) return false;
        const frame = findFrame(nth, width, height);
        if (!frame) {
          if (open) card.close();
          return false;
        }
        const mention = toMention(frameId, token, site, frame, request.card);
        card.open(mention, { pinned, focus, ...(x !== undefined && { x: findCorner(frame).x + x }) });
        return true;
      }
      if (open?.token !== token) return false;
      if (request.do === 'pin') card.open(open, { pinned: true });
      else if (request.do === 'close') card.close();
      // On its way from the mention the pointer may have come into the card.
      else if (!card.isPinned() && !host.hasFocus() && !host.element().matches(':hover')) card.close();
      return true;
    },
  };
};

/** Null in any doubt, also where the page shows the frame in another size than it has. */
function findFrame(nth: number, width: number, height: number): Element | null {
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === self[nth]);
  if (!frame) return null;
  const box = frame.getBoundingClientRect();
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(frame);
  const inner = {
    width: frame.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight),
    height: frame.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom),
  };
  const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= ROUNDING_PX;
  const isPlain = isSame(box.width, frame.offsetWidth) && isSame(box.height, frame.offsetHeight);
  return isPlain && isSame(inner.width, width) && isSame(inner.height, height) ? frame : null;
}

/** Where a frame's own viewport begins, in px of this one. */
function findCorner(frame: Element): { x: number; y: number } {
  const { left, top } = frame.getBoundingClientRect();
  const { paddingLeft, paddingTop } = getComputedStyle(frame);
  return { x: left + frame.clientLeft + parseFloat(paddingLeft), y: top + frame.clientTop + parseFloat(paddingTop) };
}
