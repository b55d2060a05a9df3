/** The background: wiring only. It answers messages and forgets; all that matters is in IndexedDB and settings. */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { annotate, openNameFinder, packAnswer, resetAnnotator, warmUp } from '../../lib/kb/annotator';
import { deriveOwnPack } from '../../lib/kb/entries/derive';
import { rejectOnPage, undoOnPage } from '../../lib/kb/entries/page-rejections';
import { takeInLeftDrafts } from '../../lib/kb/highlights/left-drafts';
import { binFromNote, changeFromNote } from '../../lib/kb/highlights/note-requests';
import { anchorOnPage, countOnPage, reattachOnPage, saveOnPage } from '../../lib/kb/highlights/page-requests';
import { getHighlight } from '../../lib/kb/highlights/store';
import { tendCopy } from '../../lib/kb/own-commit';
import { getEntityView, toCardView } from '../../lib/kb/queries';
import { createReadingWatch } from '../../lib/kb/readings/reading-watch';
import { pruneReadings, recordReading } from '../../lib/kb/readings/store';
import { ensureSeeded, getSeedingState, retrySeeding } from '../../lib/kb/seeding';
import { inReadersScript } from '../../lib/kb/traditional';
import { handle } from '../../lib/messaging/handle';
import { NOTE_PORT } from '../../lib/messaging/note-port';
import { schemas } from '../../lib/messaging/schemas';
import { dropDraft, keepDraft, onDraftLeft } from '../../lib/settings/drafts';
import { readingLogSetting } from '../../lib/settings/settings';
import { whereSetting } from '../../lib/settings/where';
import { followChoices, followTabs, inTurn, settle } from './access';
import { addSelectionFrom } from './add-entry';
import { followCommands, saveSelectionIn } from './commands';
import { findOpenNotes } from './notes';
import { ADD_MENU, createMenus, SAVE_MENU, warnIfEmptied } from './menu';
import {
  actInFrame,
  followSite,
  injectLate,
  injectReader,
  openHighlightInLibrary,
  openInLibrary,
  openWelcome,
  readTab,
  showCardAround,
} from './tabs';

export default defineBackground({
  type: 'module',
  main() {
    handle('wake', schemas.wake, 'page', (why, sender) => injectReader(sender, why, () => void warmUp()));
    handle('bring', schemas.bring, 'page', (script, sender) => injectLate(sender, script));
    handle('annotate', schemas.annotate, 'page', async (request, sender) => {
      const answer = await annotate(request, sender);
      readings.note(sender, answer);
      return packAnswer(answer);
    });
    handle('card', schemas.card, 'page', async (id) => {
      await ensureSeeded().catch(() => undefined); // the pack before it, if there is one, still answers
      return inReadersScript(toCardView(await getEntityView(id)));
    });
    handle('cardAround', schemas.cardAround, 'page', (request, sender) => showCardAround(request, sender));
    handle('actInFrame', schemas.actInFrame, 'page', (message, sender) => actInFrame(message, sender));
    handle('openEntity', schemas.openEntity, 'page', (id) => openInLibrary(id));

    handle('countHighlights', schemas.countHighlights, 'page', (page, sender) => countOnPage(sender, page));
    handle('anchorHighlights', schemas.anchorHighlights, 'page', (page, sender) =>
      anchorOnPage(sender, page, openNameFinder),
    );
    handle('saveHighlight', schemas.saveHighlight, 'page', (passage, sender) => saveOnPage(sender, passage));
    handle('reattachHighlight', schemas.reattachHighlight, 'page', (passage, sender) =>
      reattachOnPage(sender, passage),
    );
    handle('highlight', schemas.highlight, 'inner', async (id) => {
      await takeInLeftDrafts(findOpenNotes); // the note that is opened again shows what was typed in the last
      return (await getHighlight(id)) ?? null;
    });
    handle('rejectEntity', schemas.rejectEntity, 'page', (rejection, sender) => rejectOnPage(sender, rejection));
    handle('undoRejection', schemas.undoRejection, 'page', (choice, sender) => undoOnPage(sender, choice));
    handle('changeHighlight', schemas.changeHighlight, 'inner', (change) => changeFromNote(change));
    handle('binHighlight', schemas.binHighlight, 'inner', (change) => binFromNote(change));
    handle('keepDraft', schemas.keepDraft, 'inner', ({ token, draft }) =>
      draft ? keepDraft(token, draft) : dropDraft(token),
    );
    handle('openHighlight', schemas.openHighlight, 'inner', (id) => openHighlightInLibrary(id));

    handle('seeding', schemas.seeding, 'inner', () => getSeedingState());
    handle('retrySeeding', schemas.retrySeeding, 'inner', () => {
      resetAnnotator();
      return retrySeeding();
    });
    handle('siteChanged', schemas.siteChanged, 'inner', ({ tabId }) => followSite(tabId));
    handle('readTab', schemas.readTab, 'inner', ({ tabId }) => inTurn(() => readTab(tabId)));
    followChoices();
    followCommands();

    // A note's frame says that it goes. Where it could not: its port ends. Where the worker slept and so had no port:
    // it is woken by the tab's end, or looks as it wakes for anything else.
    onDraftLeft(() => void takeInLeftDrafts(findOpenNotes));
    browser.runtime.onConnect.addListener((port) => {
      if (port.name === NOTE_PORT) port.onDisconnect.addListener(() => void takeInLeftDrafts(findOpenNotes));
    });
    browser.tabs.onRemoved.addListener(() => void takeInLeftDrafts(findOpenNotes));
    void takeInLeftDrafts(findOpenNotes);

    browser.contextMenus.onClicked.addListener((info, tab) => {
      if (tab?.id === undefined) return;
      if (info.menuItemId === SAVE_MENU) void saveSelectionIn(tab);
      if (info.menuItemId === ADD_MENU) void addSelectionFrom(tab, info);
    });
    browser.runtime.onStartup.addListener(() => {
      void inTurn(settle);
      void tendCopy()
        .catch(() => undefined)
        .then(warnIfEmptied)
        .then(deriveAnew)
        .then(pruneQuietly);
    });

    browser.runtime.onInstalled.addListener(({ reason }) => {
      createMenus();
      const settled = inTurn(() => settle().then(followTabs));
      if (reason === 'install') void settled.then(welcome, welcome);
      // Failure is kept and told by the popup, which offers to retry.
      const seeded = ensureSeeded().catch(() => undefined);
      void tendCopy()
        .catch(() => undefined)
        .then(() => seeded)
        .then(deriveAnew)
        .then(pruneQuietly);
    });
  },
});

const readings = createReadingWatch({
  isOn: async () => (await readingLogSetting.getValue()) === 'on',
  getTab: (id) => browser.tabs.get(id).catch(() => undefined),
  record: recordReading,
});

/** Once: who has chosen (or has granted all) already is not asked. */
async function welcome(): Promise<void> {
  if ((await whereSetting.getValue()) === null) await openWelcome();
}

/** The own rows may have come back from their copy, and the shipped pack may be another. */
const deriveAnew = (): Promise<unknown> => deriveOwnPack().catch(() => undefined);

const pruneQuietly = (): Promise<unknown> => pruneReadings().catch(() => undefined);
