import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { EntityView } from '../../lib/messaging/protocol';
import { formatDate } from '../common/dates';

interface CitationLineProps {
  /** Id of the source. */
  source: string;
  quote: string;
  view: EntityView;
}

/** The words of a source, and which source: outlet, day, title. */
export function CitationLine({ source, quote, view }: CitationLineProps): JSX.Element {
  const found = view.sources[source];
  if (found?.kind === 'own') return <p class="line citation">{i18n.t('own.saidOn', [formatDate(found.date)])}</p>;
  return (
    <p class="line citation">
      <span class="label">{i18n.t('card.source')}</span> <q lang="zh">{quote}</q>{' '}
      <cite>
        {found ? <span lang="zh">{found.outlet}</span> : source}
        {found?.outletBasis === 'inferred' && <small> ({i18n.t('card.inferred')})</small>}
        {found && `, ${formatDate(found.date)}`}
        {found?.title && (
          <>
            , <span lang="zh">《{found.title}》</span>
          </>
        )}
      </cite>
    </p>
  );
}
