/** Injected by the background into a page with Chinese text. Wiring only: the reader is in lib/page. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { toAddresses } from '../../lib/kb/highlights/page-address';
import { onMessage, sendMessage } from '../../lib/messaging/messages';
import type { LateScript } from '../../lib/messaging/protocol';
import { findCanonical } from '../../lib/page/canonical';
import { createReader } from '../../lib/page/reader';
import { findOffered, loadOnce } from '../../lib/page/late-scripts';
import { displaySettings, watchDisplay } from '../../lib/settings/display-choice';
import { mayHaveHighlights, watchChanges } from '../../lib/settings/highlight-traces';
import { getKnowledgeStamp, watchKnowledge } from '../../lib/settings/knowledge-changes';
import {
  colorSetting,
  disabledSitesSetting,
  marksSetting,
  readAll,
  selectionButtonSetting,
  showPhrasesSetting,
  showTermsSetting,
} from '../../lib/settings/settings';

/** By a symbol: an element with an id is a property of the window, in this world too, and could stand under any word. */
const READER = Symbol.for('jiazhu reader');

/** The reader in this page, if any; a reader whose extension is gone makes room for a new one. */
interface ReaderWorld {
  [READER]?: { isAlive: () => boolean; destroy: () => void } | undefined;
}

const isAlive = (): boolean => {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false; // Firefox: the dead wrapper throws.
  }
};

const toOwnAddresses = (): string[] => toAddresses(location.href, findCanonical(document));

export default defineContentScript({
  // Injected by the background; a pattern here would be a permission that is required.
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  // Pages would hear it, and could answer.
  noScriptStartedPostMessage: true,
  main: start,
});

async function start(): Promise<void> {
  const world = globalThis as ReaderWorld;
  if (world[READER]?.isAlive()) return;
  world[READER]?.destroy();
  const undo: (() => void)[] = [];
  const destroy = (): void => {
    for (const remove of undo.splice(0)) {
      try {
        remove();
      } catch {
        // A dead context has no API left to unregister from.
      }
    }
    if (world[READER] === self) world[READER] = undefined;
  };
  const self = { isAlive, destroy };
  world[READER] = self;

  const isOff = (sites: string[]): boolean => sites.includes(location.hostname);
  const { disabledSites, script, pinyin, explanations, ...settings } = await readAll({
    disabledSites: disabledSitesSetting,
    marks: marksSetting,
    showTerms: showTermsSetting,
    showPhrases: showPhrasesSetting,
    color: colorSetting,
    selectionButton: selectionButtonSetting,
    ...displaySettings,
  });
  if (isOff(disabledSites)) return destroy();
  let display = { script, pinyin, explanations };
  // Destroyed while the settings were being read.
  if (world[READER] !== self) return;

  /** In this frame, by the background. */
  const bring = (script: LateScript): Promise<void> => sendMessage('bring', script);
  const loadSurfaces = loadOnce('surfaces', bring);
  const reader = createReader(
    {
      annotate: (request) => sendMessage('annotate', request),
      knowledge: { getKnowledgeStamp, watchKnowledge },
      loadInteraction: loadOnce('interaction', bring),
      interaction: {
        loadEntity: (id) => sendMessage('card', id),
        openInLibrary: (id) => void sendMessage('openEntity', id).catch(() => undefined),
        // In a frame of the page itself; of one in such a frame the page knows nothing.
        askAround: window !== top && parent === top ? (request) => sendMessage('cardAround', request) : undefined,
        actInFrame: (message) => sendMessage('actInFrame', message),
        reject: (rejection) => sendMessage('rejectEntity', rejection),
        undoRejection: (choice) => sendMessage('undoRejection', choice),
        mayHaveHighlights: () => mayHaveHighlights(toOwnAddresses()),
        countHighlights: (page) => sendMessage('countHighlights', page),
        anchorHighlights: (page) => sendMessage('anchorHighlights', page),
        saveHighlight: (passage) => {
          void colorSetting.setValue(passage.color);
          return sendMessage('saveHighlight', passage);
        },
        reattachHighlight: (passage) => sendMessage('reattachHighlight', passage),
        notePage: { url: browser.runtime.getURL('/note.html'), origin: browser.runtime.getURL('/').replace(/\/$/, '') },
        surfaces: async () => {
          const surfaces = await loadSurfaces();
          surfaces.showAs(display);
          return surfaces;
        },
      },
      settings,
      isAlive,
    },
    destroy,
    () => {
      destroy();
      void start();
    },
  );
  const { report, scrollTo, setSettings, interaction, current } = reader;
  undo.push(
    reader.destroy,
    onMessage('report', report),
    onMessage('scrollTo', ({ data }) => scrollTo(data)),
    onMessage('reportHighlights', async () => (await interaction()).reportHighlights()),
    onMessage('scrollToHighlight', async ({ data }) => (await interaction()).scrollToHighlight(data)),
    onMessage('saveSelection', async () => (await interaction()).saveSelection()),
    onMessage('selectedName', async () => (await interaction()).selectedName()),
    onMessage('frameCard', async ({ data }) => (await interaction()).frameCard(data)),
    onMessage('frameCardAct', async ({ data }) => (await interaction()).frameCardAct(data)),
    // A command may be what brought the reader here: it goes to what is read.
    onMessage('command', async ({ data }) => {
      await reader.whenRead;
      (await interaction()).command(data);
    }),
    onMessage('reattachToSelection', async ({ data }) => (await interaction()).reattachToSelection(data)),
    watchChanges(toOwnAddresses, () => {
      const there = current();
      if (there) there.refreshHighlights();
      // It draws them as it comes.
      else void interaction().catch(() => undefined);
    }),
    onMessage('destroy', destroy),
    disabledSitesSetting.watch((sites) => isOff(sites) && destroy()),
    marksSetting.watch((marks) => setSettings(Object.assign(settings, { marks }))),
    showTermsSetting.watch((showTerms) => setSettings(Object.assign(settings, { showTerms }))),
    showPhrasesSetting.watch((showPhrases) => setSettings(Object.assign(settings, { showPhrases }))),
    watchDisplay((choice) => {
      display = choice;
      findOffered('surfaces')?.showAs(choice);
      current()?.refreshCard();
    }),
    colorSetting.watch((color) => Object.assign(settings, { color })),
    selectionButtonSetting.watch((selectionButton) => Object.assign(settings, { selectionButton })),
  );
}
