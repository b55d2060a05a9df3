import { i18n } from '#i18n';
import { Search, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Caret } from './move-focus';

export interface SearchBoxProps {
  query: string;
  onQuery: (query: string) => void;
  /** Keys for the list below; true if one was of use. */
  onKey: (key: string, caret: Caret) => boolean;
  /** The id of the listbox, whether it is shown, and the id of its active option. */
  listId: string;
  expanded: boolean;
  activeId: string | null;
}

/** A combobox: the focus stays here, the arrow keys move in the list below. */
export function SearchBox({ query, onQuery, onKey, listId, expanded, activeId }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <div class="search" role="search">
      <Search size={16} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={i18n.t('popup.searchLabel')}
        aria-expanded={expanded}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(activeId && { 'aria-activedescendant': activeId })}
        placeholder={i18n.t('popup.searchPlaceholder')}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          // An input method uses Enter and the arrows itself while it composes.
          if (!event.isComposing && !hasModifier(event) && onKey(event.key, toCaret(event.currentTarget)))
            event.preventDefault();
        }}
      />
      {query && (
        <button
          type="button"
          class="icon-button"
          aria-label={i18n.t('popup.clear')}
          onClick={() => {
            onQuery('');
            input.current?.focus();
          }}
        >
          <X size={15} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

const hasModifier = (event: KeyboardEvent): boolean => event.shiftKey || event.ctrlKey || event.altKey || event.metaKey;

function toCaret({ selectionStart, selectionEnd, value }: HTMLInputElement): Caret {
  return { atStart: selectionEnd === 0, atEnd: selectionStart === value.length };
}
