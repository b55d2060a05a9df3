/** Where the card stands: all above or all below the line being read, inside the viewport, following scroll and zoom. */
import { autoUpdate, computePosition, flip, hide, offset, shift, size, type VirtualElement } from '@floating-ui/dom';
import { isInPage, isInShadowingForm } from './dom';
import type { Mention } from './mention';
import { toRange } from './ranges';

/** Between line and card, px: the mark's own line is in it. */
const GAP_PX = 8;
/** Between card and the viewport's edge, px. */
const EDGE_PX = 8;
const MAX_HEIGHT_PX = 480;
const MIN_HEIGHT_PX = 96;

export interface PositionOptions {
  host: HTMLElement;
  mention: Mention;
  /** The line that was pointed at, for a mention that runs over two. */
  pointX: number | undefined;
  setMaxHeight: (px: number) => void;
  /** The mention has left the viewport, or the page. */
  onHidden: () => void;
}

/** Keeps the card in its place until the returned function is called. */
export function followMention({ host, mention, pointX, setMaxHeight, onHidden }: PositionOptions): () => void {
  const { element } = mention.block;
  // Floating UI climbs from the element by plain reads, and could climb in a circle.
  const isClimbable = !isInShadowingForm(element);
  const reference: VirtualElement = {
    ...(isClimbable ? { contextElement: element } : {}),
    getBoundingClientRect: () => findAnchor(mention, pointX),
  };
  const place = async (): Promise<void> => {
    if (!isInPage(element)) return onHidden();
    const { x, y, middlewareData } = await computePosition(reference, host, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [
        offset(GAP_PX),
        flip({ padding: EDGE_PX, crossAxis: false }),
        shift({ padding: EDGE_PX }),
        size({
          padding: EDGE_PX,
          apply: ({ availableHeight }) =>
            setMaxHeight(Math.min(MAX_HEIGHT_PX, Math.max(MIN_HEIGHT_PX, availableHeight))),
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

/** As wide as the line pointed at, as high as all lines of the mention: neither of them gets covered. */
function findAnchor({ block, annotation }: Mention, pointX: number | undefined): DOMRect {
  const rects = [...(toRange(block, annotation.start, annotation.end)?.getClientRects() ?? [])];
  const line = rects.find((r) => pointX !== undefined && r.left <= pointX && pointX <= r.right) ?? rects[0];
  if (!line) return new DOMRect(-1, -1, 0, 0);
  const top = Math.min(...rects.map((r) => r.top));
  const bottom = Math.max(...rects.map((r) => r.bottom));
  return new DOMRect(line.left, top, line.width, bottom - top);
}
