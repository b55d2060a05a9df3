import { i18n } from '#i18n';
import { useState } from 'preact/hooks';

export interface SearchFieldProps {
  query: string;
  onQuery: (query: string) => void;
  /** What the search has come to. */
  status: string;
}

/** What an input method is still composing is shown, but not sought: half a syllable finds nothing. */
export function SearchField({ query, onQuery, status }: SearchFieldProps) {
  const [composing, setComposing] = useState<string | null>(null);
  return (
    <div class="filter" role="search">
      <input
        type="search"
        aria-label={i18n.t('highlights.searchLabel')}
        placeholder={i18n.t('highlights.searchPlaceholder')}
        value={composing ?? query}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => {
          const text = event.currentTarget.value;
          if (event.isComposing) setComposing(text);
          else onQuery(text);
        }}
        onCompositionEnd={(event) => {
          setComposing(null);
          onQuery(event.currentTarget.value);
        }}
      />
      <span class="count" role="status">
        {status}
      </span>
    </div>
  );
}
