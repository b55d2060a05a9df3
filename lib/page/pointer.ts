/**
 * From pointer to popover. Hover: open after a dwell, stay while the pointer travels to the popover, close a little after
 * it has left both. A click or tap on plain text pins; inside a link or a control it belongs to the page.
 * Events that a script made up (isTrusted false) do nothing.
 */
import type { OpenOptions } from './card-controller';
import type { CardHost } from './card-host';
import { closest } from './dom';
import type { EarlyEvents } from './early-input';

const DWELL_MS = 150;
const LEAVE_MS = 300;
const PAGE_OWNS =
  'a[href],area,button,input,select,textarea,label,summary,[role=button],[role=link],[role=tab],[onclick],[contenteditable]';

export interface Pointer {
  /** Takes what the pointer did before. */
  begin: (early: Partial<Pick<EarlyEvents, 'pointermove' | 'click'>>) => void;
  destroy: () => void;
}
/** What lies under the pointer, and how its popover opens. The same thing is the same `subject`. */
export interface Pointed {
  subject: object;
  open: (options: OpenOptions) => void;
}
/** The popover that is open, whatever it explains. */
export interface Popover {
  /** Null where none is open or about to be. */
  current: () => object | null;
  isPinned: () => boolean;
  close: () => void;
  /** Something beside it was pressed. */
  onPressOutside: () => void;
}
export interface PointerOptions {
  /** The page's, or that of a frame in it. */
  document: Document;
  findPointed: (x: number, y: number) => Pointed | null;
  popover: Popover;
  host: CardHost;
  /** Text is selected and about to be saved: nothing opens over it. */
  isBusy: () => boolean;
}

export function createPointer({ document, findPointed, popover, host, isBusy }: PointerOptions): Pointer {
  const stop = new AbortController();
  let frame = 0;
  let last: PointerEvent | null = null;
  let dwelling: object | null = null;
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
    if (!popover.current() || popover.isPinned() || host.hasFocus()) return;
    leaveTimer ??= setTimeout(() => {
      leaveTimer = undefined;
      if (!popover.isPinned() && !host.hasFocus()) popover.close();
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
    const hit = findPointed(event.clientX, event.clientY);
    if (!hit) return leave();
    if (hit.subject === popover.current()) {
      stopDwelling();
      return stay();
    }
    if (hit.subject === dwelling || popover.isPinned() || host.hasFocus()) return;
    clearTimeout(dwellTimer);
    dwelling = hit.subject;
    dwellTimer = setTimeout(() => {
      stopDwelling();
      // Asked only now: a click beside the bar closes it in a moment, and the pointer may rest here already.
      if (isBusy()) return;
      stay();
      hit.open({ x: event.clientX });
    }, DWELL_MS);
    // On the way from one mention to another the old card goes as if it were left.
    if (popover.current()) leaveTimer ??= setTimeout(() => ((leaveTimer = undefined), popover.close()), LEAVE_MS);
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
    const hit = findPointed(event.clientX, event.clientY);
    if (hit) {
      stopDwelling();
      stay();
      hit.open({ pinned: true, x: event.clientX });
    } else if (event instanceof PointerEvent && event.pointerType === 'touch') {
      popover.close();
    }
  }

  const listen = { passive: true, capture: true, signal: stop.signal };
  document.addEventListener('pointermove', onMove, listen);
  // Inside a frame of ours the page hears of no moves: that the pointer has gone in there is all.
  document.addEventListener('pointerover', (event) => host.isOwn(event.target) && stay(), listen);
  // A press begins a selection, or goes elsewhere: what was about to open does not.
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.isTrusted || host.isOwn(event.target)) return;
      stopDwelling();
      popover.onPressOutside();
    },
    listen,
  );
  document.addEventListener('click', onClick, { passive: true, signal: stop.signal });
  (document.documentElement as Element | null)?.addEventListener(
    'pointerleave',
    (event) => event.isTrusted && leave(),
    listen,
  );
  // Scrolling moves the text away under a resting pointer.
  document.addEventListener('scroll', (event) => event.isTrusted && stopDwelling(), listen);

  return {
    begin({ pointermove, click }) {
      // In px of its own document.
      if (click?.view === document.defaultView) onClick(click);
      if (pointermove?.view === document.defaultView) onMove(pointermove);
    },
    destroy() {
      stop.abort();
      cancelAnimationFrame(frame);
      stopDwelling();
      stay();
    },
  };
}
