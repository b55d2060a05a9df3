/** Where two folded wordings differ. */
import { diffChars } from 'diff';
import type { Span } from '../model/annotation';

export interface Edit {
  removed: Span;
  added: Span;
}
/** Folded spans that do not agree, each with what stands in its place. */
export function listEdits(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let [i, k] = [0, 0];
  let open: Edit | undefined;
  for (const { value, removed, added } of diffChars(before, after)) {
    if (!removed && !added) {
      open = undefined;
      i += value.length;
      k += value.length;
      continue;
    }
    if (!open) edits.push((open = { removed: { start: i, end: i }, added: { start: k, end: k } }));
    if (removed) open.removed.end = i += value.length;
    else open.added.end = k += value.length;
  }
  return edits;
}

/** Where else a span may lie that was added or taken out, the text being the same: in 马马晓红, 马晓红 or 马马晓. */
export function slides(text: string, { start, end }: Span): Span[] {
  const spans = [{ start, end }];
  for (let i = 1; text[start - i] === text[end - i] && i <= start; i++) spans.push({ start: start - i, end: end - i });
  for (let i = 0; text[start + i] === text[end + i] && end + i < text.length; i++)
    spans.push({ start: start + i + 1, end: end + i + 1 });
  return spans;
}
