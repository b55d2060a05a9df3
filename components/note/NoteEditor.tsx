import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_NOTE_LENGTH } from '../../lib/core/model/highlight';
import { parseTags, printTags } from './tags';
import type { Draft } from './use-highlight';

export interface NoteEditorProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSave: (draft: Draft) => void;
  onCancel: () => void;
}

export function NoteEditor({ draft, onDraft, onSave, onCancel }: NoteEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  // As typed: “a, ” must not lose its comma while the second tag is being written.
  const [tags, setTags] = useState(printTags(draft.tags));
  useEffect(() => area.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) onSave(draft);
  };
  return (
    <form
      class="editor"
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
        onKeyDown={onKeyDown}
        onInput={(event) => onDraft({ ...draft, note: event.currentTarget.value })}
      />
      <input
        type="text"
        aria-label={i18n.t('note.tagsLabel')}
        placeholder={i18n.t('note.tagsPlaceholder')}
        value={tags}
        onKeyDown={(event) => {
          onKeyDown(event);
          // Enter ends a tag, as a comma does; it is not yet the end of writing.
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          if (tags.trim() && !/[,，、]\s*$/.test(tags)) setTags(`${tags.trim()}, `);
        }}
        onInput={(event) => {
          setTags(event.currentTarget.value);
          onDraft({ ...draft, tags: parseTags(event.currentTarget.value) });
        }}
      />
      <div class="editor-actions">
        <span class="remark">{i18n.t('note.saveHint')}</span>
        <span class="gap" />
        <button type="button" class="button" onClick={onCancel}>
          {i18n.t('note.cancel')}
        </button>
        <button type="submit" class="button primary">
          {i18n.t('note.save')}
        </button>
      </div>
    </form>
  );
}
