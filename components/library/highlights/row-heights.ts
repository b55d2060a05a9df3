/**
 * How high rows are, before they are drawn. What a row is made of (its shape) is known, and what rows of a shape come
 * to is learned from those that were measured: for each row that turns out otherwise the places of all behind it are
 * worked out anew, which takes longer than drawing it.
 */

/** Of what a row is made, as a number: rows of one shape are as high as one another. */
export type Shape = number;

export interface RowHeights {
  /** px */
  estimate: (shape: Shape, guess: number) => number;
  learn: (shape: Shape, height: number) => void;
}

export function createRowHeights(): RowHeights {
  const known = new Map<Shape, { height: number; votes: number }>();
  return {
    estimate: (shape, guess) => known.get(shape)?.height ?? guess,
    // The height that most of them have (Boyer and Moore's majority vote): a title that wraps is no rule.
    learn: (shape, height) => {
      const rule = known.get(shape);
      if (!rule || (rule.votes === 0 && rule.height !== height)) known.set(shape, { height, votes: 1 });
      else rule.votes += rule.height === height ? 1 : -1;
    },
  };
}

/** Lines (at most 15) that a text takes at `ems` to the line: a Chinese character is 1 em wide, a Latin letter half. */
export function countLines(text: string, ems: number, most = 15): number {
  if (text === '') return 0;
  let width = 0;
  const enough = ems * most;
  for (let i = 0; i < text.length && width < enough; i++) width += text.charCodeAt(i) < 0x2e80 ? 0.5 : 1;
  return Math.min(most, Math.max(1, Math.ceil(width / ems)));
}
