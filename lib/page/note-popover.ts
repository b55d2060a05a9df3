/**
 * The note of a saved passage: a frame of the extension in our closed shadow root. A page can neither read what is in
 * it nor hear what is typed, which it could of text in the shadow root itself (key events, find()).
 */
import type { FromNote, ShowNote } from '../messaging/note-port';
import type { OpenOptions } from './card-controller';
import type { CardHost } from './card-host';
import { MAX_HEIGHT } from './card-state';
import { focus as moveFocus } from './dom';
import type { Passage } from './popover-position';
import type { LoadSurfaces, Surfaces } from './surfaces';

export interface NoteSubject {
  /** Of the highlights that lie here, the innermost first. */
  ids: string[];
  wordings: Record<string, string>;
  passage: Passage;
}
export interface NotePopover {
  open(subject: NoteSubject, options?: OpenOptions): void;
  close(): void;
  current(): NoteSubject | null;
  isPinned(): boolean;
  /** Something is being written in it. */
  isBusy(): boolean;
  destroy(): void;
}
export interface NotePopoverOptions {
  document: Document;
  host: CardHost;
  surfaces: LoadSurfaces;
  /** The note's page: the address to load, and the origin that it then has (not the address's, which is made up by the browser). */
  page: { url: string; origin: string };
  onOpen: () => void;
  onGo: (step: 1 | -1) => void;
}

const WIDTH_PX = 340;
/** Until the frame has said how high it is. */
const FIRST_HEIGHT_PX = 120;

export function createNotePopover({ document, host, surfaces, page, onOpen, onGo }: NotePopoverOptions): NotePopover {
  /** Counts what was asked for: it may be over when what draws it is there. */
  let turn = 0;
  let subject: NoteSubject | null = null;
  let frame: HTMLIFrameElement | null = null;
  let port: MessagePort | null = null;
  let unfollow: (() => void) | undefined;
  let pinned = false;
  let busy = false;
  let focusedBefore: Element | null = null;
  let maxHeight = MAX_HEIGHT;

  function receive(message: FromNote): void {
    switch (message.type) {
      case 'size':
        setHeight(message.height);
        break;
      case 'busy':
        busy = message.busy;
        break;
      case 'close':
        close();
        break;
      case 'go':
        onGo(message.step);
        break;
      case 'chosen':
        pinned = true;
    }
  }

  function setHeight(height: number): void {
    frame?.style.setProperty('height', `${Math.min(height, maxHeight)}px`, 'important');
  }

  function show(next: NoteSubject, ui: Surfaces, { pinned: isPinned = false, focus = false, x }: OpenOptions): void {
    onOpen();
    if (focus && !host.hasFocus()) focusedBefore = document.activeElement;
    const container = host.container('note');
    const inner = document.createElement('iframe');
    inner.src = page.url;
    inner.className = 'note-frame';
    inner.style.cssText = `width:${WIDTH_PX}px;height:${FIRST_HEIGHT_PX}px`;
    const channel = new MessageChannel();
    inner.addEventListener(
      'load',
      () => {
        const message: ShowNote = { type: 'show', ids: next.ids, wordings: next.wordings, focus, maxHeight };
        // To the extension's own page only: had something else been loaded there, it would get neither ids nor port.
        inner.contentWindow?.postMessage(message, page.origin, [channel.port2]);
        if (focus) inner.focus({ preventScroll: true });
      },
      { once: true },
    );
    channel.port1.onmessage = ({ data }) => frame === inner && receive(data as FromNote);
    port?.close();
    port = channel.port1;
    frame = inner;
    container.replaceChildren(inner);
    subject = next;
    pinned = isPinned || focus;
    busy = false;
    if (!host.show()) return close();
    unfollow?.();
    unfollow = ui.follow({
      host: host.element(),
      passage: next.passage,
      pointX: x,
      setMaxHeight: (px) => {
        if (Math.abs(px - maxHeight) < 1) return;
        maxHeight = px;
        port?.postMessage({ type: 'resize', maxHeight: px });
      },
      onHidden: () => {
        if (!pinned && !busy) close();
      },
    });
  }

  function close(): void {
    turn++;
    if (!subject) return;
    const hadFocus = host.hasFocus();
    subject = null;
    unfollow?.();
    unfollow = undefined;
    port?.close();
    frame?.remove();
    port = frame = null;
    pinned = busy = false;
    host.hide();
    if (hadFocus && focusedBefore instanceof HTMLElement) moveFocus(focusedBefore, { preventScroll: true });
    focusedBefore = null;
  }

  return {
    open(next, options = {}) {
      if (subject && next.ids.join() === subject.ids.join()) {
        pinned ||= options.pinned ?? false;
        return;
      }
      const mine = ++turn;
      void surfaces().then(
        (ui) => mine === turn && show(next, ui, options),
        () => undefined, // the extension is gone
      );
    },
    close,
    current: () => subject,
    isPinned: () => pinned || busy,
    isBusy: () => busy,
    destroy: close,
  };
}
