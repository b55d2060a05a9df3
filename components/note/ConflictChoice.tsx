import { i18n } from '#i18n';
import type { Highlight } from '../../lib/core/model/highlight';
import { printTags } from './tags';
import type { Change } from './use-highlight';

export interface ConflictChoiceProps {
  /** As it is now in the database. */
  theirs: Highlight;
  /** What was to be written. */
  mine: Change;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Both versions, and the reader's choice: neither is overwritten unseen. */
export function ConflictChoice({ theirs, mine, onKeepMine, onTakeTheirs }: ConflictChoiceProps) {
  return (
    <div class="conflict" role="alert">
      <p class="caution">{i18n.t('note.conflict')}</p>
      <dl>
        <dt>{i18n.t('note.conflictYours')}</dt>
        <dd>{describe({ ...theirs, ...mine })}</dd>
        <dt>{i18n.t('note.conflictTheirs')}</dt>
        <dd>{describe(theirs)}</dd>
      </dl>
      <div class="editor-actions">
        <span class="gap" />
        <button type="button" class="button" onClick={onTakeTheirs}>
          {i18n.t('note.takeTheirs')}
        </button>
        <button type="button" class="button primary" onClick={onKeepMine}>
          {i18n.t('note.keepYours')}
        </button>
      </div>
    </div>
  );
}

const describe = ({ note, tags, color }: Pick<Highlight, 'note' | 'tags' | 'color'>): string =>
  [note || '—', printTags(tags), i18n.t(`save.color.${color}`)].filter(Boolean).join(' · ');
