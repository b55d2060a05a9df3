/** One line on an entity, for lists: what a reader would add behind the name. */
import { i18n } from '#i18n';
import type { Entity, Office, Official } from '../../lib/core/model/entity';
import { toOfficeSpan } from '../../lib/kb/snapshot';
import { toLabel } from './labels';
import { IS_CHINESE_UI, pickText } from './language';
import { formatDateRange } from './dates';

export function describeEntity(entity: Entity, places: ReadonlyMap<string, string>): string {
  switch (entity.type) {
    case 'official':
      return describeOfficial(entity, places);
    case 'body':
      return IS_CHINESE_UI ? [toLabel('level', entity.level), toLabel('kind', entity.kind)].join(' · ') : entity.en;
    case 'slogan':
      return IS_CHINESE_UI ? entity.gloss.zh : entity.en;
  }
}

/** The latest office, with the days on which it is known: never as if it were held for ever. */
function describeOfficial(official: Official, places: ReadonlyMap<string, string>): string {
  const offices = official.offices.map((office) => ({ office, ...toOfficeSpan(office) }));
  const latest = offices.sort((a, b) => b.last.localeCompare(a.last))[0];
  if (!latest) {
    const years = (official.appearances ?? []).map((a) => a.date.slice(0, 4)).sort();
    const when = years[0] && formatYears(years[0], years.at(-1) ?? years[0]);
    return [places.get(official.place), when].filter(Boolean).join(' · ');
  }
  return `${pickText(latest.office.name)} · ${describeYears(latest)}`;
}

/** Days that sources attest are no term of office, and must not read like one; an open end is not the last attestation. */
function describeYears({
  office: { start, end },
  first,
  last,
}: {
  office: Office;
  first: string;
  last: string;
}): string {
  if (start && end) return formatYears(start.date, end.date);
  if (start) return i18n.t('office.from', [start.date.slice(0, 4)]);
  if (end) return i18n.t('office.until', [end.date.slice(0, 4)]);
  return i18n.t('office.attested', [formatYears(first, last)]);
}

function formatYears(first: string, last: string): string {
  return formatDateRange(first.slice(0, 4), last.slice(0, 4));
}
