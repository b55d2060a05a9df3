/**
 * What answers to the reader of the page: pointer, keyboard and selection → card, note and save bar; and the highlights
 * that are kept of it. A script of its own, which comes after the marks, when it is wanted (late-scripts.ts).
 */
import type { HighlightColor } from '../core/model/colors';
import type { EntityView, HighlightsReport, ReaderCommand, SaveOutcome, SelectedName } from '../messaging/protocol';
import { createCardAround, type CardAround, type CardAroundOptions } from './card-around';
import { createCardController, type CardController } from './card-controller';
import type { CardHost } from './card-host';
import type { EarlyEvents } from './early-input';
import { isOfFrame, toSubject, type CardSubject, type MentionActions } from './card-subject';
import type { FrameCards, FrameCardsOptions } from './frame-cards';
import { watchFrames } from './frames';
import type { Highlighter } from './highlighter';
import { createHighlighting, type HighlightingWorld } from './highlighting';
import { findHit } from './hit-test';
import { createKeyboard } from './keyboard';
import type { Marks } from './marks';
import { rankOf, type DrawSettings, type Mention } from './mention';
import type { PageSession } from './page-session';
import { createPointer, type Pointed, type Popover } from './pointer';
import { findSelectedName } from './selected-name';
import type { LoadSurfaces } from './surfaces';

export interface InteractionSettings extends DrawSettings {
  color: HighlightColor;
  selectionButton: boolean;
}
/** The world outside of the page, handed in. */
export interface InteractionWorld extends HighlightingWorld, Pick<MentionActions, 'reject' | 'undoRejection'> {
  loadEntity: (id: string) => Promise<EntityView | null>;
  openInLibrary: (id: string) => void;
  /** Asks for a card in the page around; absent where this is the page. */
  askAround?: CardAroundOptions['ask'] | undefined;
  actInFrame: FrameCardsOptions['act'];
}
/** The page as the reader has it. */
export interface InteractionOptions {
  document: Document;
  world: InteractionWorld;
  host: CardHost;
  session: Pick<PageSession, 'contextOf' | 'mentions' | 'facts' | 'placeOf'>;
  /** Null where the browser draws no highlights. */
  marks: Marks | null;
  highlighter: Pick<Highlighter, 'setActive'> | null;
  settings: () => InteractionSettings;
  /** What the reader did before. */
  early: Partial<EarlyEvents>;
}

export interface Interaction {
  /** Names and explanations are to be shown otherwise. */
  refreshCard: () => void;
  /** Highlights of this page may have been changed elsewhere. */
  refreshHighlights: () => void;
  reportHighlights: () => HighlightsReport;
  scrollToHighlight: (id: string) => void;
  saveSelection: () => void;
  reattachToSelection: (id: string) => Promise<SaveOutcome>;
  selectedName: () => SelectedName | null;
  command: (command: ReaderCommand) => void;
  frameCard: (message: Parameters<FrameCards['take']>[0]) => Promise<boolean>;
  frameCardAct: CardAround['act'];
  /** The page's text was read again. */
  onTextChanged(): void;
  /** Marks were drawn anew. */
  onDrawn(): void;
  /** The page took our host out. */
  onHostRemoved(): void;
  /** From time to time, while the page shows. */
  tick(): void;
  destroy(): void;
}
export type CreateInteraction = (options: InteractionOptions) => Interaction;

export const createInteraction: CreateInteraction = ({
  document,
  world,
  host,
  session,
  marks,
  highlighter,
  settings,
  early,
}) => {
  const surfaces: LoadSurfaces = async () => {
    const ui = await world.surfaces();
    host.setStyles(ui.styles);
    return ui;
  };
  const highlighting = createHighlighting({
    document,
    world: { ...world, surfaces },
    host,
    settings,
    title: () => session.facts().title?.value ?? document.title,
    date: () => session.facts().date?.value,
    mentions: session.mentions,
    onOpen: () => card.close(),
    early,
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
    reject: world.reject,
    undoRejection: world.undoRejection,
  };
  const subjectOf = (mention: Mention): CardSubject => toSubject(mention, actions);
  const { loadEntity, openInLibrary, askAround, actInFrame } = world;
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
  /** Answered once, and not again in a frame that is written anew. */
  let pointed: Partial<EarlyEvents> = early;
  const stopPointers = watchFrames(document, (at, signal) => {
    const findPointed = (x: number, y: number): Pointed | null =>
      findMention(at, x, y) ?? highlighting.findPointed(at, x, y);
    const pointer = createPointer({ document: at, findPointed, popover, host, isBusy: bar.isBusy });
    pointer.begin(pointed);
    signal.addEventListener('abort', pointer.destroy);
  });
  pointed = {};
  const keyboard = createKeyboard({ document, mentions: listDrawn, card, highlighting, host });

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

  /** What is drawn, near the window or when it comes there. */
  function listDrawn(): readonly Mention[] {
    return session.mentions().filter((mention) => rankOf(mention, settings()) !== null);
  }

  if (early.keydown) keyboard.begin(early.keydown);
  void highlighting.refresh();
  return {
    refreshCard: () => card.refresh(),
    refreshHighlights: () => void highlighting.refresh(),
    reportHighlights: highlighting.report,
    scrollToHighlight: highlighting.scrollTo,
    saveSelection: highlighting.saveSelection,
    reattachToSelection: highlighting.reattachToSelection,
    selectedName: () => findSelectedName(document, session.facts(), session.placeOf),
    command: (command) => void keyboard.run(command),
    frameCard: async (message) => {
      const ui = await surfaces();
      frameCards ??= ui.createFrameCards({ card: own, host, act: actInFrame });
      return frameCards.take(message);
    },
    frameCardAct: (act) => around?.act(act) ?? false,
    onTextChanged: () => highlighting.onTextChanged(),
    /** A card whose text was rendered anew explains something that is no longer there. */
    onDrawn() {
      const open = card.current();
      if (!open || isOfFrame(open) || card.isPinned()) return;
      if (!open.block.nodes.every(({ node }) => node.isConnected)) card.close();
    },
    onHostRemoved() {
      own.close();
      note.close();
    },
    tick() {
      highlighting.tick();
      const open = card.current();
      if (open && isOfFrame(open)) open.check();
    },
    destroy() {
      stopPointers();
      for (const part of [keyboard, card, highlighting]) part.destroy();
    },
  };
};
