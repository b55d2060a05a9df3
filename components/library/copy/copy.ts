/** Copying to the clipboard, told at the foot of the page (a polite live region). */
import { i18n } from '#i18n';
import { tell, tellFailed } from '../highlights/toasts';

export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(i18n.t('entity.copy.done', [text]));
  } catch {
    // The browser or a policy forbids it; the text itself can be selected.
    tellFailed(i18n.t('entity.copy.failed', [text]));
  }
}
