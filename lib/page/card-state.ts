import type { Annotation, ArticleContext } from '../core/model/annotation';
import type { EntityView } from '../messaging/protocol';

/** What a card knows about its entity: nothing yet, all, that it is not in the knowledge base, or why it could not be read. */
export type CardData =
  | { state: 'loading' }
  | { state: 'ready'; view: EntityView }
  | { state: 'missing' }
  | { state: 'failed'; cause: string };

export interface CardState {
  annotation: Annotation;
  /** The article the mention stands in. */
  context: ArticleContext | undefined;
  data: CardData;
  pinned: boolean;
  /** The mention stands in a saved passage, which has a note of its own. */
  noted: boolean;
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
  close: () => void;
}

/** Renders a card into an element of the shadow root, or takes it out (null). Given by the components. */
export type PaintCard = (container: HTMLElement, state: CardState | null, actions: CardActions) => void;
