/** What a card is of, and what can be done with it: a mention of this page, or of a frame that has no room for a card. */
import type { Annotation, ArticleContext } from '../core/model/annotation';
import type { ReaderCommand, Rejection, RejectionOutcome } from '../messaging/protocol';
import type { RejectionScope } from './card-state';
import type { Mention } from './mention';
import type { Passage } from './popover-position';
import { toRects, toTopElement } from './reading-text';
import { toRejection } from './rejection';

export interface CardSubject {
  annotation: Annotation;
  context: ArticleContext | undefined;
  /** It stands in a saved passage, which has a note of its own. */
  noted: boolean;
  /** The host of its page. */
  site: string;
  passage: Passage;
  /** Its lines run from top to bottom. */
  vertical: boolean;
  save: () => void;
  openNote: () => void;
  reject: (scope: RejectionScope) => Promise<RejectionOutcome>;
  undoRejection: (choice: string) => Promise<RejectionOutcome>;
  onShown?: () => void;
  onPinned?: (pinned: boolean) => void;
  /** Its card has closed, or makes room for another. */
  onClosed: () => void;
}
/** A mention in a frame of another origin: the reader there looks after it (card-around.ts, frame-cards.ts). */
export interface FrameMention extends CardSubject {
  frameId: number;
  token: number;
  /** The pointer is in the frame, whose reader says when it has left the mention. */
  isHeld: () => boolean;
  /** The keyboard goes on from it, in the frame. */
  go: (command: Exclude<ReaderCommand, 'card'>) => void;
  /** Closes its card if nobody answers for it any more. */
  check: () => void;
}

export const isOfFrame = (of: Mention | FrameMention): of is FrameMention => 'frameId' in of;

export interface MentionActions {
  contextOf: (mention: Mention) => ArticleContext | undefined;
  onActive: (mention: Mention | null) => void;
  /** Keeps the sentence that a mention stands in. */
  saveSentence: (mention: Mention) => void;
  /** What opens the note of the saved passage that a mention stands in; null where it stands in none. */
  findNote: (mention: Mention) => (() => void) | null;
  /** Keeps that a mention is not of its entity. */
  reject: (rejection: Rejection) => Promise<RejectionOutcome>;
  undoRejection: (choice: string) => Promise<RejectionOutcome>;
}

export function toSubject(mention: Mention, actions: MentionActions): CardSubject {
  const { block, annotation } = mention;
  return {
    annotation,
    context: actions.contextOf(mention),
    noted: actions.findNote(mention) !== null,
    site: location.hostname,
    passage: {
      element: toTopElement(block.element),
      rects: () => toRects([{ block, start: annotation.start, end: annotation.end }]),
    },
    vertical: /^(?:vertical|sideways)/.test(getComputedStyle(block.element).writingMode),
    save: () => actions.saveSentence(mention),
    openNote: () => actions.findNote(mention)?.(),
    reject: (scope) => actions.reject(toRejection(mention, scope)),
    undoRejection: actions.undoRejection,
    onShown: () => actions.onActive(mention),
    onClosed: () => actions.onActive(null),
  };
}
