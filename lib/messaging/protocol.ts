/**
 * Every message that Jiazhu sends, on one page. Two kinds, by who may send them:
 *
 *   page-facing   from our scripts in a web page to the background. The page is hostile, so these can only ask:
 *                 to be read, for one entity's card, to have the library opened; of highlights, where those of the
 *                 sender's own page stand, and that a passage be kept; and that an entity be rejected on its page or
 *                 site. Notes, tags and choices of other pages never go this way. A frame's reader has its card shown
 *                 by the page's, through the background: neither page hears of it.
 *   to the reader from the popup or the background to the script in the active tab.
 *   inner         from extension pages to the background.
 *
 * Data is checked against the schemas in `schemas.ts` on arrival; what does not fit is refused.
 */
import type { Annotation, ArticleContext, PageFacts } from '../core/model/annotation';
import type { Entity, EntityType, Source } from '../core/model/entity';
import type { EntityRef, Highlight, HighlightColor } from '../core/model/highlight';
import type { KeptDraft } from '../settings/drafts';

/** A page's text, whole: the worker may have slept since the last request. */
export interface AnnotateRequest {
  facts: PageFacts;
  /** Articles that say other things of themselves than the page does, in order: each from the block at `from` on. */
  articles?: { from: number; facts: PageFacts }[];
  /** Which page it is, for what its reader has rejected there. */
  page?: PageRef;
  /** Their text. */
  blocks: string[];
}
/** A block's annotations, offsets into its text; empty for none. Written and read by packed-annotations.ts. */
export type PackedAnnotations = string;
/** What they say, by the key that they have in the blocks. */
export type Said = Record<string, string>;
/** `again`: the entity was named before in the same article. */
export type MarkedAnnotation = Annotation & { again?: true };

export interface AnnotateResponse {
  contexts: ArticleContext[];
  /** One for each requested block, in order. */
  blocks: PackedAnnotations[];
  said: Said;
}

/** All that a card or an entity page shows. Names and sources are those that the entity refers to. */
export interface EntityView {
  entity: Entity;
  /** `hant` is the traditional form. */
  names: Record<string, { zh: string; hant?: string; en?: string }>;
  sources: Record<string, Source>;
  /** Place code → name; in traditional script also by the simplified name. */
  places: Record<string, string>;
  /** The reader's own wording. */
  own?: true;
  /** Of an imported pack's entity: whose words its explanation is. */
  pack?: { en: string; zh: string };
}

export type SeedingState =
  { state: 'ready'; version: string } | { state: 'seeding' } | { state: 'failed'; cause: string };

/** What the reader found, for the popup's list; in the order of the page. */
export interface FoundEntity {
  id: string;
  type: EntityType;
  name: string;
  possible: boolean;
  count: number;
  /** The reader has it not marked: a term or phrase. */
  unmarked?: true;
}
export type PageReport =
  /** `isCut`: the page has more text than one request may hold, and the rest of it was not read. */
  | { state: 'read'; facts: PageFacts; contexts: ArticleContext[]; found: FoundEntity[]; isCut?: true }
  | { state: 'reading' }
  | { state: 'failed'; cause: string };

/** frame…: in a frame of the page's own origin, which the page's reader reads along. */
export type WakeReason = 'chinese' | 'highlights' | 'selection' | 'frame' | 'frame-selection';

/**
 * Which page it is. The browser states the address that a document was loaded from, which a single-page application has
 * left since; so its script says where it is, and is believed on its own origin, where its history can go anyway.
 */
export interface PageRef {
  /** location.href */
  url: string;
  /** rel=canonical, as stated. */
  canonical?: string;
}
/** `text` is the whole reading text. */
export interface PageText extends PageRef {
  text: string;
}
/** What the page's script knows of a highlight. */
interface HighlightOnPage {
  id: string;
  color: HighlightColor;
  /** Whether there is a note to be read. */
  noted: boolean;
}
/** It stands at [start, end) of the text that was sent (UTF-16); changed: in another wording than was saved. */
export interface PlacedHighlight extends HighlightOnPage {
  state: 'found' | 'changed';
  start: number;
  end: number;
}
export type AnchoredHighlight = PlacedHighlight | (HighlightOnPage & { state: 'orphan' });

export interface PassageToSave extends PageText {
  start: number;
  end: number;
  title: string;
  /** Day of the article, YYYY-MM-DD. */
  date?: string;
  color: HighlightColor;
  entities: EntityRef[];
}
/** full: no room on the disk. private: nothing is kept from a private window. newer: a newer version wrote the database. long: more text than a highlight may hold. */
export type SaveFailure = 'full' | 'private' | 'newer' | 'closed' | 'gone' | 'long' | 'other';
/** saved means flushed to disk. */
export type SaveOutcome =
  { state: 'saved'; highlight: AnchoredHighlight } | { state: 'failed'; failure: SaveFailure; cause: string };

/** What the popup asks of the page's highlights. */
export interface HighlightsReport {
  page: PageRef;
  /** Whether text is selected now. */
  isTextSelected: boolean;
  /** Empty until they are looked for. */
  anchored: AnchoredHighlight[];
}

/** conflict: changed elsewhere meanwhile; `highlight` is how it is now. */
export type ChangeOutcome =
  | { state: 'done'; highlight: Highlight }
  | { state: 'conflict'; highlight: Highlight }
  | { state: 'failed'; failure: SaveFailure; cause: string };

