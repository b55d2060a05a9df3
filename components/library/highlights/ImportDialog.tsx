import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { describeFailure } from '../../common/storage-failure';
import { describeFileFailure } from './describe-file-failure';
import { Dialog } from './Dialog';
import { DropZone } from './DropZone';
import { readIncoming, writeIncoming, type Incoming, type IncomingKind } from './exchange-actions';
import { countWritten, ImportPreview } from './ImportPreview';

type Step =
  | { at: 'choose'; failure?: string }
  | { at: 'reading'; name: string }
  | { at: 'preview'; incoming: Incoming; failure?: string }
  | { at: 'writing'; incoming: Incoming; done: number }
  | { at: 'done'; added: number; updated: number; incoming: Incoming };

/** A file is chosen, read and shown; only then, and only if the reader says so, it is written. */
export function ImportDialog({ kind, onClose }: { kind: IncomingKind; onClose: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const isBackup = kind === 'backup';

  const read = async (file: File) => {
    setStep({ at: 'reading', name: file.name });
    try {
      setStep({ at: 'preview', incoming: await readIncoming(kind, file) });
    } catch (error) {
      setStep({ at: 'choose', failure: i18n.t('highlights.import.failed', [describeFileFailure(error)]) });
    }
  };
  const write = async (incoming: Incoming) => {
    setStep({ at: 'writing', incoming, done: 0 });
    try {
      const count = await writeIncoming(incoming, (done) => setStep({ at: 'writing', incoming, done }));
      setStep({ at: 'done', ...count, incoming });
    } catch (error) {
      const failure = i18n.t('highlights.import.failedWriting', [describeFailure(error)]);
      setStep({ at: 'preview', incoming, failure });
    }
  };

  const title = i18n.t(isBackup ? 'highlights.import.restoreTitle' : 'highlights.import.title');
  return (
    <Dialog title={title} onClose={onClose} busy={step.at === 'writing'}>
      {step.at === 'choose' && (
        <>
          <p class="hl-hint">{i18n.t(isBackup ? 'highlights.import.restoreHint' : 'highlights.import.hint')}</p>
          <DropZone onFile={(file) => void read(file)} />
          {step.failure && (
            <p class="failure" role="alert">
              {step.failure}
            </p>
          )}
        </>
      )}
      {step.at === 'reading' && (
        <p role="status">
          {i18n.t('highlights.import.reading', [step.name])}
          <progress aria-label={i18n.t('highlights.import.reading', [step.name])} />
        </p>
      )}
      {step.at === 'preview' && (
        <ImportPreview
          incoming={step.incoming}
          failure={step.failure ?? null}
          goLabel={
            isBackup
              ? i18n.t('highlights.import.goRestore')
              : i18n.t('highlights.import.go', [i18n.t('highlights.count', countWritten(step.incoming))])
          }
          onGo={() => void write(step.incoming)}
          onOther={() => setStep({ at: 'choose' })}
          onCancel={onClose}
        />
      )}
      {step.at === 'writing' && <Writing of={countWritten(step.incoming)} done={step.done} />}
      {step.at === 'done' && (
        <>
          <div role="status">
            <p class="notice-title">{i18n.t('highlights.import.done', [String(step.added), String(step.updated)])}</p>
            {listOthers(step.incoming).map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p>{i18n.t('highlights.import.doneText')}</p>
          </div>
          <div class="choices">
            <button type="button" class="button button-main" onClick={onClose}>
              {i18n.t('highlights.move.close')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

/** What a backup has brought beside highlights. */
function listOthers({ own: { entries, choices, readings }, settings }: Incoming): string[] {
  const counts = [
    [i18n.t('own.backup.entries'), entries.length],
    [i18n.t('own.backup.choices'), choices.length],
    [i18n.t('log.title'), readings.length],
  ] as const;
  return [
    ...counts.flatMap(([name, count]) => (count > 0 ? [i18n.t('highlights.import.came', [name, String(count)])] : [])),
    ...(settings ? [i18n.t('highlights.import.cameSettings')] : []),
  ];
}

function Writing({ of, done }: { of: number; done: number }) {
  const label = i18n.t('highlights.import.writing', [String(done), String(of)]);
  return (
    <p role="status">
      {label}
      <progress max={of} value={done} aria-label={label} />
    </p>
  );
}
