/**
 * Everything about the reader's highlights on a page: what is kept is drawn and explained, what is selected can be
 * kept. One part of the reader; it shares host, pointer and keyboard with the card.
 */
import type { Span } from '../core/model/annotation';
import type { HighlightColor } from '../core/model/colors';
import type { EntityRef } from '../core/model/highlight';
import type {
  AnchoredHighlight,
  HighlightsReport,
  PageRef,
  PageText,
  PassageToSave,
  SaveOutcome,
} from '../messaging/protocol';
import { findPageRef } from './canonical';
import type { OpenOptions } from './card-controller';
import type { CardHost } from './card-host';
import type { EarlyEvents } from './early-input';
import { createKeptHighlighter } from './kept-highlighter';
import { createKeptHitTest, type KeptHitTest } from './kept-hit-test';
import { createKeptPassages, type Kept } from './kept-passages';
import { findEntitiesIn, type Mention } from './mention';
import { createNotePopover, type NotePopover, type NoteSubject } from './note-popover';
import type { Passage } from './popover-position';
import type { Pointed } from './pointer';
import { toBoundaries } from './ranges';
import { toRects, toTopElement, type Piece } from './reading-text';
import { createSaveBar, type Offer, type SaveBar } from './save-bar';
import type { LoadSurfaces } from './surfaces';
import { bringPiecesIntoView } from './scroll';
import { findSelectedText } from './selected-text';
import { createSelectionWatch } from './selection-watch';
import { findSentence } from './sentence';

/** The world outside of the page, handed in. */
export interface HighlightingWorld {
  mayHaveHighlights: () => Promise<boolean>;
  countHighlights: (page: PageRef) => Promise<number>;
  anchorHighlights: (page: PageText) => Promise<AnchoredHighlight[]>;
  saveHighlight: (passage: PassageToSave) => Promise<SaveOutcome>;
  reattachHighlight: (passage: PageText & { id: string } & Span) => Promise<SaveOutcome>;
  surfaces: LoadSurfaces;
  /** The note's page: the address to load, and the origin that it then has. */
  notePage: { url: string; origin: string };
}
export interface HighlightingOptions {
  document: Document;
  world: HighlightingWorld;
  host: CardHost;
  settings: () => { color: HighlightColor; selectionButton: boolean };
  /** What is known of the page. */
  title: () => string;
  date: () => string | undefined;
  mentions: () => readonly Mention[];
  /** Another surface in the host has to go. */
  onOpen: () => void;
  /** What the reader did before. */
  early: Partial<EarlyEvents>;
}

export interface Highlighting {
  note: NotePopover;
  bar: SaveBar;
  /** Asks for the page's highlights anew. */
  refresh: () => Promise<void>;
  onTextChanged: () => void;
  /** In px of the document's own viewport, which may be a frame's. */
  findPointed: (at: Document, x: number, y: number) => Pointed | null;
  /** Goes to the next (previous) saved passage and opens its note; false where there is none. */
  go: (step: 1 | -1) => boolean;
  scrollTo: (id: string) => void;
  saveSelection: () => void;
  /** Keeps the sentence that a mention stands in. */
  saveSentence: (mention: Mention) => void;
  reattachToSelection: (id: string) => Promise<SaveOutcome>;
  report: () => HighlightsReport;
  /** Whether a mention stands in a saved passage, and what opens that one's note. */
  findNote: (mention: Mention) => (() => void) | null;
  /** Something on the page was pressed: what has been read may go. */
  onPressOutside: () => void;
  tick: () => void;
  destroy: () => void;
}

