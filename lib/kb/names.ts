/** The names of an entity, by what they are for. */
import type { Entity } from '../core/model/entity';

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
