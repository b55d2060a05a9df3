import { browser } from 'wxt/browser';

/** Explanations exist in two languages; which one the interface's language asks for. */
export type GlossLanguage = 'en' | 'zh';

export const uiLanguage = (): string => browser.i18n.getUILanguage();
export const glossLanguage = (): GlossLanguage => (/^zh\b/i.test(uiLanguage()) ? 'zh' : 'en');
