import { i18n } from '#i18n';
import { X } from 'lucide-preact';
import type { JSX, Ref } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { MAX_TAGS } from '../../lib/core/model/highlight';
import { parseTags } from './tags';

export interface TagFieldProps {
  tags: readonly string[];
  /** All that the reader has used, offered while typing. */
  known?: readonly string[];
  onTags: (tags: string[]) => void;
}

/**
 * Tags as chips before an input; Enter or a comma (，、too) ends one, Backspace in the empty input takes the last back.
 * What is still being typed counts as a tag already, so that nothing is lost however the writing ends.
 */
export function TagField({ tags, known = [], onTags }: TagFieldProps) {
  const [text, setText] = useState('');
  const [typed, setTyped] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const chips = tags.filter((tag) => !typed.includes(tag));
  const type = (next: string, ended: boolean) => {
    const added = parseTags(next).filter((tag) => !chips.includes(tag));
    setText(ended ? '' : next);
    setTyped(ended ? [] : added);
    onTags([...chips, ...added].slice(0, MAX_TAGS));
  };
  return (
    <div class="tag-field">
      {chips.map((tag) => (
        <TagChip
          key={tag}
          tag={tag}
          label={i18n.t('highlights.editor.removeTag', [tag])}
          onRemove={() => {
            onTags(tags.filter((t) => t !== tag));
            input.current?.focus();
          }}
        />
      ))}
      <TagInput
        inputRef={input}
        known={known.filter((tag) => !tags.includes(tag))}
        aria-describedby={hint}
        placeholder={chips.length === 0 ? i18n.t('highlights.editor.addTag') : ''}
        value={text}
        onInput={(event) => {
          const next = event.currentTarget.value;
          type(next, !event.isComposing && /[,，、;；]/.test(next));
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter' && text.trim()) {
            type(text, true);
            // With Ctrl or Cmd it goes on to the editor, which saves.
            if (!event.ctrlKey && !event.metaKey) event.preventDefault();
          } else if (event.key === 'Backspace' && text === '') onTags(chips.slice(0, -1));
        }}
        onBlur={() => text.trim() && type(text, true)}
      />
      <span id={hint} class="visually-hidden">
        {i18n.t('highlights.editor.tagHint')}
      </span>
    </div>
  );
}

export function TagChip({ tag, label, onRemove }: { tag: string; label: string; onRemove: () => void }) {
  return (
    <span class="hl-tag">
      {tag}
      <button type="button" aria-label={label} onClick={onRemove}>
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}

export type TagInputProps = JSX.IntrinsicElements['input'] & {
  inputRef: Ref<HTMLInputElement>;
  known: readonly string[];
};

/** A text field that offers the tags that are known. */
export function TagInput({ inputRef, known, ...others }: TagInputProps) {
  const list = useId();
  return (
    <>
      <input
        ref={inputRef}
        type="text"
        list={list}
        aria-label={i18n.t('highlights.editor.addTag')}
        spellcheck={false}
        {...others}
      />
      <datalist id={list}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </>
  );
}
