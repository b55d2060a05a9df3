/** How names and explanations are shown: what `auto` comes to in the interface's language. */
import type { ExplanationsSetting, ScriptSetting } from './settings';

export interface DisplayChoice {
  script: ScriptSetting;
  pinyin: boolean;
  explanations: ExplanationsSetting;
}

export type Language = 'en' | 'zh';
export interface Display {
  script: 'hans' | 'hant';
  /** Nobody chose the script: a card keeps the one that the page writes a name in. */
  asPage: boolean;
  pinyin: boolean;
  /** Those of an explanation, in order. Where there is room for one alone, the first. */
  languages: Language[];
  /** The same where there is room for both. */
  pageLanguages: Language[];
}

/** `ui`: the language tag of the interface. */
export function toDisplay({ script, pinyin, explanations }: DisplayChoice, ui: string): Display {
  const both: Language[] = /^zh\b/i.test(ui) ? ['zh', 'en'] : ['en', 'zh'];
  const chosen = explanations === 'auto' ? null : explanations === 'both' ? both : [explanations];
  return {
    script: isTraditional(script, ui) ? 'hant' : 'hans',
    asPage: script === 'auto' && !isTraditional(script, ui),
    pinyin,
    languages: chosen ?? both.slice(0, 1),
    pageLanguages: chosen ?? both,
  };
}

export const isTraditional = (script: ScriptSetting, ui: string): boolean =>
  script === 'auto' ? /^zh-(?:tw|hk|mo|hant)/i.test(ui) : script === 'hant';
