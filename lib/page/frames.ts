/** Does something in a page's document and in those of its frames of the same origin, nested and late ones too. */
import { isFrame } from './flat-tree';
import { findFrameDocuments } from './selected-text';

/**
 * `enter` undoes what it did when the signal is aborted, and leaves its listeners to the signal: the window of a frame
 * that has since gone to another origin throws at every property. Returns what undoes all.
 */
export function watchFrames(document: Document, enter: (document: Document, signal: AbortSignal) => void): () => void {
  /** With the element that each had: document.open() takes all listeners along, and the document stays the same. */
  const entered = new Map<Document, { top: Element | null; leave: AbortController }>();

  function look(): void {
    const now = new Set([document, ...findFrameDocuments(document)]);
    for (const [at, { top, leave }] of entered) {
      if (now.has(at) && at.documentElement === top) continue;
      entered.delete(at);
      leave.abort();
    }
    for (const at of now) {
      if (entered.has(at)) continue;
      const leave = new AbortController();
      enter(at, leave.signal);
      // `load` does not bubble, but it is caught on its way down to the frame.
      const onLoad = (event: Event): void => {
        if (event.target instanceof Object && 'tagName' in event.target && isFrame(event.target as Element)) look();
      };
      at.addEventListener('load', onLoad, { capture: true, signal: leave.signal });
      entered.set(at, { top: at.documentElement, leave });
    }
  }

  look();
  return () => {
    for (const { leave } of entered.values()) leave.abort();
    entered.clear();
  };
}
