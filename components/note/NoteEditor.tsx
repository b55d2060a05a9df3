import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_NOTE_LENGTH } from '../../lib/core/model/highlight';
import { TagField } from '../common/TagField';
import type { Draft } from './use-highlight';

export interface NoteEditorProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSave: (draft: Draft) => void;
  onCancel: () => void;
}

export function NoteEditor({ draft, onDraft, onSave, onCancel }: NoteEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) onSave(draft);
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields inside, not of the form
    <form
      class="editor"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(draft);
      }}
    >
      <textarea
        ref={area}
        rows={3}
        maxLength={MAX_NOTE_LENGTH}
        aria-label={i18n.t('note.noteLabel')}
        placeholder={i18n.t('note.notePlaceholder')}
        value={draft.note}
        onInput={(event) => onDraft({ ...draft, note: event.currentTarget.value })}
      />
      <TagField tags={draft.tags} onTags={(tags) => onDraft({ ...draft, tags })} />
      <div class="editor-actions">
        <span class="remark">{i18n.t('note.saveHint')}</span>
        <span class="gap" />
        <button type="button" class="button" onClick={onCancel}>
          {i18n.t('note.cancel')}
        </button>
        <button type="submit" class="button button-main">
          {i18n.t('note.save')}
        </button>
      </div>
    </form>
  );
}
