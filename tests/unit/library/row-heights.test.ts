import { describe, expect, it } from 'vitest';
import { countLines, createRowHeights } from '../../../components/library/highlights/row-heights';

describe('heights of rows', () => {
  it('are guessed until one of their shape is measured', () => {
    const heights = createRowHeights();
    expect(heights.estimate(3, 120)).toBe(120);
    heights.learn(3, 117);
    expect(heights.estimate(3, 120)).toBe(117);
    expect(heights.estimate(4, 120)).toBe(120);
  });

  it('are what most rows of the shape have, and follow when all change', () => {
    const heights = createRowHeights();
    for (const height of [117, 117, 139, 117]) heights.learn(1, height);
    expect(heights.estimate(1, 0)).toBe(117);
    for (let i = 0; i < 10; i++) heights.learn(1, 90);
    expect(heights.estimate(1, 0)).toBe(90);
  });

  it.each([
    ['', 0],
    ['水', 1],
    ['水'.repeat(10), 1],
    ['水'.repeat(11), 2],
    ['water and ricefields', 1],
    ['水'.repeat(5000), 15],
  ])('lines of %j', (text, lines) => expect(countLines(text, 10)).toBe(lines));
});
