import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { pickText } from '../../common/language';
import type { PackRow } from '../../../lib/kb/database';
import { Dialog } from '../highlights/Dialog';
import { DropZone } from '../highlights/DropZone';
import { describePackFailure, type PackFailure } from './describe-pack-failure';
import { createPackJob, PackJobCancelled, type PackJob, type PackProgress, type PackSummary } from './pack-job';
import { PackPreview } from './PackPreview';

type Step =
  | { at: 'choose'; failure?: PackFailure; cancelled?: boolean }
  | { at: 'reading'; name: string }
  | { at: 'preview'; summary: PackSummary }
  | { at: 'writing'; summary: PackSummary }
  | { at: 'done'; summary: PackSummary };

/** A file is chosen, read and shown; only then, and only if the reader says so, it is written. `update`: of which pack. */
export function ImportPackDialog({ update, onClose }: { update: PackRow | null; onClose: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [progress, setProgress] = useState<PackProgress | null>(null);
  const jobRef = useRef<PackJob | null>(null);
  useEffect(() => () => jobRef.current?.cancel(), []);

  const attempt = async (work: (job: PackJob) => Promise<Step>) => {
    setProgress(null);
    try {
      setStep(await work((jobRef.current ??= createPackJob(setProgress))));
    } catch (error) {
      jobRef.current?.cancel();
      jobRef.current = null;
      if (error instanceof PackJobCancelled) setStep({ at: 'choose', cancelled: true });
      else setStep({ at: 'choose', failure: describePackFailure(error) });
    }
  };
  const read = (file: File) => {
    setStep({ at: 'reading', name: file.name });
    void attempt(async (job) => ({ at: 'preview', summary: await job.plan(file) }));
  };
  const write = (summary: PackSummary) => {
    setStep({ at: 'writing', summary });
    void attempt(async (job) => {
      await job.write(summary);
      return { at: 'done', summary };
    });
  };
  const cancel = () => jobRef.current?.cancel();

  const title = update ? i18n.t('packs.import.updateTitle', [pickText(update.name)]) : i18n.t('packs.import.title');
  return (
    <Dialog title={title} onClose={onClose} busy={step.at === 'writing'}>
      {step.at === 'choose' && (
        <>
          {step.failure ? <NotTaken failure={step.failure} /> : null}
          {step.cancelled && <p role="status">{i18n.t('packs.import.cancelled')}</p>}
          {!step.failure && !step.cancelled && (
            <p class="hl-hint">{i18n.t(update ? 'packs.import.updateHint' : 'packs.import.hint')}</p>
          )}
          <DropZone onFile={read} />
        </>
      )}
      {step.at === 'reading' && (
        <Working
          label={
            progress
              ? i18n.t('packs.import.checking', [String(progress.done), String(progress.all)])
              : i18n.t('packs.import.reading', [step.name])
          }
          progress={progress}
          onCancel={cancel}
        />
      )}
      {step.at === 'preview' && (
        <PackPreview
          summary={step.summary}
          meant={update}
          onGo={() => write(step.summary)}
          onOther={() => setStep({ at: 'choose' })}
          onCancel={onClose}
        />
      )}
      {step.at === 'writing' && (
        <Working
          label={
            progress?.step === 'writing'
              ? i18n.t('packs.import.writing', [String(progress.done), String(progress.all)])
              : i18n.t('packs.import.preparing')
          }
          progress={progress}
          onCancel={cancel}
        />
      )}
      {step.at === 'done' && <Done summary={step.summary} onClose={onClose} />}
    </Dialog>
  );
}

function NotTaken({ failure: { where, what } }: { failure: PackFailure }) {
  return (
    <div class="pack-refused" role="alert">
      <p class="notice-title">{i18n.t('packs.import.notTaken')}</p>
      {where && <p class="pack-where">{where}</p>}
      <p>{what}</p>
      <p>{i18n.t('packs.import.notTakenText')}</p>
    </div>
  );
}

function Working({
  label,
  progress,
  onCancel,
}: {
  label: string;
  progress: PackProgress | null;
  onCancel: () => void;
}) {
  return (
    <>
      <p role="status">
        {label}
        {/* Without a value it says that something goes on. */}
        <progress
          aria-label={label}
          {...(progress && progress.all > 0 && { max: progress.all, value: progress.done })}
        />
      </p>
      <div class="choices">
        <button type="button" class="button" onClick={onCancel}>
          {i18n.t('packs.import.cancel')}
        </button>
      </div>
    </>
  );
}

function Done({ summary, onClose }: { summary: PackSummary; onClose: () => void }) {
  const { head, fresh, changed, gone } = summary;
  return (
    <>
      <div role="status">
        <p class="notice-title">{i18n.t('packs.import.done', [pickText(head.name)])}</p>
        <p>{i18n.t('packs.import.doneText', [String(fresh.count), String(changed.count), String(gone.count)])}</p>
      </div>
      <div class="choices">
        <button type="button" class="button button-main" onClick={onClose}>
          {i18n.t('highlights.move.close')}
        </button>
      </div>
    </>
  );
}
