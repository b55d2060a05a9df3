/**
 * Days in the forms that Chinese pages print them. A day is `YYYY-MM-DD`; what is no day of the calendar, lies before
 * the People's Republic or more than a day ahead of `now` is null: a wrong date is worse than none.
 */

const DAY_MS = 86_400_000;
const EARLIEST_YEAR = 1949;
/** Chinese papers date by Beijing time. */
const BEIJING_MS = 8 * 3_600_000;

export function toDay(year: number, month: number, day: number, now: Date): string | null {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  const exists = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  if (!exists || year < EARLIEST_YEAR || time > now.getTime() + DAY_MS) return null;
  return back.toISOString().slice(0, 10);
}

/**
 * A value that a machine wrote: ISO 8601, `2022-05-08 10:20:00`, `2022/5/8`, `20220508…`, seconds or milliseconds.
 * A time in UTC is taken to Beijing; one with another offset keeps the day that it prints.
 */
export function parseMachineDate(value: string, now: Date): string | null {
  const text = value.trim();
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    const time = Number(text) * (text.length === 10 ? 1000 : 1) + BEIJING_MS;
    return dayOfTime(time, now);
  }
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|\+00:?00)$/i.test(text)) {
    const time = Date.parse(text.replace(/\+00:?00$/, 'Z'));
    return Number.isNaN(time) ? null : dayOfTime(time + BEIJING_MS, now);
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{2}|\d{4}|\d{6})?$/.exec(text);
  const parts = compact ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  return parts ? toDay(Number(parts[1]), Number(parts[2]), Number(parts[3]), now) : findPrintedDay(text, now);
}

function dayOfTime(time: number, now: Date): string | null {
  const date = new Date(time);
  return toDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), now);
}

/** The first full day that stands in running text: 2022年5月8日, 2022-05-08 10:20, 2022/05/08, 民國111年5月8日. */
export function findPrintedDay(text: string, now: Date): string | null {
  const pattern =
    /(?<!\d)(?:(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|(\d{4})([-/.])(\d{1,2})\5(\d{1,2})(?!\d)|民[國国]\s*(\d{2,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日)/g;
  for (const m of text.matchAll(pattern)) {
    const year = m[8] ? Number(m[8]) + 1911 : Number(m[1] ?? m[4]);
    const day = toDay(year, Number(m[2] ?? m[6] ?? m[9]), Number(m[3] ?? m[7] ?? m[10]), now);
    if (day) return day;
  }
  return null;
}

/** /2022/05/08/, /2022-05/08/, /20220508/, t20220508_123.html, /2022/0508/. Not a run of digits inside a longer id. */
export function findUrlDay(url: string, now: Date): string | null {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const patterns = [
    /\/(\d{4})[-/_](\d{1,2})[-/_](\d{1,2})(?!\d)/,
    /\/(\d{4})[-/_](\d{2})(\d{2})(?!\d)/,
    /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/,
  ];
  for (const pattern of patterns) {
    const m = pattern.exec(path);
    const day = m && toDay(Number(m[1]), Number(m[2]), Number(m[3]), now);
    if (day) return day;
  }
  return null;
}
