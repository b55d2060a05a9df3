/** Notices that the reader, not the page, has selected some text or let go of it; in frames of the same origin too. */
import type { EarlyEvents } from './early-input';
import { findSelectedText, isInEditor } from './selected-text';
import { watchFrames } from './frames';
import { wakingSelection } from './waking-selection';

export interface SelectionWatch {
  destroy(): void;
}
export interface SelectionWatchOptions {
  document: Document;
  isOwn: (node: EventTarget | null) => boolean;
  onSelected: () => void;
  onCleared: () => void;
  /** What the reader did before. */
  early: Partial<Pick<EarlyEvents, 'pointerup' | 'keyup'>>;
}

/** The browser settles the selection after the button is up (a click inside it clears it). */
const SETTLES_MS = 20;
const SELECTING_KEYS = /^(?:Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown|a|A)$/;

export function createSelectionWatch({
  document,
  isOwn,
  onSelected,
  onCleared,
  early,
}: SelectionWatchOptions): SelectionWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReaders = false;
  /** `byReader`: what is selected may be offered; else it is only looked whether anything still is. */
  const look = (byReader: boolean): void => {
    isReaders ||= byReader;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const selected = findSelectedText(document);
      if (!selected || isInEditor(selected.range.startContainer)) onCleared();
      else if (isReaders) onSelected();
      isReaders = false;
    }, SETTLES_MS);
  };

  function onPointerUp(event: PointerEvent): void {
    if (event.isTrusted && !isOwn(event.target)) look(true);
  }
  function onKeyUp(event: KeyboardEvent): void {
    const selects = event.shiftKey || event.ctrlKey || event.metaKey || event.key === 'Shift';
    if (!event.isTrusted || isOwn(event.target) || !selects) return;
    if (SELECTING_KEYS.test(event.key) || event.key === 'Shift') look(true);
  }

  function listen(at: Document, signal: AbortSignal): void {
    const how = { passive: true, capture: true, signal };
    at.addEventListener('pointerup', onPointerUp, how);
    at.addEventListener('keyup', onKeyUp, how);
    // Gone without a pointer: Esc, an arrow key, the page itself.
    at.addEventListener('selectionchange', () => at.getSelection()?.isCollapsed !== false && look(false), how);
  }

  const unwatch = watchFrames(document, listen);
  if (wakingSelection.take()) look(true);
  if (early.pointerup) onPointerUp(early.pointerup);
  early.keyup?.forEach(onKeyUp);
  return {
    destroy() {
      clearTimeout(timer);
      unwatch();
    },
  };
}
