/** Why a file was not taken or not made, as part of a sentence. */
import { i18n } from '#i18n';
import { BackupError, ImportError } from '../../../lib/kb/exchange/errors';
import { describeFailure } from '../../common/storage-failure';

export function describeFileFailure(error: unknown): string {
  if (!(error instanceof ImportError) && !(error instanceof BackupError)) return describeFailure(error);
  const { failure, reason } = error;
  if (failure === 'format') {
    if (error instanceof BackupError) return i18n.t('highlights.import.failure.backupFormat');
    return i18n.t(`highlights.import.failure.${reason.includes('backup') ? 'isBackup' : 'format'}`);
  }
  const what = i18n.t(`highlights.import.failure.${failure}`);
  // Where in the file, and in which words its own format says it.
  return failure === 'field' || failure === 'duplicate' ? `${what} (${error.message})` : what;
}
