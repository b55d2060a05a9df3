/** What is shown in our host: card, bar, and where they stand; for frames too. Comes when first needed (late-scripts.ts). */
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
