import { i18n } from '#i18n';
import type { Incoming } from './exchange-actions';
import { PreviewChoices } from './PreviewChoices';

export interface ImportPreviewProps {
  incoming: Incoming;
  failure: string | null;
  goLabel: string;
  onGo: () => void;
  onOther: () => void;
  onCancel: () => void;
}

const REASONS = {
  'page-note': 'pageNote',
  reply: 'reply',
  'no-quote': 'noQuote',
  'further-pages': 'furtherPages',
} as const;

export const countWritten = ({ plan }: Incoming): number => plan.fresh.length + plan.newer.length;

/** What is in the file, and what would become of each. */
export function ImportPreview({ incoming, failure, goLabel, onGo, onOther, onCancel }: ImportPreviewProps) {
  const { name, plan, skipped, settings, own, unknownSections } = incoming;
  const rows = [
    ['fresh', plan.fresh.length],
    ['newer', plan.newer.length],
    ['same', plan.same.length],
    ['duplicates', plan.duplicates.length],
  ] as const;
  const isNothing = countWritten(incoming) === 0 && settings === null;
  return (
    <>
      <p class="notice-title">{i18n.t('highlights.import.preview', [name])}</p>
      <table class="hl-plan">
        <tbody>
          {rows
            .filter(([kind, count]) => count > 0 || kind === 'fresh')
            .map(([kind, count]) => (
              <tr key={kind}>
                <th scope="row">{i18n.t(`highlights.import.${kind}`)}</th>
                <td class="hl-number">{count}</td>
                <td>{i18n.t(`highlights.import.${kind}Hint`)}</td>
              </tr>
            ))}
          {skipped.map(({ reason, count }) => (
            <tr key={reason}>
              <th scope="row">{i18n.t(`highlights.import.reason.${REASONS[reason]}`)}</th>
              <td class="hl-number">{count}</td>
              <td>{i18n.t('highlights.import.skippedHint')}</td>
            </tr>
          ))}
          {(['entries', 'choices'] as const)
            .filter((kind) => own[kind].length > 0)
            .map((kind) => (
              <tr key={kind}>
                <th scope="row">{i18n.t(`own.backup.${kind}`)}</th>
                <td class="hl-number">{own[kind].length}</td>
                <td>{i18n.t('own.backup.hint')}</td>
              </tr>
            ))}
          {own.readings.length > 0 && (
            <tr>
              <th scope="row">{i18n.t('log.title')}</th>
              <td class="hl-number">{own.readings.length}</td>
              <td>{i18n.t('log.backup.restoreHint')}</td>
            </tr>
          )}
          {settings !== null && (
            <tr>
              <th scope="row">{i18n.t('highlights.import.settings')}</th>
              <td class="hl-number" />
              <td>{i18n.t('highlights.import.settingsHint')}</td>
            </tr>
          )}
        </tbody>
      </table>
      {unknownSections.length > 0 && <p>{i18n.t('highlights.import.unknown', [unknownSections.join(', ')])}</p>}
      {isNothing && <p>{i18n.t('highlights.import.nothing')}</p>}
      {failure && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <PreviewChoices goLabel={isNothing ? null : goLabel} onGo={onGo} onOther={onOther} onCancel={onCancel} />
    </>
  );
}
