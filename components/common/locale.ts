/** Names in the reader's script. */
import { IS_TRADITIONAL_UI } from './language';

/** For lists and links: the short form of a body, which a Chinese reader would use; in its own script only. */
export function toShortName(name: { zh: string; hant?: string }, short: string | undefined): string {
  return (!IS_TRADITIONAL_UI && short) || pickName(name);
}

/** `lang` for Chinese in the reader's script: fonts follow it. */
export const NAME_LANG = IS_TRADITIONAL_UI ? 'zh-Hant' : 'zh-Hans';

export function pickName(name: { zh: string; hant?: string }): string {
  return (IS_TRADITIONAL_UI && name.hant) || name.zh;
}
