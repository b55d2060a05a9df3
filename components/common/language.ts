/** The language of the interface, and the languages and script of what is explained in it. */
import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import type { Convert } from '../../lib/core/text/traditional';
import { toDisplay, type Display, type DisplayChoice } from '../../lib/settings/display';
import { createObservable } from './observable';

/**
 * The language whose strings are shown. The browser's own answer (getUILanguage) can be another one, for which there
 * is no file. English where there is no browser around (unit tests).
 */
export const UI_LANGUAGE = (browser as typeof browser | undefined)?.i18n ? i18n.t('language') : 'en';
export const IS_CHINESE_UI = /^zh\b/i.test(UI_LANGUAGE);

/** How things are shown now. Whoever draws all of a page or card draws it again when this changes. */
export const display = createObservable<Display & { convert: Convert }>({
  ...toDisplay({ script: 'auto', pinyin: true, explanations: 'auto' }, UI_LANGUAGE),
  convert: (text) => text,
});

/** `convert`: into traditional script. A card needs none: what it gets is converted in the background. */
export function showAs(choice: DisplayChoice, convert: Convert = (text) => text): void {
  display.set({ ...toDisplay(choice, UI_LANGUAGE), convert });
}

/** Our own Chinese in the reader's script. Not for names, which have checked forms (`pickName`), nor for quotes. */
export function toScript(zh: string): string {
  const { script, convert } = display.get();
  return script === 'hant' ? convert(zh) : zh;
}

/** `lang` for Chinese in the reader's script: fonts follow it. */
export const chineseLang = (): string => (display.get().script === 'hant' ? 'zh-Hant' : 'zh-Hans');

interface Bilingual {
  en: string;
  zh: string;
}

/** An explanation in the language, or the first of the languages, that the reader wants. */
export function pickText(text: Bilingual): string {
  return display.get().languages[0] === 'zh' ? toScript(text.zh) : text.en;
}
/** The language of what `pickText` gives. */
export const textLang = (): string => (display.get().languages[0] === 'zh' ? chineseLang() : 'en');

/** An explanation in each language that the reader wants; once, where both say the same (own entries). */
export function toTexts(text: Bilingual, languages = display.get().languages): { lang: string; text: string }[] {
  const shown = text.en === text.zh ? languages.slice(0, 1) : languages;
  return shown.map((language) =>
    language === 'zh' ? { lang: chineseLang(), text: toScript(text.zh) } : { lang: 'en', text: text.en },
  );
}

/** Whether English stands beside what is Chinese: an office, what is counted, what the characters say. */
export const showsEnglish = (languages = display.get().languages): boolean => languages.includes('en');
