/** Which office an official is shown with on an article's date, and how sure the sources are of it. */
import type { OfficeAtDate } from '../model/annotation';
import type { OfficeRow } from '../match/gazetteer';

/** `date` is an ISO day. `named` is the office that the text itself gives: it wins wherever the dates allow it. */
export function officeAt(
  offices: readonly OfficeRow[],
  date: string | undefined,
  named?: OfficeRow,
): OfficeAtDate | undefined {
  const show = (office: OfficeRow, basis: OfficeAtDate['basis']): OfficeAtDate => ({
    title: office.title,
    body: office.body,
    basis,
  });
  if (!date) {
    const office = named ?? latest(offices);
    return office && show(office, 'undated');
  }
  const rated = offices.map((office) => ({ office, ...rate(office, date) }));
  rated.sort(
    (a, b) => a.rank - b.rank || Number(b.office === named) - Number(a.office === named) || a.distance - b.distance,
  );
  const best = named ? (rated.find((r) => r.office === named && r.rank < 2) ?? rated[0]) : rated[0];
  return best && show(best.office, (['attested', 'within', 'nearest'] as const)[best.rank]);
}

function rate(office: OfficeRow, date: string): { rank: 0 | 1 | 2; distance: number } {
  if (office.days.includes(date)) return { rank: 0, distance: 0 };
  // a bound given as a month or year holds from its start, to its end: 2021-07 ≤ 2021-07-15 ≤ 2021-07~
  const from = min([...(office.start ? [office.start] : []), ...office.days.slice(0, 1)]);
  const until = max([
    ...[office.end, office.asOf].flatMap((bound) => (bound ? [`${bound}~`] : [])),
    ...office.days.slice(-1),
  ]);
  if (from !== undefined && until !== undefined && from <= date && date <= until) return { rank: 1, distance: 0 };
  if (office.start && !office.end && office.start <= date && office.days.length === 0) return { rank: 2, distance: 0 };
  const days = [...office.days, ...[office.start, office.end, office.asOf].filter((bound) => bound !== undefined)];
  return { rank: 2, distance: Math.min(...days.map((d) => Math.abs(toDay(d) - toDay(date)))) };
}
const toDay = (d: string) =>
  Date.UTC(Number(d.slice(0, 4)), Number(d.slice(5, 7) || 7) - 1, Number(d.slice(8, 10) || 1)) / 86_400_000;
const min = (a: string[]) => a.sort()[0];
const max = (a: string[]) => a.sort()[a.length - 1];
const latest = (offices: readonly OfficeRow[]) =>
  [...offices].sort((a, b) => lastKnown(a).localeCompare(lastKnown(b))).at(-1);
const lastKnown = (office: OfficeRow): string =>
  max([...office.days, ...[office.start, office.end, office.asOf].filter((bound) => bound !== undefined)]) ?? '';
