/** The icon's colour: whether this page is read, and if not, why. */
import { i18n } from '#i18n';
import { browser } from 'wxt/browser';

/** off: the site is switched off. idle: not read unless the reader asks. */
export type IconState = 'on' | 'off' | 'idle';

const SIZES = [16, 32, 48, 128];
const TITLES = { on: 'extension.name', off: 'popup.iconOff', idle: 'popup.iconIdle' } as const;

/** Of one tab until its next page, or of all. The tab may close meanwhile, and then needs no icon. */
export async function drawIcon(state: IconState, tabId?: number): Promise<void> {
  const path = Object.fromEntries(SIZES.map((size) => [size, `/icon/${state === 'on' ? '' : 'off-'}${size}.png`]));
  const title = i18n.t(TITLES[state]);
  const tab = tabId === undefined ? {} : { tabId };
  await Promise.all([browser.action.setIcon({ ...tab, path }), browser.action.setTitle({ ...tab, title })]).catch(
    () => undefined,
  );
}
