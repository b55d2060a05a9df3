/** How an extension page shows names and explanations: as the reader has chosen, and at once when that changes. */
import { loadConverter } from '../../lib/kb/traditional';
import { readDisplay, watchDisplay } from '../../lib/settings/display-choice';
import { watchKnowledge } from '../../lib/settings/knowledge-changes';
import { display, showAs } from './language';

/** Before the page is first drawn, so that nothing is drawn twice; the dictionary of traditional script comes later. */
export async function followDisplay(): Promise<void> {
  watchDisplay((choice) => {
    showAs(choice, display.get().convert);
    void refreshConverter();
  });
  // names of the reader's own go before the dictionary
  watchKnowledge(() => void refreshConverter());
  showAs(await readDisplay());
  void refreshConverter();
}

async function refreshConverter(): Promise<void> {
  if (display.get().script !== 'hant') return;
  // without it, explanations are there in the script that they were written in
  const convert = await loadConverter().catch(() => undefined);
  if (convert && convert !== display.get().convert) display.set({ ...display.get(), convert });
}
