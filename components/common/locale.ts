/** Names in the reader's script: by their checked forms, never converted. */
import { chineseLang, display } from './language';

const isTraditional = (): boolean => display.get().script === 'hant';

/** For lists and links: the short form of a body, which a Chinese reader would use; in its own script only. */
export function toShortName(name: { zh: string; hant?: string }, short: string | undefined): string {
  return (!isTraditional() && short) || pickName(name);
}

/** `lang` for a name in the reader's script. */
export const nameLang = chineseLang;

export function pickName(name: { zh: string; hant?: string }): string {
  return (isTraditional() && name.hant) || name.zh;
}
