/**
 * From pointer to card. Hover: open after a dwell, stay while the pointer travels to the card, close a little after it
 * has left both. A click or tap on plain text pins; inside a link or a control it belongs to the page.
 * Events that a script made up (isTrusted false) do nothing.
 */
import type { CardController } from './card-controller';
import type { CardHost } from './card-host';
import { closest } from './dom';
import type { Hit, HitTest } from './hit-test';

const DWELL_MS = 150;
const LEAVE_MS = 300;
const PAGE_OWNS =
  'a[href],area,button,input,select,textarea,label,summary,[role=button],[role=link],[role=tab],[onclick],[contenteditable]';

export interface Pointer {
  destroy(): void;
}
export interface PointerOptions {
  document: Document;
  hitTest: HitTest;
  card: CardController;
  host: CardHost;
}

export function createPointer({ document, hitTest, card, host }: PointerOptions): Pointer {
  const stop = new AbortController();
  let frame = 0;
  let last: PointerEvent | null = null;
  let dwelling: Hit['mention'] | null = null;
  let dwellTimer: ReturnType<typeof setTimeout> | undefined;
  let leaveTimer: ReturnType<typeof setTimeout> | undefined;

  function stopDwelling(): void {
    clearTimeout(dwellTimer);
    dwelling = null;
  }
  function stay(): void {
    clearTimeout(leaveTimer);
    leaveTimer = undefined;
  }
  function leave(): void {
    stopDwelling();
    if (!card.current() || card.isPinned() || host.hasFocus()) return;
    leaveTimer ??= setTimeout(() => {
      leaveTimer = undefined;
      if (!card.isPinned() && !host.hasFocus()) card.close();
    }, LEAVE_MS);
  }

  function look(): void {
    frame = 0;
    const event = last;
    if (!event) return;
    if (host.isOwn(event.target)) {
      stopDwelling();
      stay();
      return;
    }
    const hit = hitTest(event.clientX, event.clientY);
    if (!hit) return leave();
    if (hit.mention === card.current()) {
      stopDwelling();
      return stay();
    }
    if (hit.mention === dwelling || card.isPinned() || host.hasFocus()) return;
    clearTimeout(dwellTimer);
    dwelling = hit.mention;
    dwellTimer = setTimeout(() => {
      stopDwelling();
      stay();
      card.open(hit.mention, { x: event.clientX });
    }, DWELL_MS);
    // On the way from one mention to another the old card goes as if it were left.
    if (card.current()) leaveTimer ??= setTimeout(() => ((leaveTimer = undefined), card.close()), LEAVE_MS);
  }

  function onMove(event: PointerEvent): void {
    // A held button selects text; a finger has no hover.
    if (!event.isTrusted || event.pointerType === 'touch' || event.buttons !== 0) return;
    last = event;
    frame ||= requestAnimationFrame(look);
  }

  function onClick(event: MouseEvent): void {
    if (!event.isTrusted || event.button !== 0 || host.isOwn(event.target)) return;
    const target = event.target instanceof Element ? event.target : null;
    const isSelecting = document.getSelection()?.isCollapsed === false;
    if (isSelecting || event.defaultPrevented || (target && closest(target, PAGE_OWNS))) return;
    const hit = hitTest(event.clientX, event.clientY);
    if (hit) {
      stopDwelling();
      stay();
      card.open(hit.mention, { pinned: true, x: event.clientX });
    } else if (event instanceof PointerEvent && event.pointerType === 'touch') {
      card.close();
    }
  }

  const listen = { passive: true, capture: true, signal: stop.signal };
  document.addEventListener('pointermove', onMove, listen);
  document.addEventListener('click', onClick, { passive: true, signal: stop.signal });
  (document.documentElement as Element | null)?.addEventListener(
    'pointerleave',
    (event) => event.isTrusted && leave(),
    listen,
  );
  // Scrolling moves the text away under a resting pointer.
  document.addEventListener('scroll', (event) => event.isTrusted && stopDwelling(), listen);

  return {
    destroy() {
      stop.abort();
      cancelAnimationFrame(frame);
      stopDwelling();
      stay();
    },
  };
}
