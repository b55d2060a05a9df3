/** Why a write or a read has failed, as a clause behind “Not saved:”: what happened, what was kept, what to do. */
import { i18n } from '#i18n';
import { HighlightGone, HighlightStorageError } from '../../lib/kb/highlights/errors';
import type { SaveFailure } from '../../lib/messaging/protocol';

export function describeFailure(error: unknown): string {
  if (error instanceof HighlightGone) return toFailureText('gone', '');
  if (error instanceof HighlightStorageError) return toFailureText(error.failure, error.message);
  return toFailureText('other', error instanceof Error ? error.message : String(error));
}

export function toFailureText(failure: SaveFailure, cause: string): string {
  return failure === 'other' ? i18n.t('save.failure.other', [cause]) : i18n.t(`save.failure.${failure}`);
}

export const sayNotSaved = (clause: string): string => i18n.t('save.failed', [clause]);
