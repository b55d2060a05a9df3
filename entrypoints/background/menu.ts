/** What the background adds to the browser's own surface: an item in the context menu, a sign on the icon. */
import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import { isEmptied } from '../../lib/kb/highlights/store';

export const SAVE_MENU = 'save-highlight';
/** As in the manifest's `commands`. */
export const SAVE_COMMAND = 'save-highlight';

/** Items outlive the worker; made anew when the extension is installed or updated. */
export function createSaveMenu(): void {
  void browser.contextMenus.removeAll().then(() => {
    browser.contextMenus.create({
      id: SAVE_MENU,
      title: i18n.t('save.menu'),
      contexts: ['selection'],
      documentUrlPatterns: ['http://*/*', 'https://*/*'],
    });
  });
}

/** The browser may have emptied the database while it was closed: the icon says so, popup and library say more. */
export async function warnIfEmptied(): Promise<void> {
  const isGone = await isEmptied().catch(() => false);
  await browser.action.setBadgeText({ text: isGone ? '!' : '' });
}
