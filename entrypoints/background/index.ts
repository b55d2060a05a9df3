/** The background: wiring only. It answers messages and forgets; all that matters is in IndexedDB and settings. */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { annotate, resetAnnotator } from '../../lib/kb/annotator';
import { getEntityView } from '../../lib/kb/queries';
import { ensureSeeded, getSeedingState, retrySeeding } from '../../lib/kb/seeding';
import { handle } from '../../lib/messaging/handle';
import { schemas } from '../../lib/messaging/schemas';
import { followSite, injectReader, openInLibrary, wakeOpenTabs } from './tabs';

export default defineBackground({
  type: 'module',
  main() {
    handle('wake', schemas.wake, 'page', (_, sender) => injectReader(sender));
    handle('annotate', schemas.annotate, 'page', (request) => annotate(request));
    handle('card', schemas.card, 'page', async (id) => {
      await ensureSeeded().catch(() => undefined); // the pack before it, if there is one, still answers
      return getEntityView(id);
    });
    handle('openEntity', schemas.openEntity, 'page', (id) => openInLibrary(id));

    handle('seeding', schemas.seeding, 'inner', () => getSeedingState());
    handle('retrySeeding', schemas.retrySeeding, 'inner', () => {
      resetAnnotator();
      return retrySeeding();
    });
    handle('siteChanged', schemas.siteChanged, 'inner', ({ tabId }) => followSite(tabId));

    browser.runtime.onInstalled.addListener(() => {
      // Failure is kept and told by the popup, which offers to retry.
      void ensureSeeded().catch(() => undefined);
      void wakeOpenTabs();
    });
  },
});
