import type { Annotation, ArticleContext } from '../core/model/annotation';
import type { EntityView, Rejection, SaveFailure } from '../messaging/protocol';

/** What a card knows about its entity: nothing yet, all, that it is not in the knowledge base, or why it could not be read. */
export type CardData =
  | { state: 'loading' }
  | { state: 'ready'; view: EntityView }
  | { state: 'missing' }
  | { state: 'failed'; cause: string };

/** “Not this one here”: what the reader is asked, and what has become of the answer. */
export type RejectionState =
  | { at: 'choosing' }
  | { at: 'saving' }
  | { at: 'done'; scope: RejectionScope; choice: string }
  | { at: 'undone' }
  | { at: 'failed'; failure: SaveFailure; cause: string };
export type RejectionScope = Rejection['scope'];

/** Of a card or a note, px: a card with two lines of citation is as high. */
export const MAX_HEIGHT = 560;

export interface CardState {
  annotation: Annotation;
  /** The article the mention stands in. */
  context: ArticleContext | undefined;
  data: CardData;
  pinned: boolean;
  /** The mention stands in a saved passage, which has a note of its own. */
  noted: boolean;
  rejection: RejectionState | null;
  /** The host of the page. */
  site: string;
  /** px */
  maxHeight: number;
}

export interface CardActions {
  openInLibrary: (id: string) => void;
  togglePin: () => void;
  /** Keeps the sentence that the mention stands in. */
  save: () => void;
  /** Opens the note of the saved passage around the mention. */
  openNote: () => void;
  /** Asks where; asked again, no more. */
  toggleReject: () => void;
  reject: (scope: RejectionScope) => void;
  undoReject: () => void;
  close: () => void;
}

/** Renders a card into an element of the shadow root, or takes it out (null). Given by the components. */
export type PaintCard = (container: HTMLElement, state: CardState | null, actions: CardActions) => void;
