/** Names in the reader's script. */
import type { Entity } from '../../lib/core/model/entity';
import { toEntityName } from '../../lib/kb/names';
import { IS_TRADITIONAL_UI } from './language';

/** For lists and links: the short form of a body, which a Chinese reader would use; in its own script only. */
export function toShortName(entity: Entity): string {
  return !IS_TRADITIONAL_UI && entity.type === 'body' && entity.short ? entity.short : pickName(toEntityName(entity));
}

/** `lang` for Chinese in the reader's script: fonts follow it. */
export const NAME_LANG = IS_TRADITIONAL_UI ? 'zh-Hant' : 'zh-Hans';

export function pickName(name: { zh: string; hant?: string }): string {
  return (IS_TRADITIONAL_UI && name.hant) || name.zh;
}