export function createHighlighting(options: HighlightingOptions): Highlighting {
  const { document, world, host, settings, mentions } = options;
  let hitTest: KeptHitTest = () => [];
  const highlighter = typeof Highlight === 'undefined' ? null : createKeptHighlighter(host.element);
  const passages = createKeptPassages({
    document,
    highlighter,
    mayHaveHighlights: world.mayHaveHighlights,
    count: world.countHighlights,
    anchor: world.anchorHighlights,
    save: world.saveHighlight,
    reattach: world.reattachHighlight,
    onDrawn: () => (hitTest = createKeptHitTest(passages.kept())),
  });
  const note = createNotePopover({
    document,
    host,
    surfaces: world.surfaces,
    page: world.notePage,
    onOpen: () => {
      bar.close();
      options.onOpen();
    },
    onGo: (step) => go(step),
  });
  const bar = createSaveBar({
    host,
    surfaces: world.surfaces,
    color: () => settings().color,
    save: (range, color) =>
      passages.save(range, {
        color,
        title: options.title(),
        date: options.date(),
        findEntities: (pieces): EntityRef[] => findEntitiesIn(mentions(), pieces),
      }),
    addNote: (id) => {
      const kept = passages.kept().find(({ highlight }) => highlight.id === id);
      if (kept) note.open(toSubject([kept]), { focus: true });
    },
    onOpen: () => {
      note.close();
      options.onOpen();
    },
    // The browser's own blue would hide the colour.
    onSaved: ({ range }) => range.startContainer.ownerDocument?.getSelection()?.removeAllRanges(),
  });
  const selection = createSelectionWatch({
    document,
    isOwn: host.isOwn,
    onSelected: () => {
      const offer = settings().selectionButton && !note.isBusy() ? toOffer() : null;
      if (offer) bar.offer(offer);
    },
    onCleared: () => {
      bar.dismiss();
    },
    early: options.early,
  });
  /** Where the keyboard was last. */
  let current: string | undefined;

  function go(step: 1 | -1): boolean {
    const all = passages.kept();
    const at = all.findIndex(({ highlight }) => highlight.id === current);
    const next = all[at < 0 ? (step === 1 ? 0 : all.length - 1) : (at + step + all.length) % all.length];
    if (!next) return false;
    current = next.highlight.id;
    bringPiecesIntoView(next.pieces);
    note.open(toSubject([next]), { focus: true });
    return true;
  }

  /** What is selected now, as something to keep. */
  function toOffer(): Offer | null {
    const selected = findSelectedText(document);
    if (!selected) return null;
    const { range, rects } = selected;
    return { range, rects, element: toTopElement(range.endContainer) };
  }

  function toSubject(found: readonly Kept[]): NoteSubject {
    const first = found[0] as Kept;
    const wordings = found
      .filter(({ highlight }) => highlight.state === 'changed')
      .map(({ highlight, pieces }) => [highlight.id, toWording(pieces)] as const);
    return {
      ids: found.map(({ highlight }) => highlight.id),
      wordings: Object.fromEntries(wordings),
      passage: toPassage(first.pieces),
    };
  }

  return {
    refresh: passages.refresh,
    onTextChanged: () => passages.onTextChanged(),
    note,
    bar,
    findPointed(at, x, y) {
      const found = hitTest(at, x, y);
      const top = found[0];
      if (!top) return null;
      const open = note.current();
      const isOpen = open?.ids[0] === top.highlight.id;
      return {
        subject: isOpen ? open : top,
        open: (how) => note.open(toSubject(found), at === document ? how : withoutX(how)),
      };
    },
    go,
    scrollTo(id) {
      const kept = passages.kept().find(({ highlight }) => highlight.id === id);
      if (!kept) return;
      current = id;
      bringPiecesIntoView(kept.pieces);
      highlighter?.flash({ ...kept, color: kept.highlight.color });
    },
    saveSelection() {
      const offer = toOffer();
      if (offer) bar.save(offer);
    },
    saveSentence({ block, annotation }) {
      const { start, end } = findSentence(block.text, annotation);
      const range = toBoundaries(block, start, end);
      if (range) bar.save({ range, element: block.element, rects: () => toRects([{ block, start, end }]) });
    },
    async reattachToSelection(id) {
      const selected = findSelectedText(document);
      if (!selected) return { state: 'failed', failure: 'other', cause: 'no text is selected on the page' };
      return passages.reattach(id, selected.range);
    },
    report() {
      return {
        page: findPageRef(document),
        isTextSelected: findSelectedText(document) !== null,
        // In the order of the page; what is not on it comes last.
        anchored: [...passages.kept().map(({ highlight }) => highlight), ...passages.anchored().filter(isOrphan)],
      };
    },
    findNote(mention) {
      const place = toBoundaries(mention.block, mention.annotation.start, mention.annotation.end);
      const around = passages
        .kept()
        .filter(({ pieces }) =>
          pieces.some(({ block, start, end }) =>
            block.nodes.some(
              ({ node, start: from }) =>
                node === place?.startContainer && start - from <= place.startOffset && end - from > place.startOffset,
            ),
          ),
        );
      return around.length === 0 ? null : () => note.open(toSubject(around), { pinned: true });
    },
    onPressOutside() {
      bar.leave();
      if (!note.isBusy()) note.close();
    },
    tick() {
      highlighter?.repair();
      // Text in frames and shadow roots comes without the observer's notice.
      passages.onTextChanged();
    },
    destroy() {
      for (const part of [selection, bar, note, passages, highlighter]) part?.destroy();
    },
  };
}

const isOrphan = ({ state }: AnchoredHighlight): boolean => state === 'orphan';
const withoutX = ({ x: _, ...how }: OpenOptions): OpenOptions => how;
const toWording = (pieces: readonly Piece[]): string =>
  pieces.map(({ block, start, end }) => block.text.slice(start, end)).join('\n');

function toPassage(pieces: readonly Piece[]): Passage {
  return { element: toTopElement((pieces[0] as Piece).block.element), rects: () => toRects(pieces) };
}
