import { i18n } from '#i18n';
import type { SaveFailure } from '../../lib/messaging/protocol';

/** Why something was not saved, and what to do. */
export function toFailureText(failure: SaveFailure, cause: string): string {
  return failure === 'other' ? i18n.t('save.failure.other', [cause]) : i18n.t(`save.failure.${failure}`);
}
