/** Dates as the reader's language writes them, as exact as they are given: 2022-05-06, 2021-07, 2021. Days are days, wherever the reader is. */
import { UI_LANGUAGE } from './language';

/** Others than dates come back unchanged. */
export function formatDate(date: string, language = UI_LANGUAGE): string {
  return format(date, language, (formatter, day) => formatter.format(day));
}

/** 6–16 May 2022; 2022年5月6日至16日. */
export function formatDateRange(first: string, last: string, language = UI_LANGUAGE): string {
  if (first === last) return formatDate(first, language);
  if (isChinese(language)) return `${formatDate(first, language)}至${toLaterPart(first, last, language)}`;
  if (first.length !== last.length) return `${formatDate(first, language)} – ${formatDate(last, language)}`;
  return format(first, language, (formatter, day) => formatter.formatRange(day, toDay(last)));
}

/** formatRange in Chinese falls back to slashes, so the parts that both dates share are left out here. */
function toLaterPart(first: string, last: string, language: string): string {
  const shown = formatDate(last, language);
  if (first.length !== last.length || first.length === 4) return shown;
  const sameMonth = first.length === 10 && first.slice(0, 7) === last.slice(0, 7);
  if (sameMonth) return shown.replace(/^.*月/, '');
  return first.slice(0, 4) === last.slice(0, 4) ? shown.replace(/^.*年/, '') : shown;
}

const isChinese = (language: string) => /^zh\b/i.test(language);
/** 7 May 2022, also where the browser says only “English”. */
const toLocale = (language: string) => (/^en(?:-US)?$/i.test(language) ? 'en-GB' : language);

function format(date: string, language: string, say: (formatter: Intl.DateTimeFormat, day: Date) => string): string {
  const month = isChinese(language) ? 'long' : 'short';
  const exactness = date.split('-').length - 1;
  const options = (
    [{ year: 'numeric' }, { year: 'numeric', month }, { year: 'numeric', month, day: 'numeric' }] as const
  )[exactness];
  const day = toDay(date);
  if (!options || Number.isNaN(day.getTime())) return date;
  return say(getFormatter(`${language} ${exactness}`, toLocale(language), { ...options, timeZone: 'UTC' }), day);
}

/** Kept: making one costs as much as drawing a row, and lists ask for hundreds. */
const formatters = new Map<string, Intl.DateTimeFormat>();
function getFormatter(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(locale, options)));
  return formatter;
}

function toDay(date: string): Date {
  const [year = NaN, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

/** A moment (ISO 8601) where the reader is: 6 May 2026, 14:03. */
export function formatMoment(moment: string, language = UI_LANGUAGE): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return getFormatter(`${language} moment`, toLocale(language), options).format(date);
}

/** The time of a moment (ISO 8601) where the reader is: 14:03. */
export function formatTime(moment: string, language = UI_LANGUAGE): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return getFormatter(`${language} time`, toLocale(language), options).format(new Date(moment));
}
