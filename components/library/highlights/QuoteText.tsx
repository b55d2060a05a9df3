import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { MarkedText } from './MarkedText';

/** Longer passages (UTF-16 units) are shown by their beginning, until asked for. */
export const LONG = 260;
/** Of a long one so much is drawn at first; a passage can have 50,000 units. */
export const SHOWN = 220;

export interface QuoteTextProps {
  text: string;
  words: readonly string[];
  /** The whole passage, however long. */
  whole?: boolean;
}

export function QuoteText({ text, words, whole = false }: QuoteTextProps) {
  const [opened, setOpened] = useState(false);
  const isLong = text.length > LONG && !whole;
  const shown = isLong && !opened ? toBeginning(text, SHOWN) : text;
  return (
    <blockquote class="hl-quote" lang="zh">
      <MarkedText text={shown} words={words} />
      {isLong && (
        <>
          {!opened && '… '}
          <button type="button" class="hl-more" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {i18n.t(opened ? 'highlights.less' : 'highlights.more')}
          </button>
        </>
      )}
    </blockquote>
  );
}

/** Never half of a character. */
function toBeginning(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
