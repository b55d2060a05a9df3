/** One line on an entity, for lists: what a reader would add behind the name. */
import { i18n } from '#i18n';
import type { Entity } from '../../lib/core/model/entity';
import { toSummary, type OfficeSummary, type Summary } from '../../lib/kb/search/summary';
import { toLabel } from './labels';
import { display, pickText, toScript } from './language';
import { formatDateRange } from './dates';

export function describeEntity(entity: Entity, places: ReadonlyMap<string, string>): string {
  if (entity.type === 'slogan' && isInChinese()) return toScript(entity.gloss.zh);
  return describeSummary(toSummary(entity, places));
}

const isInChinese = (): boolean => display.get().languages[0] === 'zh';

/** The same of what the search keeps of an entity. */
export function describeSummary(summary: Summary): string {
  const { type, en = '', about = en, level = '', kind = '' } = summary;
  switch (type) {
    case 'official':
      return describeOfficial(summary);
    case 'body':
      return isInChinese() ? [toLabel('level', level), toLabel('kind', kind)].join(' · ') : en;
    case 'slogan':
      return isInChinese() ? toScript(about) : en;
  }
}

/** The latest office, with the days on which it is known: never as if it were held for ever. */
function describeOfficial({ offices = [], place, years }: Summary): string {
  const [latest] = offices;
  if (latest) return `${pickText(latest)} · ${describeYears(latest)}`;
  return [place && toScript(place), years && formatYears(...years)].filter(Boolean).join(' · ');
}

/** Days that sources attest are no term of office, and must not read like one; an open end is not the last attestation. */
function describeYears({ start, end, first, last }: OfficeSummary): string {
  if (start && end) return formatYears(start, end);
  if (start) return i18n.t('office.from', [start.slice(0, 4)]);
  if (end) return i18n.t('office.until', [end.slice(0, 4)]);
  return i18n.t('office.attested', [formatYears(first, last)]);
}

function formatYears(first: string, last: string): string {
  return formatDateRange(first.slice(0, 4), last.slice(0, 4));
}
