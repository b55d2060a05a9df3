/** Where a popover stands: all above or all below the line being read, inside the viewport, following scroll and zoom. */
import { autoUpdate, computePosition, flip, hide, offset, shift, size, type VirtualElement } from '@floating-ui/dom';
import { MAX_HEIGHT } from './card-state';
import { isInPage, isInShadowingForm } from './dom';

/** Between line and card, px: the mark's own line is in it. */
const GAP_PX = 8;
/** Between card and the viewport's edge, px. */
const EDGE_PX = 8;
const MIN_HEIGHT_PX = 96;

/** A passage of the page: what a popover stands at. */
export interface Passage {
  /** An element of the page's own document around it. */
  element: Element;
  /** Its lines, in px of the viewport; empty where it has left the page. */
  rects: () => DOMRect[];
}
export interface PositionOptions {
  host: HTMLElement;
  passage: Passage;
  /** The line that was pointed at, for a passage that runs over two. */
  pointX: number | undefined;
  /** Where it stands if there is room. */
  placement?: 'bottom-start' | 'top-start';
  /** The passage's lines run from top to bottom: it stands beside the column. */
  vertical?: boolean;
  setMaxHeight: (px: number) => void;
  /** The passage has left the viewport, or the page. */
  onHidden: () => void;
}

export type FollowPassage = (options: PositionOptions) => () => void;

/** Keeps the card in its place until the returned function is called. */
export function followPassage(options: PositionOptions): () => void {
  const { host, passage, pointX, vertical = false, setMaxHeight, onHidden } = options;
  const placement = vertical ? 'left-start' : (options.placement ?? 'bottom-start');
  const { element } = passage;
  // Floating UI climbs from the element by plain reads, and could climb in a circle.
  const isClimbable = !isInShadowingForm(element);
  const reference: VirtualElement = {
    ...(isClimbable ? { contextElement: element } : {}),
    getBoundingClientRect: () => (vertical ? findColumns(passage.rects()) : findAnchor(passage.rects(), pointX)),
  };
  const place = async (): Promise<void> => {
    if (!isInPage(element)) return onHidden();
    const { x, y, middlewareData } = await computePosition(reference, host, {
      strategy: 'fixed',
      placement,
      middleware: [
        offset(GAP_PX),
        flip({
          padding: EDGE_PX,
          crossAxis: false,
          ...(vertical && { fallbackPlacements: ['right-start', 'bottom-start', 'top-start'] }),
        }),
        shift({ padding: EDGE_PX }),
        size({
          padding: EDGE_PX,
          apply: ({ availableHeight }) => setMaxHeight(Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT_PX, availableHeight))),
        }),
        hide(),
      ],
    });
    if (middlewareData.hide?.referenceHidden) return onHidden();
    host.style.setProperty('left', `${Math.round(x)}px`, 'important');
    host.style.setProperty('top', `${Math.round(y)}px`, 'important');
  };
  return autoUpdate(reference, host, () => void place(), { animationFrame: !isClimbable });
}

/** All columns of the passage: none of them gets covered. */
function findColumns(rects: readonly DOMRect[]): DOMRect {
  if (rects.length === 0) return new DOMRect(-1, -1, 0, 0);
  const [left, top] = [Math.min(...rects.map((r) => r.left)), Math.min(...rects.map((r) => r.top))];
  const [right, bottom] = [Math.max(...rects.map((r) => r.right)), Math.max(...rects.map((r) => r.bottom))];
  return new DOMRect(left, top, right - left, bottom - top);
}

/** As wide as the line pointed at, as high as all lines of the passage: neither of them gets covered. */
function findAnchor(rects: readonly DOMRect[], pointX: number | undefined): DOMRect {
  const line = rects.find((r) => pointX !== undefined && r.left <= pointX && pointX <= r.right) ?? rects[0];
  if (!line) return new DOMRect(-1, -1, 0, 0);
  const top = Math.min(...rects.map((r) => r.top));
  const bottom = Math.max(...rects.map((r) => r.bottom));
  return new DOMRect(line.left, top, line.width, bottom - top);
}
