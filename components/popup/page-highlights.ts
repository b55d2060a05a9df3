/**
 * The highlights of a page as the popup lists them: in the order of the page, orphans after them. What the reader in
 * the page says of their places is joined to what is stored; where no reader answers, the stored places serve.
 */
import type { Highlight } from '../../lib/core/model/highlight';
import type { HighlightsReport } from '../../lib/messaging/protocol';

/** stored: nobody has looked whether it is on the page. */
export type Standing = 'found' | 'changed' | 'orphan' | 'stored';

export interface PageHighlight {
  highlight: Highlight;
  standing: Standing;
}

export function toPageHighlights(highlights: readonly Highlight[], report: HighlightsReport | null): PageHighlight[] {
  const anchored = new Map(report?.anchored.map((place) => [place.id, place]));
  const placed = highlights.map((highlight) => {
    const place = anchored.get(highlight.id);
    const at = place && place.state !== 'orphan' ? place.start : (highlight.position?.start ?? Infinity);
    return { highlight, standing: place?.state ?? ('stored' as const), at };
  });
  return placed
    .sort((a, b) => Number(a.standing === 'orphan') - Number(b.standing === 'orphan') || compare(a.at, b.at))
    .map(({ highlight, standing }) => ({ highlight, standing }));
}

/** Infinity less Infinity is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);
