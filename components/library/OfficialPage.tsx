import { i18n } from '#i18n';
import {
  findCompanions,
  findSlogansUsedBy,
  sortLatestFirst,
  type EntityOf,
  type Snapshot,
} from '../../lib/kb/snapshot';
import { pickText } from '../common/language';
import { Cite } from './cite/Cite';
import { toAppearanceFacts, toFacts, toOfficeFacts } from './cite/facts';
import { Citations } from './Citations';
import { DatedFacts } from './DatedFacts';
import { EntityHead } from './EntityHead';
import { EntityLink } from './EntityLink';
import { Facts } from './Facts';
import { Gloss } from './Gloss';
import { OfficeList } from './OfficeList';
import { Section } from './Section';
import { Timeline } from './timeline/Timeline';

interface OfficialProps {
  official: EntityOf<'official'>;
  kb: Snapshot;
}

export function OfficialPage({ official, kb }: OfficialProps) {
  return (
    <article>
      <EntityHead entity={official} kb={kb} />
      <Facts
        rows={[[i18n.t('entity.bodies'), official.offices.length > 0 && <Bodies official={official} kb={kb} />]]}
      />
      <Gloss of={official} own={kb.own.has(official.id)} />
      {official.ambiguity !== 'low' && !official.eminent && <p class="remark">{i18n.t('entity.nameShared')}</p>}
      <Career official={official} kb={kb} />
      <SlogansUsed official={official} kb={kb} />
      <Companions official={official} kb={kb} />
      <Citations citations={toFacts(official).map(({ source }) => ({ source }))} kb={kb} />
    </article>
  );
}

/** The bodies of the offices, latest first, each with what shows the official there. */
function Bodies({ official: { offices }, kb }: OfficialProps) {
  const ids = [...new Set(sortLatestFirst(offices).map(({ body }) => body))];
  return (
    <ul class="links">
      {ids.map((id) => (
        <li key={id}>
          <EntityLink id={id} kb={kb} short />
          <Cite facts={offices.filter(({ body }) => body === id).flatMap(toOfficeFacts)} kb={kb} compact />
        </li>
      ))}
    </ul>
  );
}

function Career({ official, kb }: OfficialProps) {
  const offices = sortLatestFirst(official.offices);
  const appearances = toAppearanceFacts(official);
  const lanes = offices.map((office) => ({
    name: pickText(office.name),
    facts: toOfficeFacts(office),
    asOf: office.asOf,
  }));
  const picture = <Timeline lanes={[...lanes, { name: i18n.t('entity.appearances'), facts: appearances }]} kb={kb} />;
  return (
    <>
      {offices.length > 0 && (
        <Section title={i18n.t('entity.offices')}>
          {picture}
          <OfficeList offices={offices} kb={kb} />
        </Section>
      )}
      {appearances.length > 0 && (
        <Section title={i18n.t('entity.appearances')}>
          {offices.length === 0 && picture}
          <DatedFacts
            facts={appearances}
            kb={kb}
            say={({ as }) => (as ? i18n.t('entity.appearsAs', [as]) : i18n.t('entity.appearsNamed'))}
          />
        </Section>
      )}
    </>
  );
}

function SlogansUsed({ official, kb }: OfficialProps) {
  const used = findSlogansUsedBy(kb.entities, official.id)
    .flatMap(({ slogan, uses }) => uses.map((use) => ({ ...use, kind: 'attested' as const, slogan: slogan.id })))
    .sort((a, b) => a.date.localeCompare(b.date));
  if (used.length === 0) return null;
  return (
    <Section title={i18n.t('entity.slogansUsed')}>
      <DatedFacts facts={used} kb={kb} say={({ slogan }) => <EntityLink id={slogan} kb={kb} />} />
    </Section>
  );
}

/** Who stands in the same articles, and in which. */
function Companions({ official, kb }: OfficialProps) {
  const companions = findCompanions(kb, official);
  if (companions.length === 0) return null;
  return (
    <Section title={i18n.t('entity.appearsWith')}>
      <ul class="links">
        {companions.map(({ official: other, sources }) => (
          <li key={other.id}>
            <EntityLink id={other.id} kb={kb} />
            <Cite
              facts={toFacts({ type: 'official', ...other }).filter(({ source }) => sources.includes(source))}
              kb={kb}
              label={i18n.t('entity.sharedSources', sources.length)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
