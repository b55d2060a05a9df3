/** As much of an entity as a list shows of it: kept in the index, so that results are drawn without the entity. */
import type { Body, Entity, EntityType, Office } from '../../core/model/entity';
import { toSurfaceForms } from '../names';
import { toOfficeSpan } from '../snapshot';

/** As much of an explanation as a line holds. */
const ABOUT = 60;

export interface OfficeSummary {
  zh: string;
  en: string;
  /** First and last day known of it, as exact as the sources. */
  first: string;
  last: string;
  start?: string;
  end?: string;
}

export interface Summary {
  id: string;
  type: EntityType;
  name: string;
  /** The first traditional form, where it differs. */
  hant?: string;
  pinyin: string;
  /** Of a body: the form that a Chinese reader would use. */
  short?: string;
  /** Other names in Chinese. */
  forms: string[];
  /** The name of its place; none for the whole country. */
  place?: string;
  /** Officials: latest first. */
  offices?: OfficeSummary[];
  /** Officials that are named without an office: first and last year. */
  years?: [string, string];
  /** Bodies and slogans. */
  en?: string;
  /** Slogans: what the characters say, and how the explanation in Chinese begins. */
  literal?: string;
  about?: string;
  level?: Body['level'];
  /** Of a slogan one of its kinds, of a body any word. */
  kind?: string;
}

export function toSummaryName({ name, hant }: Summary): { zh: string; hant?: string } {
  return { zh: name, ...(hant && { hant }) };
}

export function toSummary(entity: Entity, places: ReadonlyMap<string, string>): Summary {
  const [hant] = entity.traditional;
  const place = 'place' in entity ? places.get(entity.place) : undefined;
  const common = {
    id: entity.id,
    type: entity.type,
    name: entity.name,
    ...(hant && hant !== entity.name && { hant }),
    pinyin: entity.pinyin,
    forms: toSurfaceForms(entity).filter((form) => form !== entity.name && form !== hant),
    ...(place && { place }),
  };
  switch (entity.type) {
    case 'official': {
      const years = (entity.appearances ?? []).map((a) => a.date.slice(0, 4)).sort();
      const offices = sortOffices(entity.offices).map((office): OfficeSummary => {
        const { name, start, end } = office;
        return {
          ...name,
          ...toOfficeSpan(office),
          ...(start && { start: start.date }),
          ...(end && { end: end.date }),
        };
      });
      return { ...common, offices, ...(years[0] && { years: [years[0], years.at(-1)!] }) };
    }
    case 'body':
      return {
        ...common,
        ...(entity.short && { short: entity.short }),
        en: entity.en,
        level: entity.level,
        kind: entity.kind,
      };
    case 'slogan':
      return {
        ...common,
        en: entity.en,
        literal: entity.literal,
        about: entity.gloss.zh.slice(0, ABOUT),
        kind: entity.kind,
      };
  }
}

/** Latest first. */
export function sortOffices(offices: readonly Office[]): Office[] {
  return offices
    .map((office) => ({ office, ...toOfficeSpan(office) }))
    .sort((a, b) => b.last.localeCompare(a.last))
    .map(({ office }) => office);
}
