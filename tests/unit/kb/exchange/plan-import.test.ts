import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Highlight } from '../../../../lib/core/model/highlight';
import { planImport } from '../../../../lib/kb/exchange/plan-import';
import { readImport } from '../../../../lib/kb/exchange/read-import';
import { anyHighlights, toHighlight, toHypothesisExport, toHypothesisRow, uuid } from '../../../fixtures/highlights';

const [one, two] = [toHighlight(1), toHighlight(2)];
const later = { modified: '2027-01-01T00:00:00.000Z' };
const elsewhere = (changes: Partial<Highlight> = {}) => ({ ...one, id: uuid(99), ...changes });
const withoutPosition = ({ position: _, occurrence: __, ...highlight }: Highlight): Highlight => highlight;
const empty = { fresh: [], newer: [], same: [], duplicates: [] };

describe('an import', () => {
  it('adds what is new, replaces what is older, leaves the rest', () => {
    const newer = { ...one, ...later, note: 'new' };
    expect(planImport([one], [newer, two])).toEqual({ ...empty, fresh: [two], newer: [newer] });
    expect(planImport([newer], [one])).toEqual({ ...empty, same: [one] });
    // Nothing but its time is another: the time of an annotation that states none is that of its import.
    expect(planImport([one], [{ ...one, ...later }])).toMatchObject({ newer: [], same: [{ id: one.id }] });
  });

  it('done twice changes nothing the second time', () => {
    fc.assert(
      fc.property(anyHighlights, (highlights) => {
        expect(planImport([], highlights)).toEqual({ ...empty, fresh: highlights });
        expect(planImport(highlights, highlights)).toEqual({ ...empty, same: highlights });
      }),
    );
  });

  it('finds the same passage under another id', () => {
    for (const twin of [
      elsewhere(),
      elsewhere({ color: 'green', tags: ['x'] }),
      withoutPosition(elsewhere()),
      elsewhere({ page: { ...one.page, address: one.page.url } }),
      elsewhere({ quote: { ...one.quote, exact: one.quote.exact.replace('总', '\n   总'), prefix: '', suffix: '' } }),
      // The page had something put in before it; it is the only one.
      elsewhere({ position: { type: 'TextPositionSelector', start: 500, end: 518 } }),
    ]) {
      expect(planImport([one], [twin]), JSON.stringify(twin)).toEqual({
        ...empty,
        duplicates: [{ incoming: twin, existing: one }],
      });
    }
  });

  it.each<[string, Highlight]>([
    ['with another note', elsewhere({ note: 'another' })],
    ['on another page', elsewhere({ page: { ...one.page, address: 'https://a.cn/', url: 'https://a.cn/' } })],
    ['with other words around', withoutPosition(elsewhere({ quote: { ...one.quote, prefix: '市长刘涛说，' } }))],
    [
      'at another place, where it stands twice',
      elsewhere({ position: { type: 'TextPositionSelector', start: 500, end: 518 }, occurrence: { nth: 1, of: 2 } }),
    ],
  ])('keeps a passage %s', (_, highlight) => {
    expect(planImport([one], [highlight])).toEqual({ ...empty, fresh: [highlight] });
  });

  it('compares neither within the file nor with the bin', () => {
    expect(planImport([], [one, elsewhere()]).fresh).toHaveLength(2);
    expect(planImport([{ ...one, deleted: one.modified }], [elsewhere()]).fresh).toHaveLength(1);
  });

  it('of Hypothesis, of a passage that was saved here: no second copy', () => {
    const { highlights } = readImport(toHypothesisExport([toHypothesisRow(1, { text: '' }), toHypothesisRow(2)]));
    expect(planImport([one, two], highlights)).toMatchObject({
      fresh: [{ note: '很重要' }],
      duplicates: [{ existing: one }],
    });
    expect(planImport([one, two, ...highlights.slice(1)], highlights).fresh).toEqual([]);
  });
});
