import { i18n } from '#i18n';
import type { Entry } from '../../../lib/core/model/entry';
import { formatMoment } from '../../common/dates';
import { ConflictNotice } from './ConflictNotice';

export interface EditorFootProps {
  saving: boolean;
  failure: string | null;
  errorCount: number;
  /** As another tab has saved it meanwhile. */
  conflict: Entry | null;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onCancel: () => void;
  /** Where the reader has corrected what a pack says. */
  onBack: (() => void) | null;
}

/** Saving, and what came of it. */
export function EditorFoot(props: EditorFootProps) {
  const { saving, failure, errorCount, conflict, onKeepMine, onTakeTheirs, onCancel, onBack } = props;
  return (
    <footer class="own-foot">
      {errorCount > 0 && (
        <p class="own-error" role="alert">
          {i18n.t('own.editor.errors', errorCount)}
        </p>
      )}
      {failure && (
        <p class="own-error" role="alert">
          {failure}
        </p>
      )}
      {conflict ? (
        <ConflictNotice
          text={i18n.t('own.conflict.text', [formatMoment(conflict.modified)])}
          onKeepMine={onKeepMine}
          onTakeTheirs={onTakeTheirs}
        />
      ) : (
        <>
          <button type="submit" class="button button-main" disabled={saving}>
            {i18n.t(saving ? 'save.saving' : 'own.editor.save')}
          </button>
          <button type="button" class="button" onClick={onCancel}>
            {i18n.t('own.editor.cancel')}
          </button>
          {onBack && (
            <button type="button" class="button" onClick={onBack}>
              {i18n.t('own.editor.back')}
            </button>
          )}
          <span class="own-about">{i18n.t('note.saveHint')}</span>
        </>
      )}
    </footer>
  );
}