/** “Not this one here”: in this mention, on this page, on this site. */
export interface Rejection {
  page: PageRef;
  entity: string;
  scope: 'mention' | 'page' | 'site';
  /** The mention, with up to 20 characters of its block on either side. */
  quote: { exact: string; prefix: string; suffix: string };
}
/** `choice`: what undoes it. */
export type RejectionOutcome =
  { state: 'done'; choice: string } | { state: 'failed'; failure: SaveFailure; cause: string };

/** What is selected, as the beginning of an own entry, with what is known of the page. */
export interface SelectedName {
  text: string;
  /** From the sentence around it, 40 characters at most, white space removed. */
  quote: string;
  url: string;
  title: string;
  outlet?: string;
  /** Day of the article, where the page says it: YYYY-MM-DD. */
  date?: string;
  /** Code of the place that the article is about. */
  place?: string;
}

/** What the keys of the browser ask of a page; `card`: open the card, pin it, close it. */
export type ReaderCommand = 'next' | 'previous' | 'card';

/** In px of the frame's own viewport. */
export interface LineRect {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** A mention whose card is wanted around the frame that it stands in. What the card says is asked of the background. */
export interface FrameCard {
  annotation: Annotation;
  context?: ArticleContext;
  noted: boolean;
  vertical: boolean;
  rects: LineRect[];
  /** Of the pointer, in the frame. */
  x?: number;
  pinned: boolean;
  focus: boolean;
  /** Which of the page's frames: `parent[nth]`, of this size. */
  nth: number;
  width: number;
  height: number;
}
/** `token` is made up by the frame for each card. leave: the pointer has left the mention. */
export type FrameCardRequest = { token: number } & (
  { do: 'open'; card: FrameCard } | { do: 'leave' | 'close' | 'pin' }
);
/** What has become of a frame's card, or was pressed in it. check: whether it is still the frame's. */
export type FrameCardAct = { token: number } & (
  | { do: 'closed' | 'pinned' | 'unpinned' | 'save' | 'note' | 'next' | 'previous' | 'check' }
  | { do: 'reject'; scope: Rejection['scope'] }
  | { do: 'undo'; choice: string }
);
/** false: the frame knows nothing of the card. */
export type FrameCardAnswer = RejectionOutcome | boolean;

export type LateScript = 'interaction' | 'surfaces';

export interface Protocol {
  // page-facing
  /** The gate has seen Chinese text, or that there may be highlights here, or that text was selected: let the reader in. */
  wake(why: WakeReason): void;
  /** The reader in this frame needs another script (lib/page/late-scripts.ts). */
  bring(script: LateScript): void;
  annotate(request: AnnotateRequest): AnnotateResponse;
  card(id: string): EntityView | null;
  /** A trusted click in a card asks for the entity's page in the library. */
  openEntity(id: string): void;
  /** How many highlights the sender's page has: only where there are some is its text worth sending. */
  countHighlights(page: PageRef): number;
  /** The highlights of the sender's page, each with its place in the text. */
  anchorHighlights(page: PageText): AnchoredHighlight[];
  saveHighlight(passage: PassageToSave): SaveOutcome;
  /** The place of an orphan of the sender's page, chosen by hand. */
  reattachHighlight(passage: PageText & { id: string; start: number; end: number }): SaveOutcome;
  /** A trusted click in a card says that the mention is not of this entity. */
  rejectEntity(rejection: Rejection): RejectionOutcome;
  /** Takes a choice of the sender's site back, by its id. */
  undoRejection(choice: string): RejectionOutcome;
  /** From a frame of another origin: a card for it in the page around. Says whether it opens there. */
  cardAround(request: FrameCardRequest): boolean;
  /** From the page around, to the reader in that frame. */
  actInFrame(message: { frameId: number; act: FrameCardAct }): FrameCardAnswer;
  // to the reader (popup, background → tab)
  /** `cardAround`, with what the browser says of the frame. */
  frameCard(message: { frameId: number; site: string; request: FrameCardRequest }): boolean;
  frameCardAct(act: FrameCardAct): FrameCardAnswer;
  report(): PageReport;
  /** Scrolls to the nth mention (0-based) of an entity and flashes it. */
  scrollTo(target: { id: string; nth: number }): void;
  reportHighlights(): HighlightsReport;
  /** Asks the note that is open in a tab (Firefox only) for its token. */
  openNote(): string;
  /** Scrolls to a highlight and opens its note. */
  scrollToHighlight(id: string): void;
  /** Keeps what is selected, as the button at the selection does (context menu, shortcut). */
  saveSelection(): void;
  /** A key was pressed that the browser keeps for Jiazhu. */
  command(command: ReaderCommand): void;
  /** What is selected, for an own entry. */
  selectedName(): SelectedName | null;
  /** Gives an orphan the selected text as its place. */
  reattachToSelection(id: string): SaveOutcome;
  /** Restores the page and goes. */
  destroy(): void;
  // inner (extension pages → background)
  seeding(): SeedingState;
  retrySeeding(): SeedingState;
  highlight(id: string): Highlight | null;
  changeHighlight(change: {
    id: string;
    revision: number;
    color?: HighlightColor;
    note?: string;
    tags?: string[];
  }): ChangeOutcome;
  /** Into the bin, or out of it. */
  binHighlight(change: { id: string; binned: boolean }): ChangeOutcome;
  /** From a note that cannot keep it itself (lib/settings/drafts); null once there is nothing to keep. */
  keepDraft(kept: { token: string; draft: KeptDraft | null }): void;
  /** Shows a highlight in the library. */
  openHighlight(id: string): void;
  /** Jiazhu was switched on or off for the site of this tab. */
  siteChanged(change: { tabId: number }): void;
  /** The reader has asked for the page in this tab to be read. */
  readTab(asked: { tabId: number }): void;
}
