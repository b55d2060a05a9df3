import { i18n } from '#i18n';
import { useCallback, useState } from 'preact/hooks';
import { findReadingsOf } from '../../../lib/kb/readings/store';
import { formatMoment } from '../../common/dates';
import { Section } from '../Section';
import { MoreButton } from './MoreButton';
import { PageOf } from './PageOf';
import { useLog } from './use-log';

/** So many of the latest are shown at first, and so many more each time: half of a long log may have met somebody. */
const FIRST = 5;
const STEP = 200;

/** On which pages the reader met an entity, on its page. Nothing where there is none, or no log. */
export function EntityReadings({ id }: { id: string }) {
  const readings = useLog(useCallback(() => findReadingsOf(id), [id])).value ?? [];
  const [limit, setLimit] = useState(FIRST);
  if (readings.length === 0) return null;
  const isLong = readings.length > limit + STEP;
  return (
    <Section title={i18n.t('log.entity.title')} aside={String(readings.length)}>
      <ul class="hl-plain log-met">
        {readings.slice(0, limit).map((reading) => (
          <li key={reading.address}>
            <time dateTime={reading.last}>{formatMoment(reading.last)}</time>
            <span>
              <PageOf reading={reading} />
            </span>
          </li>
        ))}
      </ul>
      {limit < readings.length && (
        <MoreButton
          label={isLong ? i18n.t('log.more') : i18n.t('log.entity.all', [String(readings.length)])}
          onPress={() => setLimit(limit + STEP)}
        />
      )}
    </Section>
  );
}
