import { i18n } from '#i18n';
import { findCompanions, findSlogansUsedBy, type EntityOf, type Snapshot } from '../../lib/kb/snapshot';
import { formatDate } from '../common/dates';
import { EntityHead } from './EntityHead';
import { EntityLink } from './EntityLink';
import { Gloss } from './Gloss';
import { OfficeTimeline } from './OfficeTimeline';
import { Section } from './Section';
import { SourceLine } from './SourceLine';

export function OfficialPage({ official, kb }: { official: EntityOf<'official'>; kb: Snapshot }) {
  const appearances = official.appearances ?? [];
  const slogans = findSlogansUsedBy(kb.entities, official.id);
  const companions = findCompanions(kb, official);
  return (
    <article>
      <EntityHead entity={official} own={kb.own.has(official.id)} />
      <Gloss gloss={official.gloss} own={kb.own.has(official.id)} />
      {official.ambiguity !== 'low' && !official.eminent && <p class="remark">{i18n.t('entity.nameShared')}</p>}
      {official.offices.length > 0 && (
        <Section title={i18n.t('entity.offices')}>
          <OfficeTimeline offices={official.offices} kb={kb} />
        </Section>
      )}
      {appearances.length > 0 && (
        <Section title={i18n.t('entity.appearances')}>
          <ul class="dates">
            {appearances.map(({ as, date, source, quote }) => (
              <li key={date + source + quote}>
                <span class="date">
                  <time dateTime={date}>{formatDate(date)}</time>
                </span>
                <span class="source">
                  <span>{as ? i18n.t('entity.appearsAs', [as]) : i18n.t('entity.appearsNamed')}</span>
                  <SourceLine id={source} quote={quote} kb={kb} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {slogans.length > 0 && (
        <Section title={i18n.t('entity.slogansUsed')}>
          <ul class="sources">
            {slogans.flatMap(({ slogan, uses }) =>
              uses.map(({ source, quote }) => (
                <li key={slogan.id + source + quote}>
                  <EntityLink id={slogan.id} kb={kb} />
                  <SourceLine id={source} quote={quote} kb={kb} />
                </li>
              )),
            )}
          </ul>
        </Section>
      )}
      {companions.length > 0 && (
        <Section title={i18n.t('entity.appearsWith')}>
          <ul class="links">
            {companions.map(({ official: other, sources }) => (
              <li key={other.id} title={i18n.t('entity.sharedSources', sources.length)}>
                <EntityLink id={other.id} kb={kb} />
                {sources.length > 1 && (
                  <small aria-label={i18n.t('entity.sharedSources', sources.length)}> ×{sources.length}</small>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </article>
  );
}
