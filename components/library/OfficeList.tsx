import type { Office } from '../../lib/core/model/entity';
import type { Snapshot } from '../../lib/kb/snapshot';
import { display, toTexts } from '../common/language';
import { toOfficeFacts } from './cite/facts';
import { sayOfficeDates } from './cite/say';
import { DatedFacts } from './DatedFacts';
import { EntityLink } from './EntityLink';

/** Offices, each with what the sources say and when: the picture above it in words. */
export function OfficeList({ offices, kb }: { offices: Office[]; kb: Snapshot }) {
  return (
    <ol class="offices">
      {offices.map((office) => (
        <li key={office.body + office.title}>
          <OfficeEntry office={office} kb={kb} />
        </li>
      ))}
    </ol>
  );
}

function OfficeEntry({ office, kb }: { office: Office; kb: Snapshot }) {
  const { name, body } = office;
  const [first, second] = toTexts(name, display.get().pageLanguages);
  return (
    <>
      <h3 lang={first?.lang}>{first?.text}</h3>
      <p class="office-about">
        {second && (
          <>
            <span lang={second.lang}>{second.text}</span>
            {' · '}
          </>
        )}
        <EntityLink id={body} kb={kb} short />
      </p>
      <p class="office-dates">{sayOfficeDates(office)}</p>
      <DatedFacts facts={toOfficeFacts(office)} kb={kb} />
    </>
  );
}
