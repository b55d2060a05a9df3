/** What the background adds to the browser's own surface: items in the context menu, a sign on the icon. */
import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import { isEmptied } from '../../lib/kb/highlights/store';

export const SAVE_MENU = 'save-highlight';
export const ADD_MENU = 'add-entry';

/** Items outlive the worker; made anew when the extension is installed or updated. */
export function createMenus(): void {
  void browser.contextMenus.removeAll().then(() => {
    for (const [id, title] of [
      [SAVE_MENU, i18n.t('save.menu')],
      [ADD_MENU, i18n.t('own.menu')],
    ] as const)
      browser.contextMenus.create({
        id,
        title,
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
