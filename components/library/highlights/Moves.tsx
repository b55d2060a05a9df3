import { i18n } from '#i18n';
import { useMemo, useState } from 'preact/hooks';
import type { Entry } from '../../../lib/kb/highlights/highlight-list';
import { useObservable } from '../../common/observable';
import { useReadingCount } from '../log/use-log';
import { useOwn } from '../own/own-memory';
import { BackupDialog } from './BackupDialog';
import { ExportDialog } from './ExportDialog';
import { memory } from './highlight-memory';
import { toHighlightsHash } from './highlight-route';
import { ImportDialog } from './ImportDialog';
import { LastBackup } from './LastBackup';
import { backUp } from './exchange-actions';
import { tell, tellFailure } from './toasts';

export interface MovesProps {
  /** The dialog that takes a backup is open from the start. */
  restoring: boolean;
  /** In a list narrowed down, only what leads out. */
  onlyOut: boolean;
  shown: readonly Entry[];
  selected: ReadonlySet<string>;
}

/** The ways out and in: files for other programs, and backups. */
export function Moves({ restoring, onlyOut, shown, selected }: MovesProps) {
  const { entries, complete } = useObservable(memory);
  const [open, setOpen] = useState<'export' | 'import' | 'restore' | 'backup' | null>(restoring ? 'restore' : null);
  const [working, setWorking] = useState(false);
  const all = useMemo(() => entries.filter(({ highlight }) => highlight.deleted === undefined), [entries]);
  const chosen = useMemo(() => all.filter(({ highlight }) => selected.has(highlight.id)), [all, selected]);
  const { entries: own, choices } = useOwn();
  const readings = useReadingCount();
  const isBackedUp = all.length + own.length + choices.length + readings > 0;
  const close = () => {
    setOpen(null);
    if (restoring) location.hash = toHighlightsHash({ view: 'all' });
  };
  const makeBackup = async (withReadings: boolean) => {
    setOpen(null);
    setWorking(true);
    try {
      const { name, count } = await backUp(withReadings);
      const isMore = own.length + choices.length > 0 || withReadings;
      tell(
        count > 0 && !isMore
          ? i18n.t('highlights.backup.done', count, [String(count), name])
          : i18n.t('own.backup.done', [name]),
      );
    } catch (error) {
      tellFailure(error);
    }
    setWorking(false);
  };
  return (
    <div class="hl-moves" role="group" aria-label={i18n.t('highlights.move.label')}>
      {all.length > 0 && (
        <button type="button" disabled={!complete} onClick={() => setOpen('export')}>
          {i18n.t('highlights.move.export')}
        </button>
      )}
      {!onlyOut && (
        <>
          <button type="button" onClick={() => setOpen('import')}>
            {i18n.t('highlights.move.import')}
          </button>
          {isBackedUp && (
            <button
              type="button"
              disabled={working}
              aria-describedby="last-backup"
              onClick={() => (readings > 0 ? setOpen('backup') : void makeBackup(false))}
            >
              {i18n.t('highlights.move.backup')}
            </button>
          )}
          <button type="button" onClick={() => setOpen('restore')}>
            {i18n.t('highlights.move.restore')}
          </button>
          {isBackedUp && <LastBackup id="last-backup" />}
        </>
      )}
      {open === 'export' && <ExportDialog all={all} shown={shown} selected={chosen} onClose={close} />}
      {open === 'import' && <ImportDialog kind="import" onClose={close} />}
      {open === 'restore' && <ImportDialog kind="backup" onClose={close} />}
      {open === 'backup' && (
        <BackupDialog readings={readings} onGo={(withReadings) => void makeBackup(withReadings)} onClose={close} />
      )}
    </div>
  );
}
