import type { Span } from '../../lib/kb/search/matched';

/** A text with the parts marked that a search has found. */
export function FoundText({ text, spans }: { text: string; spans: readonly Span[] }) {
  return (
    <>
      {spans.flatMap(({ start, end }, i) => [
        text.slice(spans[i - 1]?.end ?? 0, start),
        <mark key={start} class="match">
          {text.slice(start, end)}
        </mark>,
      ])}
      {text.slice(spans.at(-1)?.end)}
    </>
  );
}
