/** Notices that the reader, not the page, has selected some text or let go of it; in frames of the same origin too. */
import { findSelectedText, isInEditor } from './selected-text';
import { watchFrames } from './frames';

export interface SelectionWatch {
  destroy(): void;
}
export interface SelectionWatchOptions {
  document: Document;
  isOwn: (node: EventTarget | null) => boolean;
  onSelected: () => void;
  onCleared: () => void;
}

/** The browser settles the selection after the button is up (a click inside it clears it). */
const SETTLES_MS = 20;
const SELECTING_KEYS = /^(?:Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown|a|A)$/;

export function createSelectionWatch({
  document,
  isOwn,
  onSelected,
  onCleared,
}: SelectionWatchOptions): SelectionWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const selected = findSelectedText(document);
      if (selected && !isInEditor(selected.range.startContainer)) onSelected();
      else onCleared();
    }, SETTLES_MS);
  };

  function listen(at: Document): () => void {
    const stop = new AbortController();
    const how = { passive: true, capture: true, signal: stop.signal };
    at.addEventListener('pointerup', (event) => event.isTrusted && !isOwn(event.target) && look(), how);
    at.addEventListener(
      'keyup',
      (event) => {
        const selects = event.shiftKey || event.ctrlKey || event.metaKey || event.key === 'Shift';
        if (
          event.isTrusted &&
          !isOwn(event.target) &&
          selects &&
          (SELECTING_KEYS.test(event.key) || event.key === 'Shift')
        )
          look();
      },
      how,
    );
    // Gone without a pointer: Esc, an arrow key, the page itself.
    at.addEventListener('selectionchange', () => at.getSelection()?.isCollapsed !== false && look(), how);
    return () => stop.abort();
  }

  const unwatch = watchFrames(document, listen);
  // A page that the reader was just let into by a selection. One in which nobody pressed anything selects for itself.
  if (navigator.userActivation.hasBeenActive) look();
  return {
    destroy() {
      clearTimeout(timer);
      unwatch();
    },
  };
}
