import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';

interface ConflictNoticeProps {
  /** What another tab has done, and when. */
  text: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  /** What is saved now, where it is short enough to be shown. */
  children?: ComponentChildren;
}

/** Another tab was first: nothing is overwritten until the reader has chosen. */
export function ConflictNotice({ text, onKeepMine, onTakeTheirs, children }: ConflictNoticeProps) {
  return (
    <div class="own-notice" role="alert">
      <p>
        <b>{i18n.t('own.conflict.title')}</b> {text}
      </p>
      {children}
      <div class="choices">
        <button type="button" class="button button-main" onClick={onKeepMine}>
          {i18n.t('own.conflict.keepMine')}
        </button>
        <button type="button" class="button" onClick={onTakeTheirs}>
          {i18n.t('own.conflict.takeTheirs')}
        </button>
      </div>
    </div>
  );
}
