import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../lib/core/model/annotation';
import { chooseInk } from '../../../lib/page/ink';
import { rankMentions, type DrawSettings, type Mention } from '../../../lib/page/mention';
import { countEntities } from '../../../lib/page/page-session';
import type { PageBlock } from '../../../lib/page/page-text';

const block = { text: '', nodes: [] } as unknown as PageBlock;
const mention = (id: string, rest: Partial<Annotation> = {}, article = 0): Mention => ({
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
const ranks = (mentions: Mention[], settings: Partial<DrawSettings> = {}): string[] =>
  rankMentions(mentions, { marks: 'calm', showTerms: false, showPhrases: false, ...settings }).map(
    ({ mention: m, rank }) => `${m.annotation.id} ${rank}`,
  );

describe('rankMentions', () => {
  it('draws the first mention of an entity in full and later ones fainter', () => {
    expect(ranks([mention('a'), mention('b'), mention('a')])).toEqual(['a first', 'b first', 'a again']);
  });
  it('begins anew with each article', () => {
    expect(ranks([mention('a'), mention('a', {}, 1)])).toEqual(['a first', 'a first']);
  });
  it('draws all alike where the reader wants that', () => {
    expect(ranks([mention('a'), mention('a')], { marks: 'all' })).toEqual(['a first', 'a first']);
  });
  it('draws a doubtful mention as doubtful, and never counts it as the first', () => {
    expect(ranks([mention('a', { status: 'possible' }), mention('a')])).toEqual(['a possible', 'a first']);
  });
  it('leaves terms out unless they are wanted', () => {
    expect(ranks([mention('a', { term: true })])).toEqual([]);
    expect(ranks([mention('a', { term: true })], { showTerms: true })).toEqual(['a first']);
  });
  it('leaves common phrases out unless they are wanted, whatever is with terms', () => {
    expect(ranks([mention('a', { phrase: true })], { showTerms: true })).toEqual([]);
    expect(ranks([mention('a', { phrase: true }), mention('b', { term: true })], { showPhrases: true })).toEqual([
      'a first',
    ]);
  });
});

describe('countEntities', () => {
  it('lists each entity once in the order of the page; one certain mention makes it certain', () => {
    expect(countEntities([mention('a', { status: 'possible' }), mention('b'), mention('a')])).toEqual([
      { id: 'a', type: 'official', name: 'a', possible: false, count: 2 },
      { id: 'b', type: 'official', name: 'b', possible: false, count: 1 },
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
