/** A failed write or read as a sentence: what happened, what was kept. */
import { i18n } from '#i18n';
import { HighlightGone, HighlightStorageError } from '../../lib/kb/highlights/errors';
import type { SaveFailure } from '../../lib/messaging/protocol';

export function describeFailure(error: unknown): string {
  if (error instanceof HighlightGone) return i18n.t('highlights.failure.gone');
  if (error instanceof HighlightStorageError) return sayFailure(error.failure, error.message);
  return sayFailure('other', error instanceof Error ? error.message : String(error));
}

export function sayFailure(failure: SaveFailure, cause: string): string {
  return failure === 'other' ? i18n.t('highlights.failure.other', [cause]) : i18n.t(`highlights.failure.${failure}`);
}
