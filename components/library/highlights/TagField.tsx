import { i18n } from '#i18n';
import { X } from 'lucide-preact';
import { useId, useRef, useState } from 'preact/hooks';
import { MAX_TAG_LENGTH } from '../../../lib/core/model/highlight';

export interface TagFieldProps {
  tags: readonly string[];
  /** All that the reader has used, offered while typing. */
  known: readonly string[];
  onTags: (tags: string[]) => void;
}

/** Tags as chips before an input; Enter or a comma (，、too) ends one, Backspace in the empty input takes the last back. */
export function TagField({ tags, known, onTags }: TagFieldProps) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const hint = useId();
  const add = (typed: string) => {
    const added = splitTags(typed).filter((tag) => !tags.includes(tag));
    if (added.length > 0) onTags([...tags, ...new Set(added)]);
    setText('');
  };
  return (
    <div class="hl-tagfield">
      {tags.map((tag) => (
        <span key={tag} class="hl-tag">
          {tag}
          <button
            type="button"
            aria-label={i18n.t('highlights.editor.removeTag', [tag])}
            onClick={() => {
              onTags(tags.filter((t) => t !== tag));
              input.current?.focus();
            }}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
      <input
        ref={input}
        type="text"
        list={list}
        aria-label={i18n.t('highlights.editor.addTag')}
        aria-describedby={hint}
        placeholder={tags.length === 0 ? i18n.t('highlights.editor.addTag') : ''}
        value={text}
        maxLength={MAX_TAG_LENGTH}
        spellcheck={false}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          if (!event.isComposing && /[,，、]/.test(typed)) add(typed);
          else setText(typed);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter' && text.trim()) {
            add(text);
            // With Ctrl or Cmd it goes on to the editor, which saves.
            if (!event.ctrlKey && !event.metaKey) event.preventDefault();
          } else if (event.key === 'Backspace' && text === '') onTags(tags.slice(0, -1));
        }}
        onBlur={() => text.trim() && add(text)}
      />
      <datalist id={list}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
      <span id={hint} class="visually-hidden">
        {i18n.t('highlights.editor.tagHint')}
      </span>
    </div>
  );
}

export function splitTags(typed: string): string[] {
  return typed
    .split(/[,，、]/)
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '');
}
