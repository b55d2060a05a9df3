/**
 * How far two texts agree from a point on, edits allowed: the gapped extension with X-drop that BLAST grows its hits
 * with (Altschul et al. 1997). Rows are the saved text, columns the page; a cell that falls X below the best so far is
 * dropped, so that the cost is about length × a band of ±X/2 columns, and text that differs is given up at once.
 *
 *              page →
 *      saved ↓  ╲            MATCH for the same character, EDIT for another, a missing or an added one
 *                ╲╲
 *                  ╲─ best  the score there, and how far it reaches in both
 */

const MATCH = 1;
const EDIT = -2;
/** Six edits in a row. More, and the two texts have nothing to do with each other any more. */
const DROP = 12;
/**
 * Items of a list (daily case counts) differ in nothing but their numbers, so another number in the surroundings tells
 * the item next door: it ends the extension, however well the template goes on behind it. A digit too many or too few
 * may be that too (9 → 16), or an edit.
 */
const OTHER_DIGIT = -DROP - 1;
const DIGIT_EDIT = -8;

export interface Extension {
  score: number;
  /** How many units of the saved text, and of the page, lie up to the best point. */
  saved: number;
  page: number;
  /** How many units of the page lie before each of the given rows, on the way to the best point; -1: not reached. */
  into: number;
  outOf: number;
}
export interface ExtensionOptions {
  /**
   * Rows to report the page's columns of: `into`, where the way leaves that row (text added there stands before it),
   * and `outOf`, where the way enters it (text added there stands behind it).
   */
  into?: number;
  outOf?: number;
  /** Whether the unit of that row is surroundings, where another number counts more. All are, unless given. */
  isContext?: (row: number) => boolean;
}

const isDigit = (unit: number | undefined): boolean => unit !== undefined && unit >= 48 && unit <= 57;
const replace = (unit: number | undefined, other: number | undefined): number =>
  isDigit(unit) ? (isDigit(other) ? OTHER_DIGIT : DIGIT_EDIT) : isDigit(other) ? DIGIT_EDIT : EDIT;
const NONE = -1_000_000;

// Two rows of scores and crossings, by column; they grow as needed and are never read before they are written.
let size = 0;
let rows: Int32Array[] = [];
function reserve(columns: number): void {
  if (columns <= size) return;
  size = columns * 2;
  rows = Array.from({ length: 6 }, () => new Int32Array(size));
}

/**
 * Extends from the points `savedFrom` and `pageFrom` by `step` (1: rightwards, reading the unit at the point first;
 * -1: leftwards, reading the one before it), at most `length` units of the saved text.
 */
export function extend(
  saved: Uint16Array,
  savedFrom: number,
  length: number,
  page: Uint16Array,
  pageFrom: number,
  step: 1 | -1,
  { into = -1, outOf = -1, isContext = () => true }: ExtensionOptions = {},
): Extension {
  const shift = step === 1 ? 0 : -1;
  const columns = step === 1 ? page.length - pageFrom : pageFrom;
  reserve(Math.min(columns, 2 * length + DROP) + 2);
  let [scores, ins, outs, oldScores, oldIns, oldOuts] = rows as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const best: Extension = { score: 0, saved: 0, page: 0, into: -1, outOf: outOf === 0 ? 0 : -1 };
  let from = 0;
  let to = -1;
  for (let row = 0; row <= length; row++) {
    const unit = saved[savedFrom + shift + step * (row - 1)];
    const context = row > 0 && isContext(row - 1);
    const oldFrom = from;
    const oldTo = to;
    [scores, ins, outs, oldScores, oldIns, oldOuts] = [oldScores, oldIns, oldOuts, scores, ins, outs];
    from = -1;
    for (let column = oldFrom; column <= columns && column < size; column++) {
      const other = page[pageFrom + shift + step * (column - 1)];
      let score = row === 0 && column === 0 ? 0 : NONE;
      let source = -1; // the column of the row above, or -1 for a step along the row
      if (column <= oldTo + 1 && column > oldFrom && row > 0) {
        score = oldScores[column - 1]! + (unit === other ? MATCH : context ? replace(unit, other) : EDIT);
        source = column - 1;
      }
      if (column <= oldTo && row > 0) {
        const above = oldScores[column]! + (context && isDigit(unit) ? DIGIT_EDIT : EDIT);
        if (above > score) [score, source] = [above, column];
      }
      if (from >= 0 && column > from) {
        const along = scores[column - 1]! + (context && isDigit(other) ? DIGIT_EDIT : EDIT);
        if (along > score) [score, source] = [along, -1];
      }
      if (score < best.score - DROP) {
        // A hole inside the band stays a hole; past the row above, nothing can come any more.
        scores[column] = NONE;
        if (column > oldTo) break;
        continue;
      }
      if (from < 0) from = column;
      to = column;
      scores[column] = score;
      if (source >= 0) {
        ins[column] = row - 1 === into ? source : oldIns[source]!;
        outs[column] = row === outOf ? column : oldOuts[source]!;
      } else {
        ins[column] = column > 0 && row + column > 0 && column > from ? ins[column - 1]! : -1;
        outs[column] = column > from ? outs[column - 1]! : row === outOf ? column : -1;
      }
      if (score > best.score) {
        Object.assign(best, { score, saved: row, page: column, into: ins[column], outOf: outs[column] });
      }
    }
    if (from < 0) break;
  }
  return best;
}
