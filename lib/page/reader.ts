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
import { watchAddress } from './address-watch';
import { createCardAround, type CardAround, type CardAroundOptions } from './card-around';
import { createCardController, type CardController } from './card-controller';
import { createCardHost } from './card-host';
import { isOfFrame, toSubject, type CardSubject, type MentionActions } from './card-subject';
import { frameOf } from './flat-tree';
import type { FrameCards, FrameCardsOptions } from './frame-cards';
import { watchFrames } from './frames';
import { createHighlighter } from './highlighter';
import { createHighlighting, type HighlightingWorld } from './highlighting';
import { findHit } from './hit-test';
import { createKeyboard } from './keyboard';
import { isInPage, isShown, textOf } from './dom';
import { createKnowledgeWatch, type KnowledgeWorld } from './knowledge-watch';
import { createLifeline } from './lifeline';
import { createMarks } from './marks';
import { rankOf, type DrawSettings, type Mention } from './mention';
import { createPageObserver } from './observer';
import { createPageSession } from './page-session';
import { createPointer, type Pointed, type Popover } from './pointer';
import { bringIntoView } from './scroll';
import type { LoadSurfaces } from './surfaces';
import { findSelectedName } from './selected-name';

export interface ReaderSettings extends DrawSettings {
  color: HighlightColor;
  selectionButton: boolean;
}
/** The world outside of the page, handed in. */
export interface ReaderOptions
  extends HighlightingWorld, KnowledgeWorld, Pick<MentionActions, 'reject' | 'undoRejection'> {
  annotate: (request: AnnotateRequest) => Promise<AnnotateResponse>;
  loadEntity: (id: string) => Promise<EntityView | null>;
  openInLibrary: (id: string) => void;
  /** Asks for a card in the page around; absent where this is the page. */
  askAround?: CardAroundOptions['ask'] | undefined;
  actInFrame: FrameCardsOptions['act'];
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
  frameCard: (message: Parameters<FrameCards['take']>[0]) => Promise<boolean>;
  frameCardAct: CardAround['act'];
  /** Highlights of this page may have been changed elsewhere. */
  refreshHighlights: () => void;
  destroy: () => void;
}

