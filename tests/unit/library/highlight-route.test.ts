import { describe, expect, it } from 'vitest';
import {
  fromHighlightHash,
  toHighlightHash,
  toHighlightsHash,
  toHighlightsView,
  type HighlightsView,
} from '../../../components/library/highlights/highlight-route';

describe('an address of the highlights', () => {
  it.each<[string, HighlightsView]>([
    ['#/highlights', { view: 'all' }],
    ['#/highlights/restore', { view: 'all', restoring: true }],
    ['#/highlights/pages', { view: 'overview', of: 'pages' }],
    ['#/highlights/colors', { view: 'overview', of: 'colors' }],
    ['#/highlights/bin', { view: 'bin' }],
    ['#/highlights/color/pink', { view: 'filtered', filter: { by: 'color', color: 'pink' } }],
    [
      '#/highlights/entity/body/cn-411000/dangwei',
      { view: 'filtered', filter: { by: 'entity', id: 'body:cn-411000/dangwei' } },
    ],
    [
      '#/highlights/page/https%3A%2F%2Fa.example%2F%3Fid%3D1%26x%3D%25#%2F1'.replace('#%2F1', '%23%2F1'),
      { view: 'filtered', filter: { by: 'page', address: 'https://a.example/?id=1&x=%#/1' } },
    ],
    ['#/highlights/tag/%E5%AF%B9%E7%85%A7%2Fa', { view: 'filtered', filter: { by: 'tag', tag: '对照/a' } }],
  ])('%s is a view, and back', (hash, view) => {
    expect(toHighlightsView(hash)).toEqual(view);
    expect(toHighlightsHash(view)).toBe(hash);
  });

  it.each([
    '#/highlights/colour',
    '#/highlights/color/red',
    '#/highlights/entity/person/x',
    '#/highlightsx',
    '#/highlights/tag/%E5',
  ])('%s is none', (hash) => {
    expect(toHighlightsView(hash)).toBeNull();
  });

  it('of one highlight has its id', () => {
    const id = '0b9f2c3e-1111-4222-8333-444455556666';
    expect(fromHighlightHash(toHighlightHash(id))).toBe(id);
    expect(fromHighlightHash('#/highlight/shi-genzhi')).toBeNull();
  });
});
