import { i18n } from '#i18n';
import type { SeedingState } from '../../lib/messaging/protocol';

/** Says that the knowledge base is being prepared, or why it is not there and what to do. Nothing when it is ready. */
export function SeedingNotice({ seeding, onRetry }: { seeding: SeedingState | null; onRetry: () => void }) {
  if (seeding?.state === 'seeding') {
    return (
      <div class="notice" role="status">
        <p class="notice-title">{i18n.t('seeding.working')}</p>
        <p>{i18n.t('seeding.workingHint')}</p>
        <progress aria-label={i18n.t('seeding.working')} />
      </div>
    );
  }
  if (seeding?.state === 'failed') {
    return (
      <div class="notice notice-failed" role="alert">
        <p class="notice-title">{i18n.t('seeding.failed')}</p>
        <p>{i18n.t('seeding.failedCause', [seeding.cause])}</p>
        <p>{i18n.t('seeding.failedKept')}</p>
        <button type="button" class="button" onClick={onRetry}>
          {i18n.t('seeding.retry')}
        </button>
      </div>
    );
  }
  return null;
}
