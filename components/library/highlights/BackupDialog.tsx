import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { Dialog } from './Dialog';

export interface BackupDialogProps {
  /** How many pages are in the reading log. */
  readings: number;
  onGo: (withReadings: boolean) => void;
  onClose: () => void;
}

/** Asked only where there is a reading log: everything else of the reader's is in every backup. */
export function BackupDialog({ readings, onGo, onClose }: BackupDialogProps) {
  const [withReadings, setWithReadings] = useState(false);
  return (
    <Dialog title={i18n.t('log.backup.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onGo(withReadings);
        }}
      >
        <p>{i18n.t('log.backup.text')}</p>
        <div class="hl-choice">
          <label>
            <input
              type="checkbox"
              checked={withReadings}
              onChange={(event) => setWithReadings(event.currentTarget.checked)}
            />
            <span>
              {i18n.t('log.backup.choice', readings)}
              <small>{i18n.t('log.backup.choiceHint')}</small>
            </span>
          </label>
        </div>
        <div class="choices">
          <button type="submit" class="button button-main">
            {i18n.t('log.backup.go')}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {i18n.t('highlights.move.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
