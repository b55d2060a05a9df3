/**
 * The reader of one page: page text → annotate → marks → hit-testing → card; and what the reader keeps of it
 * (highlighting.ts). All of it undoes itself in `destroy`.
 */
import type { HighlightColor } from '../core/model/colors';
import type {
  AnnotateRequest,
  AnnotateResponse,
  EntityView,
  HighlightsReport,
  PageReport,
  ReaderCommand,
  SaveOutcome,
  SelectedName,
} from '../messaging/protocol';
import { createCardController, type CardControllerOptions } from './card-controller';
import { createCardHost } from './card-host';
import type { PaintCard } from './card-state';
import { watchFrames } from './frames';
import { createHighlighter } from './highlighter';
import { createHighlighting, type HighlightingWorld } from './highlighting';
import { createHitTest, type HitTest } from './hit-test';
import { createKeyboard } from './keyboard';
import { createKnowledgeWatch, type KnowledgeWorld } from './knowledge-watch';
import { createLifeline } from './lifeline';
import type { DrawSettings, Mention } from './mention';
import { createPageObserver } from './observer';
import { createPageSession } from './page-session';
import { createPointer, type Pointed, type Popover } from './pointer';
import { bringIntoView } from './scroll';
import { findSelectedName } from './selected-name';

export interface ReaderSettings extends DrawSettings {
  color: HighlightColor;
  selectionButton: boolean;
}
/** The world outside of the page, handed in. */
export interface ReaderOptions
  extends HighlightingWorld, KnowledgeWorld, Pick<CardControllerOptions, 'reject' | 'undoRejection'> {
  annotate: (request: AnnotateRequest) => Promise<AnnotateResponse>;
  loadEntity: (id: string) => Promise<EntityView | null>;
  openInLibrary: (id: string) => void;
  paintCard: PaintCard;
  cardStyles: string;
  settings: ReaderSettings;
  isAlive: () => boolean;
}
export interface Reader {
  report: () => PageReport;
  scrollTo: (target: { id: string; nth: number }) => void;
  setSettings: (settings: ReaderSettings) => void;
  /** Names and explanations are to be shown otherwise. */
  refreshCard: () => void;
  reportHighlights: () => HighlightsReport;
  scrollToHighlight: (id: string) => void;
  saveSelection: () => void;
  reattachToSelection: (id: string) => Promise<SaveOutcome>;
  selectedName: () => SelectedName | null;
  /** Once the page is read: a command may be what brought the reader here. */
  command: (command: ReaderCommand) => Promise<void>;
  /** Highlights of this page may have been changed elsewhere. */
  refreshHighlights: () => void;
  destroy: () => void;
}

export function createReader(options: ReaderOptions, onDestroyed: () => void): Reader {
  let settings = options.settings;
  let drawn: readonly Mention[] = [];
  let hitTest: HitTest = () => null;
  let textColor = '';
  let destroyed = false;

  const host = createCardHost(document, options.cardStyles);
  const highlighter = createHighlighter(document, host.element);
  const session = createPageSession({ document, annotate: options.annotate, onMentions: draw });
  const highlighting = createHighlighting({
    document,
    world: options,
    host,
    settings: () => settings,
    title: () => session.facts().title?.value ?? document.title,
    date: () => session.facts().date?.value,
    mentions: session.mentions,
    onOpen: () => card.close(),
  });
  const { note, bar } = highlighting;
  const card = createCardController({
    host,
    paint: options.paintCard,
    loadEntity: options.loadEntity,
    openInLibrary: options.openInLibrary,
    contextOf: session.contextOf,
    onActive: (mention) => highlighter?.setActive(mention),
    onOpen: () => {
      note.close();
      bar.close();
    },
    saveSentence: highlighting.saveSentence,
    findNote: highlighting.findNote,
    reject: options.reject,
    undoRejection: options.undoRejection,
  });
  /** One of the two at a time. */
  const popover: Popover = {
    current: () => card.current() ?? note.current(),
    isPinned: () => card.isPinned() || note.isPinned(),
    close: () => {
      card.close();
      note.close();
    },
    onPressOutside: highlighting.onPressOutside,
  };
  const stopPointers = watchFrames(document, (at) => {
    const findPointed = (x: number, y: number): Pointed | null =>
      (at === document ? findMention(x, y) : null) ?? highlighting.findPointed(at, x, y);
    return createPointer({ document: at, findPointed, popover, host, isBusy: bar.isBusy }).destroy;
  });
  const keyboard = createKeyboard({ document, mentions: () => drawn, card, highlighting, host });
  const observer = createPageObserver({
    document,
    isOwn: host.isOwn,
    onOwnRemoved: () => popover.close(),
    onChange: async (changes) => {
      await session.update(changes);
      highlighting.onTextChanged();
    },
  });
  const knowledge = createKnowledgeWatch(document, options, session.rematch);
  const lifeline = createLifeline(options.isAlive, tick, destroy);

  function findMention(x: number, y: number): Pointed | null {
    const hit = hitTest(x, y);
    return hit && { subject: hit.mention, open: (how) => card.open(hit.mention, how) };
  }

  function draw(): void {
    if (destroyed || !highlighter) return;
    textColor = getTextColor();
    drawn = highlighter.draw(session.mentions(), settings);
    hitTest = createHitTest(document, drawn);
    closeOutdatedCard();
  }

  /** A card whose text was rendered anew explains something that is no longer there. */
  function closeOutdatedCard(): void {
    const open = card.current();
    const isThere = open?.block.nodes.every(({ node }) => node.isConnected);
    if (open && !isThere && !card.isPinned()) card.close();
  }

  /** What can change without a mutation: address, visibility, colours, the shared registry. */
  function tick(): void {
    if (session.hasMoved()) {
      void session.update('all');
      void highlighting.refresh();
    }
    const revealed = session.findRevealed();
    if (revealed.length > 0) void session.update(revealed);
    if (drawn.length > 0 && getTextColor() !== textColor) draw();
    highlighter?.repair();
    highlighting.tick();
  }

  function destroy(): void {
    if (destroyed) return;
    destroyed = true;
    stopPointers();
    for (const part of [lifeline, knowledge, observer, keyboard, session, card, highlighting, highlighter, host])
      part?.destroy();
    onDestroyed();
  }

  const firstRead = session.update('all');
  void firstRead.then(highlighting.refresh);
  return {
    report: session.report,
    scrollTo({ id, nth }) {
      const mention = session.mentions().filter(({ annotation }) => annotation.id === id)[nth];
      if (!mention) return;
      bringIntoView(mention);
      highlighter?.flash(mention);
    },
    setSettings(next) {
      settings = next;
      draw();
    },
    refreshCard: () => card.refresh(),
    reportHighlights: highlighting.report,
    scrollToHighlight: highlighting.scrollTo,
    saveSelection: highlighting.saveSelection,
    reattachToSelection: highlighting.reattachToSelection,
    command: async (command) => {
      await firstRead;
      keyboard.run(command);
    },
    selectedName: () => findSelectedName(document, session.facts(), session.placeOf),
    refreshHighlights: () => void highlighting.refresh(),
    destroy,
  };
}

/** Stands for the page's scheme: a page that turns dark turns its text light. */
function getTextColor(): string {
  // A page may be without either for a moment.
  const element = (document.body ?? document.documentElement) as Element | null;
  return element ? getComputedStyle(element).color : '';
}
