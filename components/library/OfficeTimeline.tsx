import { i18n } from '#i18n';
import type { Office } from '../../lib/core/model/entity';
import { toOfficeSpan, type Snapshot } from '../../lib/kb/snapshot';
import { chineseLang, IS_CHINESE_UI, toScript } from '../common/language';
import { formatDate, formatDateRange } from '../common/dates';
import { EntityLink } from './EntityLink';
import { SourceLine } from './SourceLine';

/** The offices of an official, latest first, each with what the sources say and when. */
export function OfficeTimeline({ offices, kb }: { offices: Office[]; kb: Snapshot }) {
  const latestFirst = [...offices].sort((a, b) => toOfficeSpan(b).last.localeCompare(toOfficeSpan(a).last));
  return (
    <ol class="timeline">
      {latestFirst.map((office) => (
        <li key={office.body + office.title}>
          <OfficeEntry office={office} kb={kb} />
        </li>
      ))}
    </ol>
  );
}

function OfficeEntry({ office, kb }: { office: Office; kb: Snapshot }) {
  const { name, body, attested, start, end, asOf } = office;
  const [first, second] = IS_CHINESE_UI ? [toScript(name.zh), name.en] : [name.en, toScript(name.zh)];
  const days = attested.map((a) => a.date).sort();
  return (
    <>
      <h3 lang={IS_CHINESE_UI ? chineseLang() : 'en'}>{first}</h3>
      <p class="office-about">
        {second !== first && (
          <>
            <span lang={IS_CHINESE_UI ? 'en' : chineseLang()}>{second}</span>
            {' · '}
          </>
        )}
        <EntityLink id={body} kb={kb} short />
      </p>
      <ul class="dates">
        {start && (
          <li class="bound">
            <span class="date">{i18n.t('entity.from', [formatDate(start.date)])}</span>
            <SourceLine id={start.source} kb={kb} />
          </li>
        )}
        {days.length > 0 && (
          <li class="attested">
            <span class="date">{i18n.t('entity.attested', [formatDateRange(days[0] ?? '', days.at(-1) ?? '')])}</span>
          </li>
        )}
        {[...attested]
          .sort((a, b) => a.date.localeCompare(b.date))
          .map(({ date, source, quote }) => (
            <li key={date + source + quote}>
              <span class="date">
                <time dateTime={date}>{formatDate(date)}</time>
              </span>
              <SourceLine id={source} quote={quote} kb={kb} />
            </li>
          ))}
        {end && (
          <li class="bound">
            <span class="date">{i18n.t('entity.until', [formatDate(end.date)])}</span>
            <SourceLine id={end.source} kb={kb} />
          </li>
        )}
        {asOf && (
          <li class="bound">
            <span class="date">{i18n.t('entity.openAsOf', [formatDate(asOf)])}</span>
          </li>
        )}
      </ul>
    </>
  );
}
