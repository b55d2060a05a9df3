/** Days, months and years as the interface's language writes them. Dates are `YYYY[-MM[-DD]]`, without a time zone. */

const UTC = { timeZone: 'UTC' } as const;

export function formatDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { ...toFields(date), ...UTC }).format(toTime(date));
}

/** One or two ends: 6 – 16 May 2022. */
export function formatDateRange(from: string, to: string, language: string): string {
  if (from === to) return formatDate(from, language);
  const fields = toFields(from.length < to.length ? from : to);
  return new Intl.DateTimeFormat(language, { ...fields, ...UTC }).formatRange(toTime(from), toTime(to));
}

function toFields(date: string): Intl.DateTimeFormatOptions {
  if (date.length === 4) return { year: 'numeric' };
  return date.length === 7 ? { year: 'numeric', month: 'long' } : { year: 'numeric', month: 'long', day: 'numeric' };
}

function toTime(date: string): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}
