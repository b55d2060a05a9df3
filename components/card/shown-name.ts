import type { Annotation } from '../../lib/core/model/annotation';
import type { Entity } from '../../lib/core/model/entity';
import { toEntityName } from '../../lib/kb/names';
import { display } from '../common/language';
import { pickName } from '../common/locale';

/** What the page writes, without the white space in it. */
export const toWritten = ({ surface }: Annotation): string => surface.replace(/\s/g, '');

/** By the form in the script that the reader chose; else the page's, where it gives the whole name. A body by its short form. */
export function toShownName(annotation: Annotation, entity: Entity | undefined): string {
  if (!entity) return annotation.name;
  const written = toWritten(annotation);
  const name = pickName(toEntityName(entity));
  if (isNameOf(entity, written)) return display.get().asPage ? written : name;
  // what follows a pattern has no other name than its own words
  if (entity.type === 'slogan' && entity.patterns) return written;
  return (entity.type === 'body' && entity.short) || name;
}

/** Whether it is the whole name, in either script: the one that the pinyin is of. */
export const isNameOf = (entity: Entity | undefined, name: string): boolean =>
  entity !== undefined && (name === entity.name || entity.traditional.includes(name));
