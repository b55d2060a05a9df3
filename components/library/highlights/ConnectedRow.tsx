import { i18n } from '#i18n';
import { useMemo } from 'preact/hooks';
import type { Highlight } from '../../../lib/core/model/highlight';
import { binWithUndo } from './changes';
import {
  changeDraft,
  closeDraft,
  discardDraft,
  goOnEditing,
  openDraft,
  saveAnew,
  saveDraft,
  takeTheirs,
  type Draft,
} from './drafts';
import { focusAfter, focusRow } from './focus';
import { HighlightEditor } from './HighlightEditor';
import { HighlightRow } from './HighlightRow';

export interface ConnectedRowProps {
  highlight: Highlight;
  words: readonly string[];
  draft: Draft | undefined;
  knownTags: readonly string[];
  hidePage: boolean;
  whole?: boolean;
}

/** A highlight with its editor and its ways into the bin. Drawn anew only where something of it has changed. */
export function ConnectedRow({ highlight, words, draft, knownTags, hidePage, whole = false }: ConnectedRowProps) {
  return useMemo(() => {
    const { id } = highlight;
    const editor = draft && (draft.open ? <Editor draft={draft} knownTags={knownTags} /> : <Kept draft={draft} />);
    return (
      <HighlightRow
        highlight={highlight}
        words={words}
        hidePage={hidePage}
        whole={whole}
        editor={editor}
        {...(!draft && { onEdit: () => openDraft(highlight) })}
        onDelete={() => {
          focusAfter(id);
          void binWithUndo([id]);
        }}
      />
    );
  }, [highlight, words, draft, knownTags, hidePage, whole]);
}

function Editor({ draft, knownTags }: { draft: Draft; knownTags: readonly string[] }) {
  const { id } = draft.base;
  const then = (done: boolean) => void (done && focusRow(id));
  return (
    <HighlightEditor
      draft={draft}
      knownTags={knownTags}
      onChange={(changes) => changeDraft(id, changes)}
      onSave={() => void saveDraft(id).then(then)}
      onClose={() => {
        closeDraft(id);
        focusRow(id);
      }}
      onKeepMine={() =>
        void (draft.conflict === 'gone' ? saveAnew(id) : saveDraft(id, draft.conflict?.revision)).then(then)
      }
      onTakeTheirs={() => {
        if (draft.conflict === 'gone') focusAfter(id);
        else focusRow(id);
        takeTheirs(id);
      }}
      onGoOn={() => goOnEditing(id)}
    />
  );
}

/** An editor that was closed with something unsaved in it. */
function Kept({ draft }: { draft: Draft }) {
  return (
    <div class="hl-kept">
      <p>{i18n.t('highlights.editor.kept')}</p>
      {draft.note && <p class="hl-note">{draft.note}</p>}
      <div class="choices">
        <button type="button" class="button" data-action="edit" onClick={() => openDraft(draft.base)}>
          {i18n.t('highlights.editor.goOn')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            discardDraft(draft.base.id);
            focusRow(draft.base.id);
          }}
        >
          {i18n.t('highlights.editor.discard')}
        </button>
      </div>
    </div>
  );
}
