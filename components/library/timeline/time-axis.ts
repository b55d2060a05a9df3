/** Days since 1970 for dates as exact as they are given, and the ticks of an axis over a span of them. */

const MS_PER_DAY = 86_400_000;
const toDayNumber = (year: number, month: number, day = 1): number => Date.UTC(year, month - 1, day) / MS_PER_DAY;

/** First and last day that a date may mean: 2021-07 is 1 to 31 July. */
export function toDaySpan(date: string): { first: number; last: number } {
  const [year = NaN, month, day] = date.split('-').map(Number);
  if (month === undefined) return { first: toDayNumber(year, 1), last: toDayNumber(year + 1, 1) - 1 };
  if (day === undefined) return { first: toDayNumber(year, month), last: toDayNumber(year, month + 1) - 1 };
  const only = toDayNumber(year, month, day);
  return { first: only, last: only };
}

/** Px that the label of a date takes, in the widest of the languages. */
export const roomOf = (date: string): number => (date.length === 10 ? 86 : date.length === 7 ? 66 : 44);

/** Every so many months, or on which days of each: the same in all, so that none stands two days before the next first. */
type Step = { days: number; room: number } & ({ months: number } | { on: number[] });
/** Finest first. `room`: see `roomOf`. */
const STEPS: Step[] = [
  { on: [1, 8, 15, 22], days: 7, room: 86 },
  { on: [1, 15], days: 14, room: 86 },
  ...[1, 3, 6].map((months) => ({ months, days: months * 30.4, room: 66 })),
  ...[1, 2, 5, 10, 20, 50].map((years) => ({ months: years * 12, days: years * 365, room: 44 })),
];

/** Dates of ticks between two days (numbers as above), as exact as their step: 2022-05-08, 2022-05, 2022. */
export function findTicks(from: number, to: number, pxPerDay: number): string[] {
  const step = STEPS.find(({ days, room }) => days * pxPerDay >= room) ?? STEPS.at(-1)!;
  const begin = new Date(from * MS_PER_DAY);
  const end = new Date(to * MS_PER_DAY);
  const toMonth = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
  const every = 'months' in step ? step.months : 1;
  const ticks: string[] = [];
  for (let month = Math.floor(toMonth(begin) / every) * every; month <= toMonth(end); month += every) {
    const [year, ofYear] = [String(Math.floor(month / 12)), String((month % 12) + 1).padStart(2, '0')];
    if ('on' in step) ticks.push(...step.on.map((day) => `${year}-${ofYear}-${String(day).padStart(2, '0')}`));
    else ticks.push(every < 12 ? `${year}-${ofYear}` : year);
  }
  return ticks.filter((tick) => toDaySpan(tick).first >= from && toDaySpan(tick).first <= to);
}
