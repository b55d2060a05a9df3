import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Annotation } from '../../lib/core/model/annotation';
import type { Office, Official, Source } from '../../lib/core/model/entity';
import type { EntityView } from '../../lib/messaging/protocol';
import { formatDate, formatDateRange } from '../common/dates';
import { GlossText } from './GlossText';
import { chineseLang, pickText, showsEnglish } from '../common/language';
import { comparePageDate, findShownOffice, getAttestedRange, getTerm } from './office';

interface OfficialDetailsProps {
  official: Official;
  annotation: Annotation;
  /** ISO day of the article. */
  pageDate: string | undefined;
  view: EntityView;
}

export function OfficialDetails({ official, annotation, pageDate, view }: OfficialDetailsProps): JSX.Element {
  const office = findShownOffice(official.offices, annotation.office, pageDate);
  return (
    <>
      {office ? (
        <OfficeLine office={office} pageDate={pageDate} view={view} />
      ) : (
        <UnstatedOffice official={official} view={view} />
      )}
      <GlossText of={official} own={view.own === true} />
    </>
  );
}

/** Someone whom the sources name among leaders, without saying as what. */
function UnstatedOffice({ official, view }: { official: Official; view: EntityView }): JSX.Element {
  const place = view.places[official.place] ?? official.place;
  const as = official.appearances?.find((a) => a.as)?.as;
  return (
    <div class="office">
      <p>{as ? i18n.t('office.unstatedAs', [place, as]) : i18n.t('office.unstated', [place])}</p>
    </div>
  );
}

interface OfficeLineProps {
  office: Office;
  pageDate: string | undefined;
  view: EntityView;
}

function OfficeLine({ office, pageDate, view }: OfficeLineProps): JSX.Element {
  const attested = getAttestedRange(office);
  const warning = describePageDate(office, pageDate);
  const relation = comparePageDate(office, pageDate);
  return (
    <div class="office">
      {relation === 'after-end' && <p class="former">{i18n.t('office.former')}</p>}
      {relation === 'before-start' && <p class="former">{i18n.t('office.later')}</p>}
      {showsEnglish() && office.name.en !== office.name.zh && <p lang="en">{office.name.en}</p>}
      <p>
        <span lang={chineseLang()}>{office.name.zh}</span>{' '}
        {attested && <small>· {i18n.t('office.attested', [formatDateRange(attested.from, attested.to)])}</small>}
      </p>
      <TermLine office={office} view={view} />
      {warning && <p class="caution">{warning}</p>}
    </div>
  );
}

/** Start and end are an event's, or second hand (a later compilation), so what tells them stands beside them. */
function TermLine({ office, view }: { office: Office; view: EntityView }): JSX.Element | null {
  const term = getTerm(office);
  if (!term) return null;
  const [from, to, asOf] = [term.from, term.to, term.asOf].map((date) => date && formatDate(date));
  const tellers = new Set(term.sources.map((id) => toTeller(view.sources[id]) ?? id));
  return (
    <p>
      <small>
        {from && to && i18n.t('office.fromUntil', [from, to])}
        {from && !to && i18n.t('office.from', [from])}
        {to && !from && i18n.t('office.until', [to])}
        {asOf && ` ${i18n.t('office.openAsOf', [asOf])}`}
        {', '}
        {i18n.t('office.according', [[...tellers].join(', ')])}
      </small>
    </p>
  );
}

const toTeller = (source: Source | undefined): string | undefined =>
  source?.kind === 'event' ? pickText(source.name) : source?.outlet;

function describePageDate(office: Office, pageDate: string | undefined): string | null {
  const day = pageDate ? formatDate(pageDate) : '';
  switch (comparePageDate(office, pageDate)) {
    case 'undated':
      return i18n.t('office.undated');
    case 'after-end':
      return i18n.t('office.afterEnd', [day]);
    case 'after-attested':
      return i18n.t('office.afterAttested', [day]);
    case 'before-start':
      return i18n.t('office.beforeStart', [day]);
    case 'before':
      return i18n.t('office.before', [day]);
    case null:
      return null;
  }
}
