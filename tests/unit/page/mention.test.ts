import { describe, expect, it } from 'vitest';
import type { MarkedAnnotation } from '../../../lib/messaging/protocol';
import { chooseInk } from '../../../lib/page/ink';
import { rankOf, type DrawSettings, type Mention } from '../../../lib/page/mention';
import { countEntities } from '../../../lib/page/page-session';
import type { PageBlock } from '../../../lib/page/page-text';

const block = { text: '', nodes: [] } as unknown as PageBlock;
const mention = (id: string, rest: Partial<MarkedAnnotation> = {}, article = 0): Mention => ({
  block,
  article,
  annotation: {
    start: 0,
    end: 1,
    surface: '',
    type: 'official',
    id,
    name: id,
    status: 'linked',
    confidence: 1,
    why: [],
    ...rest,
  },
});
const rank = (rest: Partial<MarkedAnnotation>, settings: Partial<DrawSettings> = {}): string | null =>
  rankOf(mention('a', rest), { marks: 'calm', showTerms: false, showPhrases: false, ...settings });

describe('rankOf', () => {
  it('draws the first mention of an entity in full and later ones fainter', () => {
    expect(rank({})).toBe('first');
    expect(rank({ again: true })).toBe('again');
  });
  it('draws all alike where the reader wants that', () => {
    expect(rank({ again: true }, { marks: 'all' })).toBe('first');
  });
  it('draws a doubtful mention as doubtful', () => {
    expect(rank({ status: 'possible' }, { marks: 'all' })).toBe('possible');
  });
  it('leaves terms out unless they are wanted', () => {
    expect(rank({ term: true })).toBeNull();
    expect(rank({ term: true }, { showTerms: true })).toBe('first');
  });
  it('leaves common phrases out unless they are wanted, whatever is with terms', () => {
    expect(rank({ phrase: true }, { showTerms: true })).toBeNull();
    expect(rank({ term: true }, { showPhrases: true })).toBeNull();
    expect(rank({ phrase: true }, { showPhrases: true })).toBe('first');
  });
});

describe('countEntities', () => {
  it('lists each entity once in the order of the page; one certain mention makes it certain', () => {
    const mentions = [mention('a', { status: 'possible' }), mention('b'), mention('a')];
    expect(countEntities(mentions, () => true)).toEqual([
      { id: 'a', type: 'official', name: 'a', possible: false, count: 2 },
      { id: 'b', type: 'official', name: 'b', possible: false, count: 1 },
    ]);
  });
  it('tells what the reader has left unmarked everywhere', () => {
    const mentions = [mention('a', { term: true }), mention('b', { term: true }), mention('b')];
    const found = countEntities(mentions, ({ annotation }) => !annotation.term);
    expect(found.map(({ id, unmarked }) => [id, unmarked])).toEqual([
      ['a', true],
      ['b', undefined],
    ]);
  });
});

describe('chooseInk', () => {
  it.each([
    ['rgb(0, 0, 0)', 'light'],
    ['rgb(51, 51, 51)', 'light'],
    ['rgb(221, 221, 221)', 'dark'],
    ['rgba(255, 255, 255, 0.87)', 'dark'],
    ['oklch(0.95 0.02 90)', 'dark'],
    ['lab(20 0 0)', 'light'],
    ['color(display-p3 0.9 0.9 0.9)', 'dark'],
    ['color(srgb 0.1 0.1 0.1)', 'light'],
    ['', 'light'],
  ])('%s takes the %s ink', (color, ink) => expect(chooseInk(color)).toBe(ink));
});
