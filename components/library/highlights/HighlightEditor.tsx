import { i18n } from '#i18n';
import { useEffect, useRef } from 'preact/hooks';
import { ConflictView } from '../../common/ConflictView';
import { TagField } from '../../common/TagField';
import { ColorPicker } from './ColorPicker';
import { countExcess, type Draft } from './drafts';

export interface HighlightEditorProps {
  draft: Draft;
  knownTags: readonly string[];
  onChange: (changes: Partial<Pick<Draft, 'note' | 'tags' | 'color'>>) => void;
  onSave: () => void;
  onClose: () => void;
  /** In a conflict. */
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onGoOn: () => void;
}

/** Note, tags and colour, in place. Ctrl/Cmd+Enter saves; Escape closes, and loses nothing. */
export function HighlightEditor(props: HighlightEditorProps) {
  const { draft, knownTags, onChange, onSave, onClose } = props;
  const excess = countExcess(draft);
  const note = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = note.current;
    area?.focus({ preventScroll: true });
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  if (draft.conflict) return <Conflict {...props} conflict={draft.conflict} />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields inside, not of the form
    <form
      class="hl-editor"
      aria-label={i18n.t('highlights.editor.label')}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
        else if (event.key === 'Escape') onClose();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <textarea
        ref={note}
        rows={3}
        aria-label={i18n.t('highlights.note')}
        placeholder={i18n.t('highlights.editor.notePlaceholder')}
        value={draft.note}
        {...(excess > 0 && { 'aria-invalid': true })}
        onInput={(event) => onChange({ note: event.currentTarget.value })}
      />
      <TagField tags={draft.tags} known={knownTags} onTags={(tags) => onChange({ tags })} />
      <div class="hl-editor-foot">
        <ColorPicker name={`color-${draft.base.id}`} color={draft.color} onColor={(color) => onChange({ color })} />
        <span class="hl-hint">{i18n.t('highlights.editor.saveHint')}</span>
        <button type="button" class="button" onClick={onClose}>
          {i18n.t('highlights.editor.close')}
        </button>
        <button type="submit" class="button button-main" disabled={draft.saving || excess > 0}>
          {i18n.t(draft.saving ? 'highlights.editor.saving' : 'highlights.editor.save')}
        </button>
      </div>
      {excess > 0 && <p class="failure">{i18n.t('highlights.editor.tooLong', [String(excess)])}</p>}
      {draft.failure && (
        <p class="failure" role="alert">
          {draft.failure}
        </p>
      )}
    </form>
  );
}

function Conflict(props: HighlightEditorProps & { conflict: NonNullable<Draft['conflict']> }) {
  const { draft, conflict, onKeepMine, onTakeTheirs, onGoOn } = props;
  const isGone = conflict === 'gone';
  return (
    <ConflictView
      mine={draft}
      theirs={conflict}
      saving={draft.saving}
      failure={draft.failure}
      choices={[
        {
          label: i18n.t(isGone ? 'highlights.conflict.saveAnew' : 'highlights.conflict.keepMine'),
          onChoose: onKeepMine,
        },
        {
          label: i18n.t(isGone ? 'highlights.editor.discard' : 'highlights.conflict.takeTheirs'),
          onChoose: onTakeTheirs,
        },
        ...(isGone ? [] : [{ label: i18n.t('highlights.conflict.goOn'), onChoose: onGoOn }]),
      ]}
    />
  );
}
