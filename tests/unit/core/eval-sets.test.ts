/** Recognition gets no worse on the evaluation sets: the figures that `npm run eval` prints may rise, not fall. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecognizer } from '../../../scripts/recognizer';
import { countTexts, getSides, measure } from '../../eval/score';
import { scoreSet } from '../../eval/score-set';
import { readSets } from '../../eval/sets';

const recognizer = loadRecognizer();
const sets = readSets(path.join(import.meta.dirname, '../../eval'));

describe('on the evaluation set', () => {
  it.each([
    // set, least share of pairs right, of precision, of recall
    ['boundary', 0.95, 0.98, 0.98],
    ['namesakes', 0.99, 0.99, 0.99],
    ['places', 0.97, 0.99, 0.98],
    ['slogans', 0.97, 0.98, 0.98],
    ['traditional', 0.95, 0.97, 0.98],
    ['real-mainland', 0.97, 0.99, 0.98],
    ['real-mixed', 0.75, 0.85, 0.94],
    ['blind', 0.92, 0.98, 0.95],
  ])('%s', (name, pairs, precision, recall) => {
    const { scores } = scoreSet(
      sets.find((s) => s.name === name)!,
      recognizer,
    );
    const { both } = countTexts(scores);
    const figures = measure(getSides(scores).flatMap((side) => side.links));
    expect(both.right / both.of).toBeGreaterThanOrEqual(pairs);
    expect(figures.precision).toBeGreaterThanOrEqual(precision);
    expect(figures.recall).toBeGreaterThanOrEqual(recall);
  });
});
