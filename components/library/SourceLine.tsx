import { i18n } from '#i18n';
import type { EventSource, Source } from '../../lib/core/model/entity';
import type { Snapshot } from '../../lib/kb/snapshot';
import { formatDate } from '../common/dates';
import { chineseLang, showsEnglish, toScript } from '../common/language';

export interface SourceLineProps {
  id: string;
  quote?: string;
  kb: Snapshot;
}

/** A citation in full: outlet, date, title, and the words themselves; or the event. */
export function SourceLine({ id, quote, kb }: SourceLineProps) {
  const source = kb.sources.get(id);
  if (source?.kind === 'own')
    return (
      <span class="source">
        <span class="source-about">{i18n.t('own.saidOn', [formatDate(source.date)])}</span>
      </span>
    );
  return (
    <span class="source">
      {quote && (
        <q class="quote" lang="zh-Hans">
          {quote}
        </q>
      )}
      <span class="source-about">{source ? <About source={source} /> : id}</span>
    </span>
  );
}

function About({ source }: { source: Source }) {
  if (source.kind === 'event') return <AboutEvent event={source} />;
  return (
    <>
      {source.url ? (
        <a href={source.url} target="_blank" rel="noreferrer">
          {source.outlet}
        </a>
      ) : (
        <span lang="zh-Hans">{source.outlet}</span>
      )}
      {source.outletBasis === 'inferred' && (
        <span class="tag" title={i18n.t('entity.inferredTitle')}>
          {i18n.t('entity.inferred')}
        </span>
      )}
      {source.kind === 'reference' && <span class="tag">{i18n.t('entity.secondHand')}</span>}
      {', '}
      <time dateTime={source.date}>{formatDate(source.date)}</time>
      {source.title && (
        <>
          {', '}
          <cite lang="zh-Hans">{source.title}</cite>
        </>
      )}
    </>
  );
}

function AboutEvent({ event }: { event: EventSource }) {
  return (
    <>
      <span class="tag">{i18n.t('entity.event')}</span> {showsEnglish() && `${event.name.en} `}
      <span lang={chineseLang()}>{toScript(event.name.zh)}</span>
      {', '}
      <time dateTime={event.date}>{formatDate(event.date)}</time>
    </>
  );
}
