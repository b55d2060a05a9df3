/** The language of the interface, and what follows from it. */
import { i18n } from '#i18n';
import { browser } from 'wxt/browser';

/**
 * The language whose strings are shown. The browser's own answer (getUILanguage) can be another one, for which there
 * is no file. English where there is no browser around (unit tests).
 */
export const UI_LANGUAGE = (browser as typeof browser | undefined)?.i18n ? i18n.t('language') : 'en';
export const IS_CHINESE_UI = /^zh\b/i.test(UI_LANGUAGE);
export const IS_TRADITIONAL_UI = /^zh-(?:tw|hk|mo|hant)/i.test(UI_LANGUAGE);

/** Explanations exist in two languages; the one that the interface's language asks for. */
export function pickText(text: { en: string; zh: string }): string {
  return IS_CHINESE_UI ? text.zh : text.en;
}
/** The language of what `pickText` gives. */
export const TEXT_LANG = IS_CHINESE_UI ? 'zh-Hans' : 'en';
