import { i18n } from '#i18n';
import type { Source } from '../../../lib/core/model/entity';
import type { Snapshot } from '../../../lib/kb/snapshot';
import { formatDate } from '../../common/dates';
import { CopyButton } from '../copy/CopyButton';
import { citeInWords } from '../copy/cited-line';
import { SourceLine } from '../SourceLine';
import type { CitedFact } from './facts';
import { sayFact } from './say';

/** One citation with all that is known of its source. */
export function CitationDetail({ fact, kb }: { fact: CitedFact; kb: Snapshot }) {
  const { source: id, quote, date } = fact;
  const source = kb.sources.get(id);
  const bases = source ? sayBases(source) : [];
  return (
    <div class="citation">
      {date && <b class="citation-date">{sayFact(fact)}</b>}
      <CopyButton text={citeInWords(fact, kb)} label={i18n.t('entity.copy.citation')} />
      <SourceLine id={id} {...(quote && { quote })} kb={kb} />
      {bases.map((basis) => (
        <span key={basis} class="citation-basis">
          {basis}
        </span>
      ))}
    </div>
  );
}

/** How outlet and day of publication are known. */
function sayBases(source: Source): string[] {
  if (source.kind === 'event' || source.kind === 'own') return [];
  const { outletBasis, published, publishedBasis } = source;
  const isInferred = publishedBasis === 'inferred';
  return [
    ...(outletBasis ? [i18n.t(outletBasis === 'stated' ? 'entity.cite.stated' : 'entity.inferredTitle')] : []),
    ...(published
      ? [i18n.t(isInferred ? 'entity.cite.publishedInferred' : 'entity.cite.published', [formatDate(published)])]
      : []),
  ];
}
