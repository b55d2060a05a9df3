/**
 * What is shown in our host: card, bar, and where they stand; for frames too. A script of its own, brought into a frame when something is
 * first to be shown: most pages are only read, and should not pay for more.
 */
import type { DisplayChoice } from '../settings/display';
import type { PaintCard } from './card-state';
import type { CreateFrameCards } from './frame-cards';
import type { FollowPassage } from './popover-position';
import type { PaintBar } from './save-bar';

export interface Surfaces {
  paintCard: PaintCard;
  paintBar: PaintBar;
  /** For the host's shadow root. */
  styles: string;
  follow: FollowPassage;
  createFrameCards: CreateFrameCards;
  showAs: (choice: DisplayChoice) => void;
}
/** Rejects where the extension is gone. */
export type LoadSurfaces = () => Promise<Surfaces>;

/** Where the script leaves them, for the reader in the same frame. */
export const SURFACES = Symbol.for('jiazhu surfaces');

/** Brought in once; tried again where that failed. */
export function loadOnce(load: LoadSurfaces): LoadSurfaces {
  let loading: Promise<Surfaces> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
