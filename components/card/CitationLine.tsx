import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Source } from '../../lib/core/model/entity';
import type { EntityView } from '../../lib/messaging/protocol';
import { formatDate } from '../common/dates';
import { chineseLang, showsEnglish } from '../common/language';

interface CitationLineProps {
  /** Id of the source. */
  source: string;
  /** An event has none. */
  quote?: string;
  /** The day that is cited, where it is more exact than the source's own. */
  date?: string;
  view: EntityView;
}

/** The words of a source, and which source: outlet, day, title; or an event and its day. */
export function CitationLine({ source, quote, date, view }: CitationLineProps): JSX.Element {
  const found = view.sources[source];
  if (found?.kind === 'own') return <p class="line citation">{i18n.t('own.saidOn', [formatDate(found.date)])}</p>;
  return (
    <p class="line citation">
      <span class="label">{i18n.t(found?.kind === 'event' ? 'card.event' : 'card.source')}</span>{' '}
      {quote !== undefined && <q lang="zh">{quote}</q>}{' '}
      <cite>{found ? <Cited source={found} date={date} /> : source}</cite>
    </p>
  );
}

function Cited({ source, date = source.date }: { source: Source; date: string | undefined }): JSX.Element {
  if (source.kind === 'event')
    return (
      <>
        {showsEnglish() && `${source.name.en} `}
        <span lang={chineseLang()}>{source.name.zh}</span>
        {`, ${formatDate(date)}`}
      </>
    );
  return (
    <>
      <span lang="zh">{source.outlet}</span>
      {source.outletBasis === 'inferred' && <small> ({i18n.t('card.inferred')})</small>}
      {`, ${formatDate(source.date)}`}
      {source.title && (
        <>
          , <span lang="zh">《{source.title}》</span>
        </>
      )}
    </>
  );
}
