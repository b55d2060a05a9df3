import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { Entry } from '../../../lib/kb/highlights/highlight-list';
import { describeFileFailure } from './describe-file-failure';
import { Dialog } from './Dialog';
import { download, EXPORT_FORMATS, makeExport, type ExportFormat } from './exchange-actions';
import { tell } from './toasts';

export interface ExportDialogProps {
  all: readonly Entry[];
  shown: readonly Entry[];
  selected: readonly Entry[];
  onClose: () => void;
}

type Scope = 'all' | 'shown' | 'selected';

/** Which highlights, and in what form. */
export function ExportDialog({ onClose, ...lists }: ExportDialogProps) {
  const scopes = (['selected', 'shown', 'all'] as const).filter(
    (scope) => scope === 'all' || (lists[scope].length > 0 && lists[scope].length < lists.all.length),
  );
  const [scope, setScope] = useState<Scope>(scopes[0] ?? 'all');
  const [format, setFormat] = useState<ExportFormat>('jsonld');
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const go = async () => {
    setWorking(true);
    setFailure(null);
    try {
      const highlights = lists[scope].map(({ highlight }) => highlight);
      const file = await makeExport(format, highlights);
      download(file);
      tell(i18n.t('highlights.export.done', [i18n.t('highlights.count', highlights.length), file.name]));
      onClose();
    } catch (error) {
      setFailure(i18n.t('highlights.export.failed', [describeFileFailure(error)]));
      setWorking(false);
    }
  };

  return (
    <Dialog title={i18n.t('highlights.export.title')} onClose={onClose} busy={working}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        {scopes.length > 1 && (
          <fieldset class="hl-choice">
            <legend>{i18n.t('highlights.export.what')}</legend>
            {scopes.map((value) => (
              <label key={value}>
                <input type="radio" name="scope" checked={value === scope} onChange={() => setScope(value)} />
                <span>{i18n.t(`highlights.export.${value}`, [String(lists[value].length)])}</span>
              </label>
            ))}
          </fieldset>
        )}
        <fieldset class="hl-choice">
          <legend>{i18n.t('highlights.export.format')}</legend>
          {EXPORT_FORMATS.map((value) => (
            <label key={value}>
              <input type="radio" name="format" checked={value === format} onChange={() => setFormat(value)} />
              <span>
                {i18n.t(`highlights.export.${value}`)}
                <small>{i18n.t(`highlights.export.${value}Hint`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {failure && (
          <p class="failure" role="alert">
            {failure}
          </p>
        )}
        <div class="choices">
          <button type="submit" class="button button-main" disabled={working}>
            {i18n.t(working ? 'highlights.export.working' : 'highlights.export.go')}
          </button>
          <button type="button" class="button" disabled={working} onClick={onClose}>
            {i18n.t('highlights.move.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
