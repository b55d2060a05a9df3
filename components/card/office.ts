/** Which office a card shows, on which dates it is known, and what that means on the page's date. */
import type { OfficeAtDate } from '../../lib/core/model/annotation';
import type { Attestation, Office } from '../../lib/core/model/entity';

/** The office that the annotation speaks of; else the one whose attestations lie nearest to the page's date. */
export function findShownOffice(
  offices: readonly Office[],
  stated: OfficeAtDate | undefined,
  pageDate: string | undefined,
): Office | undefined {
  const named = offices.filter((o) => stated && o.title === stated.title);
  const exact = named.find((o) => o.body === stated?.body) ?? named[0];
  if (exact || !pageDate) return exact ?? offices.at(-1);
  const distance = (office: Office): number => {
    if (isWithinTerm(office, pageDate)) return 0;
    return Math.min(...knownDates(office).map((date) => daysBetween(date, pageDate)), Infinity);
  };
  return [...offices].sort((a, b) => distance(a) - distance(b))[0];
}

/** The first and last day on which a source shows the office held; null where none does. */
export function getAttestedRange({ attested }: Office): { from: string; to: string } | null {
  const days = attested.map(({ date }) => date).sort();
  return days.length > 0 ? { from: days[0] as string, to: days.at(-1) as string } : null;
}

/** Start and end as sources give them, and the ids of those sources; null where none does. */
export function getTerm({
  start,
  end,
  asOf,
}: Office): { from?: string; to?: string; asOf?: string; sources: string[] } | null {
  if (!start && !end) return null;
  const sources = [start?.source, end?.source].filter((source) => source !== undefined);
  return {
    ...(start && { from: start.date }),
    ...(end && { to: end.date }),
    ...(asOf && { asOf }),
    sources: [...new Set(sources)],
  };
}

/** How the page's date lies to what is known of the office; null where there is nothing to warn of. */
export function comparePageDate(
  office: Office,
  pageDate: string | undefined,
): 'undated' | 'after-end' | 'after-attested' | 'before' | 'before-start' | null {
  if (!pageDate) return 'undated';
  const { start, end } = office;
  if (end && isAfter(pageDate, end.date)) return 'after-end';
  if (isWithinTerm(office, pageDate)) return null;
  const days = knownDates(office).sort();
  const [first, last] = [days[0], days.at(-1)];
  // A closed term needs no attestation after it; an open one is only known as far as its last source.
  if (!end && last && isAfter(pageDate, last)) return 'after-attested';
  if (!start && first && pageDate < first) return 'before';
  return start && isAfter(start.date, pageDate) ? 'before-start' : null;
}

/** The attestation that a card cites: the nearest to the page's date, the last where the page has none. */
export function findAttestation(office: Office, pageDate: string | undefined): Attestation | undefined {
  const sorted = [...office.attested].sort((a, b) => a.date.localeCompare(b.date));
  if (!pageDate) return sorted.at(-1);
  return sorted.sort((a, b) => daysBetween(a.date, pageDate) - daysBetween(b.date, pageDate))[0];
}

/** The event or compilation that a card cites for an office without attestations: that of the start, or of the end once it is over. */
export function findBound({ start, end }: Office, pageDate: string | undefined): Office['start'] {
  return end && (!start || (pageDate && isAfter(pageDate, end.date))) ? end : start;
}

/** Of an open term the time is known up to which it was open. */
function isWithinTerm({ start, end, asOf }: Office, date: string): boolean {
  const last = end?.date ?? asOf;
  return !!start && !!last && start.date <= date && !isAfter(date, last);
}

const knownDates = ({ start, end, asOf, attested }: Office): string[] =>
  [start?.date, end?.date, asOf, ...attested.map(({ date }) => date)].filter((date) => date !== undefined);

/** Whether a day lies after a day, month or year as a whole: 2022-05-08 is not after 2022-05. */
const isAfter = (day: string, partial: string): boolean => day.slice(0, partial.length) > partial;

function daysBetween(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}
