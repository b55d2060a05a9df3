import { findWords } from '../../../lib/kb/highlights/highlight-list';

/** Text with the words of a search marked, as they are written here. */
export function MarkedText({ text, words }: { text: string; words: readonly string[] }) {
  const spans = findWords(text, words);
  if (spans.length === 0) return <>{text}</>;
  return (
    <>
      {spans.flatMap(({ start, end }, i) => [
        text.slice(spans[i - 1]?.end ?? 0, start),
        <mark key={start}>{text.slice(start, end)}</mark>,
      ])}
      {text.slice(spans.at(-1)?.end)}
    </>
  );
}
