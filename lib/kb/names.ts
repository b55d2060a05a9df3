/** The names of an entity, by what they are for. */
import type { Entity } from '../core/model/entity';
import { parseRegularId } from '../core/model/regular-body';

export interface EntityName {
  /** Simplified, the canonical form. */
  zh: string;
  /** Traditional. */
  hant: string;
  en: string;
}

export function toEntityName(entity: Entity): EntityName {
  return {
    zh: entity.name,
    hant: entity.traditional[0] ?? entity.name,
    en: entity.type === 'official' ? toPlainPinyin(entity.pinyin) : entity.en,
  };
}

/** Whether nothing but a rule gives the entity: a body composed from organ type and place, without a source of its own. */
export function isNamedByRule(entity: Entity): boolean {
  return entity.type === 'body' && entity.citations.length === 0 && parseRegularId(entity.id) !== undefined;
}

/** Every Chinese form that names the entity, the canonical one first. */
export function toSurfaceForms(entity: Entity): string[] {
  const others =
    entity.type === 'body'
      ? [entity.short, ...(entity.aliases ?? []), ...(entity.relative ?? [])]
      : entity.type === 'slogan'
        ? (entity.variants ?? [])
        : [];
  return [...new Set([entity.name, ...others.filter((f) => f !== undefined), ...entity.traditional])];
}

/** Lóu Yángshēng → Lou Yangsheng, as English prints it; ü is kept. */
export function toPlainPinyin(pinyin: string): string {
  return pinyin
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}
