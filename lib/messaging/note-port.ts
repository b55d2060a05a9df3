/**
 * What page script and note frame say to each other, over a MessagePort that the page never holds. The frame is a page
 * of the extension: what it shows and what is typed into it, the web page around cannot read.
 */

/** The other port, from the frame to the background, on which nothing is said: it ends when the frame does. */
export const NOTE_PORT = 'note';

/** First message, with the port: which highlights lie under the pointer, the innermost first. */
export interface ShowNote {
  type: 'show';
  ids: string[];
  /** How the passage reads on the page now, of those that have changed. */
  wordings: Record<string, string>;
  /** The keyboard has opened it: the focus goes in. */
  focus: boolean;
  /** px */
  maxHeight: number;
}
export type ToNote = ShowNote | { type: 'resize'; maxHeight: number };

export type FromNote =
  | { type: 'size'; height: number }
  /** Something is being written: it must not close by itself. */
  | { type: 'busy'; busy: boolean }
  /** Another of the highlights is shown. */
  | { type: 'chosen'; id: string }
  /** The keys for the next and the previous passage were pressed in the frame. */
  | { type: 'go'; step: 1 | -1 }
  | { type: 'close' };
