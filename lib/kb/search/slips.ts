/**
 * Slips of the keyboard: a letter wrong, missing, too many, or two changed round. Libraries count the distance of two
 * whole strings, mostly without the last kind, which fingers make most; here the right word may also go on, since
 * people look while they type, and what is more than a slip or two away is left at its first letters.
 */

/**
 * How many slips turn `typed`, from `i` on, into the beginning of what stands in `text` at `j`, as far as `end`.
 * More than `most`: most + 1. Called for every name there is, so without an array or a closure.
 */
export function countSlips(typed: string, text: string, most: number, i = 0, j = 0, end = text.length): number {
  while (i < typed.length && j < end && typed.charCodeAt(i) === text.charCodeAt(j)) {
    i++;
    j++;
  }
  if (i === typed.length) return 0;
  if (most === 0) return 1;
  // Each is tried with one slip fewer than the best so far has: too many, wrong, missing, changed round.
  let least = most + 1;
  least = Math.min(least, 1 + countSlips(typed, text, least - 2, i + 1, j, end));
  if (least > 1 && j < end) least = Math.min(least, 1 + countSlips(typed, text, least - 2, i + 1, j + 1, end));
  if (least > 1 && j < end) least = Math.min(least, 1 + countSlips(typed, text, least - 2, i, j + 1, end));
  if (
    least > 1 &&
    i + 1 < typed.length &&
    j + 1 < end &&
    typed.charCodeAt(i) === text.charCodeAt(j + 1) &&
    typed.charCodeAt(i + 1) === text.charCodeAt(j)
  )
    least = Math.min(least, 1 + countSlips(typed, text, least - 2, i + 2, j + 2, end));
  return least;
}

/** Slips that are forgiven in a word of this length: short ones are other words. */
export function allowSlips(length: number): number {
  return length < 4 ? 0 : length < 9 ? 1 : 2;
}
