import { i18n } from '#i18n';
import type { Holder, Snapshot } from '../../lib/kb/snapshot';
import { toEntityName } from '../../lib/kb/names';
import { pickText, textLang } from '../common/language';
import { pickName } from '../common/locale';
import { Cite } from './cite/Cite';
import { toOfficeFacts } from './cite/facts';
import { sayOfficeDates } from './cite/say';
import { EntityLink } from './EntityLink';
import { Section } from './Section';
import { Timeline } from './timeline/Timeline';

/** More lanes than a page is high are no picture any more; the list has them all. */
const MAX_LANES = 12;

/** Who held the offices of a body: a picture where there are several, and the list. */
export function Holders({ holders, kb }: { holders: Holder[]; kb: Snapshot }) {
  if (holders.length === 0) return null;
  const lanes = holders.map(({ official, office }) => ({
    name: [pickName(toEntityName({ type: 'official', ...official })), pickText(office.name)].join(' · '),
    facts: toOfficeFacts(office),
    asOf: office.asOf,
  }));
  return (
    <Section title={i18n.t('entity.holders')}>
      {lanes.length > 1 && lanes.length <= MAX_LANES && <Timeline lanes={lanes} kb={kb} />}
      <ul class="holders">
        {holders.map(({ official, office }) => (
          <li key={official.id + office.title}>
            <EntityLink id={official.id} kb={kb} />
            <span lang={textLang()}>{pickText(office.name)}</span>
            <span class="date">
              {sayOfficeDates(office)} <Cite facts={toOfficeFacts(office)} kb={kb} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
