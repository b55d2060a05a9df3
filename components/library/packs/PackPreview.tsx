import { i18n } from '#i18n';
import type { PackRow } from '../../../lib/kb/database';
import { nameLang, pickName } from '../../common/locale';
import { pickText, textLang } from '../../common/language';
import type { PackSummary } from './pack-job';
import { PreviewChoices } from '../highlights/PreviewChoices';
import { PackFacts } from './PackFacts';

export interface PackPreviewProps {
  summary: PackSummary;
  /** The pack that the reader wanted to update. */
  meant: PackRow | null;
  onGo: () => void;
  onOther: () => void;
  onCancel: () => void;
}

const KINDS = ['fresh', 'changed', 'same', 'gone', 'conflicts'] as const;

/** What is in the file, and what would become of each entry. */
export function PackPreview({ summary, meant, onGo, onOther, onCancel }: PackPreviewProps) {
  const { head, replaced, isKnown } = summary;
  return (
    <>
      <h3 lang={textLang()}>
        {pickText(head.name)} <small>{i18n.t('packs.version', [head.version])}</small>
      </h3>
      {head.description && <p lang={textLang()}>{pickText(head.description)}</p>}
      <PackFacts {...head} />
      {replaced && <p class="pack-facts">{i18n.t('packs.import.replaces', [replaced.version])}</p>}
      {meant && meant.id !== head.id && (
        <p class="failure" role="alert">
          {i18n.t('packs.import.otherPack', [head.id])}
        </p>
      )}
      <table class="hl-plan">
        <tbody>
          {KINDS.filter((kind) => summary[kind].count > 0).map((kind) => (
            <tr key={kind}>
              <th scope="row">{i18n.t(`packs.import.${kind}`)}</th>
              <td class="hl-number">{summary[kind].count}</td>
              <td>
                {i18n.t(`packs.import.${kind}Hint`)}
                {kind !== 'same' && <Names of={summary[kind]} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isKnown && <p>{i18n.t('packs.import.nothing')}</p>}
      <PreviewChoices
        goLabel={isKnown ? null : i18n.t(replaced ? 'packs.import.goUpdate' : 'packs.import.go')}
        onGo={onGo}
        onOther={onOther}
        onCancel={onCancel}
      />
    </>
  );
}

/** The first of them; of a conflict, who has the say. */
function Names({ of: { count, first } }: { of: PackSummary['fresh'] | PackSummary['conflicts'] }) {
  return (
    <ul class="pack-names">
      {first.map((entry) => (
        <li key={entry.id}>
          <span lang={nameLang()} title={entry.id}>
            {pickName(entry.name)}
          </span>
          {'by' in entry && <small> {i18n.t('packs.import.by', [pickText(entry.by)])}</small>}
        </li>
      ))}
      {count > first.length && <li>{i18n.t('packs.import.more', [String(count - first.length)])}</li>}
    </ul>
  );
}
