import { describe, expect, it } from 'vitest';
import { toPageHighlights } from '../../../components/popup/page-highlights';
import type { Highlight } from '../../../lib/core/model/highlight';
import type { AnchoredHighlight } from '../../../lib/messaging/protocol';
import { makeHighlights } from '../../../scripts/sample-highlights';

const [a, b, c] = makeHighlights(3, 1) as [Highlight, Highlight, Highlight];
const PAGE = { url: a.page.url };
const found = (h: Highlight, start: number, state: 'found' | 'changed' = 'found'): AnchoredHighlight => ({
  id: h.id,
  color: h.color,
  noted: false,
  state,
  start,
  end: start + 1,
});
const orphan = (h: Highlight): AnchoredHighlight => ({ id: h.id, color: h.color, noted: false, state: 'orphan' });
const list = (...args: Parameters<typeof toPageHighlights>) =>
  toPageHighlights(...args).map(({ highlight, standing }) => [highlight.id, standing]);

describe('the highlights of a page in the popup', () => {
  it('stand where the reader found them, orphans last', () => {
    const anchored = [orphan(a), found(b, 900), found(c, 20, 'changed')];
    expect(list([a, b, c], { page: PAGE, isTextSelected: false, anchored })).toEqual([
      [c.id, 'changed'],
      [b.id, 'found'],
      [a.id, 'orphan'],
    ]);
  });

  it('stand where they were saved, where no reader answers', () => {
    expect(list([c, a, b], null)).toEqual([
      [a.id, 'stored'],
      [b.id, 'stored'],
      [c.id, 'stored'],
    ]);
  });

  it('are all listed while the reader has not looked for some', () => {
    expect(list([a, b], { page: PAGE, isTextSelected: false, anchored: [found(b, 5)] })).toHaveLength(2);
  });
});
