/** Dates of offices in words: never as if an office were held for ever. */
import { i18n } from '#i18n';
import type { Office } from '../../../lib/core/model/entity';
import { formatDate, formatDateRange } from '../../common/dates';
import { IS_CHINESE_UI } from '../../common/language';
import type { CitedFact } from './facts';

export function sayFact({ kind, date }: CitedFact): string {
  const day = date ? formatDate(date) : '';
  if (kind === 'start') return i18n.t('entity.from', [day]);
  return kind === 'end' ? i18n.t('entity.until', [day]) : day;
}

/** The term, as far as it is known, and the days attested: since 11 March 2023 (no end known as of June 2025). */
export function sayOfficeDates({ start, end, asOf, attested }: Office): string {
  const [from, to] = [start && formatDate(start.date), end && formatDate(end.date)];
  const days = attested.map(({ date }) => date).sort();
  const term =
    from && to
      ? i18n.t('office.fromUntil', [from, to])
      : from
        ? i18n.t('office.from', [from])
        : to && i18n.t('office.until', [to]);
  const open = !end && asOf && i18n.t('office.openAsOf', [formatDate(asOf)]);
  const seen = days[0] && i18n.t('office.attested', [formatDateRange(days[0], days.at(-1) ?? days[0])]);
  return [[term, open].filter(Boolean).join(IS_CHINESE_UI ? '' : ' '), seen]
    .filter(Boolean)
    .join(i18n.t('entity.list.semicolon'));
}
