/** The reader's language and script, and what follows from them: which name leads, how a date is said. */
import { browser } from 'wxt/browser';
import type { Entity } from '../../lib/core/model/entity';
import { toEntityName } from '../../lib/kb/names';

export const UI_LANGUAGE = browser.i18n.getUILanguage();
export const IS_CHINESE_UI = /^zh\b/i.test(UI_LANGUAGE);
export const IS_TRADITIONAL_UI = /^zh-(?:tw|hk|mo|hant)/i.test(UI_LANGUAGE);

/** For lists and links: the short form of a body, which a Chinese reader would use; in its own script only. */
export function toShortName(entity: Entity): string {
  return !IS_TRADITIONAL_UI && entity.type === 'body' && entity.short ? entity.short : pickName(toEntityName(entity));
}

/** `lang` for Chinese in the reader's script: fonts follow it. */
export const NAME_LANG = IS_TRADITIONAL_UI ? 'zh-Hant' : 'zh-Hans';

export function pickName(name: { zh: string; hant?: string }): string {
  return (IS_TRADITIONAL_UI && name.hant) || name.zh;
}

export function pickText(text: { en: string; zh: string }): string {
  return IS_CHINESE_UI ? text.zh : text.en;
}
/** The language of what `pickText` gives. */
export const TEXT_LANG = IS_CHINESE_UI ? 'zh-Hans' : 'en';

const OPTIONS = [
  { year: 'numeric' },
  { year: 'numeric', month: IS_CHINESE_UI ? 'long' : 'short' },
  { year: 'numeric', month: IS_CHINESE_UI ? 'long' : 'short', day: 'numeric' },
] as const;
const LOCALE = /^en$/i.test(UI_LANGUAGE) || /^en-US$/i.test(UI_LANGUAGE) ? 'en-GB' : UI_LANGUAGE; // 7 May 2022

/** A date as exact as it is given (2022-05-06, 2021-07, 2021), in the reader's language; others unchanged. */
export function formatDate(date: string): string {
  return format(date, (formatter, day) => formatter.format(day));
}

/** 6–16 May 2022; 2022年5月6日至16日. */
export function formatDateRange(first: string, last: string): string {
  if (first === last) return formatDate(first);
  if (IS_CHINESE_UI) return `${formatDate(first)}至${toLaterPart(first, last)}`;
  if (first.length !== last.length) return `${formatDate(first)} – ${formatDate(last)}`;
  return format(first, (formatter, day) => formatter.formatRange(day, toDay(last)));
}

/** formatRange in Chinese falls back to slashes, so the parts that both dates share are left out here. */
function toLaterPart(first: string, last: string): string {
  const shown = formatDate(last);
  if (first.length !== last.length || first.length === 4) return shown;
  const sameMonth = first.length === 10 && first.slice(0, 7) === last.slice(0, 7);
  if (sameMonth) return shown.replace(/^.*月/, '');
  return first.slice(0, 4) === last.slice(0, 4) ? shown.replace(/^.*年/, '') : shown;
}

function format(date: string, say: (formatter: Intl.DateTimeFormat, day: Date) => string): string {
  const options = OPTIONS[date.split('-').length - 1];
  const day = toDay(date);
  if (!options || Number.isNaN(day.getTime())) return date;
  // Days are days, wherever the reader is.
  return say(new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' }), day);
}

function toDay(date: string): Date {
  const [year = NaN, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}
