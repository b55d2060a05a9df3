import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import { lastBackupSetting } from '../../../lib/settings/settings';
import { formatMoment } from '../../common/dates';

/** When the last backup was made. Said quietly: who never made one is told so, and nothing more. */
export function LastBackup({ id }: { id: string }) {
  const [made, setMade] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    void lastBackupSetting.getValue().then(setMade);
    return lastBackupSetting.watch(setMade);
  }, []);
  if (made === undefined) return null;
  return (
    <small id={id}>
      {made === null ? i18n.t('highlights.move.noBackup') : i18n.t('highlights.move.lastBackup', [formatMoment(made)])}
    </small>
  );
}
