import { i18n } from '#i18n';
import type { Reason } from './page-state';

export interface PageReasonProps {
  reason: Reason;
  onReload: () => void;
  onAllow: () => void;
}

/** Why nothing is marked, and what to do about it. */
export function PageReason({ reason, onReload, onAllow }: PageReasonProps) {
  return (
    <div class="empty" role="status">
      <p class="empty-title">{i18n.t(`popup.reason.${reason}`)}</p>
      <p>{i18n.t(`popup.reason.${reason}Hint`)}</p>
      {reason === 'noReader' && (
        <button type="button" class="button" onClick={onReload}>
          {i18n.t('popup.reason.reload')}
        </button>
      )}
      {reason === 'withheld' && (
        <button type="button" class="button" onClick={onAllow}>
          {i18n.t('popup.reason.allow')}
        </button>
      )}
    </div>
  );
}
