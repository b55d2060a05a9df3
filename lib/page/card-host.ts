/**
 * The one element that Jiazhu adds to a page: a marked <div> beside <body>, when first needed; while a modal dialog is
 * open, in that, since it makes all around it inert. Its shadow root is closed,
 * so the page can neither read nor style what is in it; as a popover it lies above everything without z-index games.
 *
 * A <div>, since the page can define any name with a hyphen as a custom element of its own, and take the closed root
 * through attachInternals().
 */
import { HOST_ATTRIBUTE } from './block-elements';
import { closest, contains } from './dom';

export type HostPart = 'card' | 'note' | 'bar';
export interface CardHost {
  /** The host, made now if need be. */
  element: () => HTMLElement;
  /** Where this part is rendered, in the shadow root; one of them is filled at a time. */
  container(part: HostPart): HTMLElement;
  /** Says whether it shows: the page may have taken it out once too often. */
  show(): boolean;
  /** For what is shown; they come with what draws it. */
  setStyles(css: string): void;
  hide(): void;
  /** We take it to another place just now, and not the page. */
  isMoving(): boolean;
  isOwn: (node: EventTarget | null) => boolean;
  /** Whether the keyboard focus is inside. */
  hasFocus(): boolean;
  destroy(): void;
}

/** A page that keeps removing the host has its will after this many times. */
const MAX_RETURNS = 3;
/** `all: initial` against inherited and general styles, which leaves out direction; !important, since a page may style `*` so. */
const FRAME: Record<string, string> = {
  all: 'initial', direction: 'ltr', 'unicode-bidi': 'normal', position: 'fixed', inset: 'auto', left: '0', top: '0', margin: '0', padding: '0', border: '0',
  width: 'max-content', 'max-width': 'calc(100vw - 16px)', background: 'transparent', overflow: 'visible', 'z-index': '2147483647',
}; // prettier-ignore

export function createCardHost(document: Document): CardHost {
  let host: HTMLElement | undefined;
  let root: ShadowRoot | undefined;
  let sheet: HTMLStyleElement | undefined;
  let styles = '';
  const parts = new Map<HostPart, HTMLElement>();
  let returns = 0;
  let isMoving = false;

  /** Where it can be seen and pressed; where the page has put it, if that is such a place. */
  function attach(host: HTMLElement): void {
    const modal = findModal();
    if (modal ? contains(modal, host) : host.isConnected && !closest(host, 'dialog')) return;
    const around = modal ?? document.documentElement;
    // What observes the page is told after this, and before anything else runs.
    isMoving = host.isConnected;
    queueMicrotask(() => (isMoving = false));
    (around as Element | null)?.append(host);
  }

  /** The one with the focus, of several. */
  function findModal(): Element | null {
    const focused = document.activeElement;
    return (
      (focused && closest(focused, 'dialog:modal')) ?? [...document.querySelectorAll('dialog:modal')].at(-1) ?? null
    );
  }

  function element(): HTMLElement {
    if (host) {
      // With a dialog it goes by no ill will.
      const isWithDialog = host.parentNode !== null;
      if (!host.isConnected && (isWithDialog || returns++ < MAX_RETURNS)) attach(host);
      return host;
    }
    host = document.createElement('div');
    host.setAttribute(HOST_ATTRIBUTE, '');
    for (const [property, value] of Object.entries(FRAME)) host.style.setProperty(property, value, 'important');
    host.style.setProperty('display', 'none', 'important');
    if (typeof host.showPopover === 'function') host.popover = 'manual';
    root = host.attachShadow({ mode: 'closed' });
    sheet = document.createElement('style');
    root.append(sheet);
    attach(host);
    return host;
  }

  return {
    element,
    container(part) {
      element();
      let container = parts.get(part);
      if (!container) {
        container = document.createElement('div');
        parts.set(part, container);
        root?.append(container);
      }
      return container;
    },
    show() {
      const shown = element();
      if (sheet?.textContent === '') sheet.textContent = styles;
      shown.style.setProperty('display', 'block', 'important');
      if (!shown.isConnected) return false;
      if (!shown.popover || shown.matches(':popover-open')) return true;
      // Not while it shows: a frame in it would be loaded anew.
      attach(shown);
      try {
        shown.showPopover();
      } catch {
        // InvalidStateError: the page moved it in between. Without the top layer the z-index has to do.
      }
      return true;
    },
    setStyles: (css) => (styles = css),
    hide() {
      if (!host) return;
      host.style.setProperty('display', 'none', 'important');
      if (host.popover && host.isConnected && host.matches(':popover-open')) host.hidePopover();
    },
    isMoving: () => isMoving,
    // Events from the closed root carry the host as their target.
    isOwn: (node) => node !== null && (node === host || (node instanceof Node && host?.contains(node) === true)),
    hasFocus: () => host !== undefined && document.activeElement === host,
    destroy() {
      host?.remove();
      host = root = undefined;
      parts.clear();
    },
  };
}
