/** Plain text parted into paragraphs. */

/**
 * The paragraphs of a text with their UTF-16 offsets. Blank lines part them; a single line end may stand in the middle
 * of a word, and where text was set in columns a blank line may too.
 */
export function splitParagraphs(text: string): { start: number; text: string }[] {
  const paragraphs: { start: number; text: string }[] = [];
  const blank = /\r?\n(?:[^\S\n]*\r?\n)+/g;
  let start = 0;
  for (const gap of text.matchAll(blank)) {
    const behind = gap.index + gap[0].length;
    if (isColumnBreak(text.slice(start, gap.index), text.slice(behind, behind + 1))) continue;
    paragraphs.push({ start, text: text.slice(start, gap.index) });
    start = behind;
  }
  paragraphs.push({ start, text: text.slice(start) });
  return paragraphs.filter((p) => p.text.trim() !== '');
}

/** A last line of a column is this full, compared with the lines before it: half of them are no longer. */
const FULL = 0.9;
/** Whether a paragraph of hard-wrapped prose goes on behind a blank line: its last line is full, and ends no clause. */
function isColumnBreak(before: string, behind: string): boolean {
  const lines = before.split('\n').map((line) => line.trimEnd());
  const last = lines[lines.length - 1]!;
  const usual = lines.map((line) => line.length).sort((a, b) => a - b)[lines.length >> 1]!;
  return (
    lines.length > 1 &&
    last.length >= FULL * usual &&
    /[，。；]/.test(before) &&
    /\p{Script=Han}$/u.test(last) &&
    /^\p{Script=Han}/u.test(behind)
  );
}