/** `onReplaced`: the page has written itself anew (document.open) and taken our listeners along. */
export function createReader(options: ReaderOptions, onDestroyed: () => void, onReplaced: () => void): Reader {
  const root = document.documentElement;
  let settings = options.settings;
  let textColor = '';
  let destroyed = false;
  let isStarted = false;

  let styles = '';
  /** Comes with what it draws; the host is styled with it. */
  const surfaces: LoadSurfaces = async () => {
    const ui = await options.surfaces();
    styles = ui.styles;
    return ui;
  };
  const host = createCardHost(document, () => styles);
  const highlighter = createHighlighter(host.element);
  const marks = highlighter && createMarks(highlighter, () => settings);
  const session = createPageSession({
    document,
    annotate: options.annotate,
    onRoots: (roots) => observer.watch(roots),
    onMentions: draw,
  });
  const highlighting = createHighlighting({
    document,
    world: { ...options, surfaces },
    host,
    settings: () => settings,
    title: () => session.facts().title?.value ?? document.title,
    date: () => session.facts().date?.value,
    mentions: session.mentions,
    onOpen: () => card.close(),
  });
  const { note, bar } = highlighting;
  const onOpen = (): void => {
    note.close();
    bar.close();
  };
  const actions: MentionActions = {
    contextOf: session.contextOf,
    onActive: (mention) => highlighter?.setActive(mention),
    saveSentence: highlighting.saveSentence,
    findNote: highlighting.findNote,
    reject: options.reject,
    undoRejection: options.undoRejection,
  };
  const subjectOf = (mention: Mention): CardSubject => toSubject(mention, actions);
  const { loadEntity, openInLibrary, askAround, actInFrame } = options;
  let frameCards: FrameCards | undefined;
  const own = createCardController({ host, surfaces, loadEntity, openInLibrary, subjectOf, onOpen });
  const around =
    askAround && createCardAround(own, { ask: askAround, subjectOf, onOpen, go: (command) => keyboard.run(command) });
  const card: CardController = around ?? own;
  /** One of the two at a time. */
  const popover: Popover = {
    current: () => card.current() ?? note.current(),
    isPinned: () => card.isPinned() || note.isPinned(),
    close: () => {
      card.leave();
      note.close();
    },
    onPressOutside: highlighting.onPressOutside,
  };
  const stopPointers = watchFrames(document, (at) => {
    const frame = frameOf(at);
    // One that comes later, or goes on to another document, is read like any text that comes.
    if (frame && isStarted) observer.touch([frame]);
    const findPointed = (x: number, y: number): Pointed | null =>
      findMention(at, x, y) ?? highlighting.findPointed(at, x, y);
    return createPointer({ document: at, findPointed, popover, host, isBusy: bar.isBusy }).destroy;
  });
  const keyboard = createKeyboard({ document, mentions: listDrawn, card, highlighting, host });
  const observer = createPageObserver({
    document,
    isOwn: host.isOwn,
    onOwnRemoved: () => {
      own.close();
      note.close();
    },
    findRestyled: () => [...findRevealed(), ...(marks?.findHidden() ?? [])],
    onChange: async (changes) => {
      if (document.documentElement !== root) return onReplaced();
      await session.update(changes);
      highlighting.onTextChanged();
    },
  });
  const knowledge = createKnowledgeWatch(document, options, session.rematch);
  const stopWatchingAddress = watchAddress(look);
  const lifeline = createLifeline(options.isAlive, tick, destroy);

  /** In px of the document's own viewport, which may be a frame's. */
  function findMention(at: Document, x: number, y: number): Pointed | null {
    const hit = marks && findHit(at, x, y, marks);
    if (!hit) return null;
    const { mention } = hit;
    return {
      subject: mention,
      open: ({ x: pointX, ...how }) =>
        card.open(mention, pointX === undefined || at !== document ? how : { ...how, x: pointX }),
    };
  }

  function draw(): void {
    if (destroyed) return;
    textColor = getTextColor();
    marks?.set(session.blocks());
    closeOutdatedCard();
  }

  /** What is drawn, near the window or when it comes there. */
  function listDrawn(): readonly Mention[] {
    return session.mentions().filter((mention) => rankOf(mention, settings) !== null);
  }

  /** What was left out as hidden and shows now. */
  function findRevealed(): Element[] {
    return session
      .hidden()
      .filter(
        (e) => isInPage(e) && isShown(e, { visibilityProperty: true }) && /[\u3400-\u9fff]/.test(textOf(e) ?? ''),
      );
  }

  /** A card whose text was rendered anew explains something that is no longer there. */
  function closeOutdatedCard(): void {
    const open = card.current();
    if (open && isOfFrame(open)) return;
    const isThere = open?.block.nodes.every(({ node }) => node.isConnected);
    if (open && !isThere && !card.isPinned()) card.close();
  }

  function look(): void {
    if (document.visibilityState === 'visible') tick();
  }

  /** What can change without a mutation: address, visibility, colours, the shared registry. */
  function tick(): void {
    if (document.documentElement !== root) return onReplaced();
    if (session.hasMoved()) {
      void session.update('all');
      void highlighting.refresh();
    } else if (session.isRenamed()) void session.update([]);
    observer.findLate();
    observer.touch([...findRevealed(), ...(marks?.findHidden() ?? [])]);
    if (getTextColor() !== textColor) {
      textColor = getTextColor();
      marks?.redraw();
    }
    highlighter?.repair();
    highlighting.tick();
    const open = card.current();
    if (open && isOfFrame(open)) open.check();
  }

  function destroy(): void {
    if (destroyed) return;
    destroyed = true;
    stopPointers();
    stopWatchingAddress();
    for (const part of [lifeline, knowledge, observer, keyboard, session, card, highlighting, marks, highlighter, host])
      part?.destroy();
    onDestroyed();
  }

  isStarted = true;
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
      marks?.redraw();
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
    frameCard: async (message) => {
      const ui = await surfaces();
      frameCards ??= ui.createFrameCards({ card: own, host, act: actInFrame });
      return frameCards.take(message);
    },
    frameCardAct: (act) => around?.act(act) ?? false,
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
