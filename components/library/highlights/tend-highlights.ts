/** What the library does for the highlights once it is open, whatever it shows. */
import { purgeBin } from '../../../lib/kb/highlights/store';
import { countAll, memory } from './highlight-memory';

/** After the first drawing, so long (ms): nothing here is waited for. */
const LATER = 400;

export function tendHighlights(): void {
  setTimeout(() => {
    // Lists of highlights have counted already; other pages show how many there are.
    if (memory.get().total === null) void countAll();
    // Asks the browser not to empty the store by itself. Chromium answers without asking anybody; a no changes nothing.
    void navigator.storage.persist().catch(() => false);
    // What cannot be written now is tried again when the library is opened next.
    void purgeBin().catch(() => undefined);
  }, LATER);
}
