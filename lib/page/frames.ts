/** Does something in a page's document and in those of its frames of the same origin, nested and late ones too. */
import { isFrame } from './flat-tree';
import { findFrameDocuments } from './selected-text';

/** `enter` returns what undoes it; returns what undoes all. */
export function watchFrames(document: Document, enter: (document: Document) => () => void): () => void {
  const entered = new Map<Document, () => void>();

  function look(): void {
    const now = new Set([document, ...findFrameDocuments(document)]);
    for (const [at, leave] of entered) {
      if (now.has(at)) continue;
      entered.delete(at);
      leave();
    }
    for (const at of now) {
      if (entered.has(at)) continue;
      const undo = enter(at);
      // `load` does not bubble, but it is caught on its way down to the frame.
      const onLoad = (event: Event): void => {
        if (event.target instanceof Object && 'tagName' in event.target && isFrame(event.target as Element)) look();
      };
      at.addEventListener('load', onLoad, { capture: true });
      entered.set(at, () => {
        at.removeEventListener('load', onLoad, { capture: true });
        undo();
      });
    }
  }

  look();
  return () => {
    for (const leave of entered.values()) leave();
    entered.clear();
  };
}
