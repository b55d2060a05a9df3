/**
 * The reader's settings: small typed items in `storage.local`, each with its default. Whoever shows one watches it
 * (`item.watch`), so that a change in the popup reaches open pages without a message.
 */
import { COLORS, type HighlightColor } from '../core/model/colors';
import { browser } from 'wxt/browser';
import { watchStorage } from './storage-changes';
import { toSite } from './site';

export interface Setting<T> {
  key: `local:${string}` | `session:${string}`;
  /** What a stored value means. */
  check: (stored: unknown) => T;
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
  /** Sets what a backup says, checked as anything that was stored. */
  restore(stored: unknown): Promise<void>;
  /** Calls back with each new value; returns what ends it. */
  watch(callback: (value: T) => void): () => void;
}

/** Several of one area at once, in one look at the storage. */
export async function readAll<T extends Record<string, Setting<unknown>>>(
  settings: T,
): Promise<{ [K in keyof T]: Awaited<ReturnType<T[K]['getValue']>> }> {
  const entries = Object.entries(settings);
  const stored = await browser.storage.local.get(entries.map(([, { key }]) => toPlace(key).name));
  const values = entries.map(([name, { key, check }]) => [name, check(stored[toPlace(key).name] ?? null)] as const);
  return Object.fromEntries(values) as { [K in keyof T]: Awaited<ReturnType<T[K]['getValue']>> };
}

type Key = Setting<unknown>['key'];

function toPlace(key: Key): { area: 'local' | 'session'; name: string } {
  const [area, name] = key.split(':') as ['local' | 'session', string];
  return { area, name };
}

/**
 * `check` makes a value of whatever is stored: storage may hold what another version or a slip of a hand left there.
 * By the browser's own functions: the reader asks for them in every page, and has no use for more.
 */
export function defineSetting<T>(key: Key, check: (stored: unknown) => T): Setting<T> {
  const { area, name } = toPlace(key);
  const write = async (value: unknown): Promise<void> =>
    // Nothing is stored as nothing: a default that changes later counts for those who never chose.
    value === null || value === undefined
      ? browser.storage[area].remove(name)
      : browser.storage[area].set({ [name]: value });
  return {
    key,
    check,
    getValue: async () => check((await browser.storage[area].get(name))[name] ?? null),
    setValue: write,
    restore: (stored) => write(check(stored)),
    watch(callback) {
      const listen = (changes: Record<string, { newValue?: unknown }>, of: string): void => {
        const change = of === area ? changes[name] : undefined;
        if (change) callback(check(change.newValue ?? null));
      };
      return watchStorage(listen);
    },
  };
}

/** calm: the first mention of each entity is marked, later ones fainter. all: every mention alike. */
export type MarksSetting = 'calm' | 'all';
export const marksSetting = defineSetting<MarksSetting>('local:marks', (stored) => (stored === 'all' ? 'all' : 'calm'));

/** Whether terms of art (核酸检测, 两会) are marked: a Party daily has one every other line. */
export const showTermsSetting = defineSetting('local:showTerms', (stored) => stored === true);

/** Whether common phrases (压实责任, 第一时间) are marked. */
export const showPhrasesSetting = defineSetting('local:showPhrases', (stored) => stored === true);

/** The script of names and explanations. auto: the interface's; a card then keeps the page's for a name that stands there. */
export type ScriptSetting = 'auto' | 'hans' | 'hant';
export const scriptSetting = defineSetting<ScriptSetting>('local:script', (stored) =>
  stored === 'hans' || stored === 'hant' ? stored : 'auto',
);

/** Whether names come with their pinyin. */
export const pinyinSetting = defineSetting('local:pinyin', (stored) => stored !== false);

/** The language of explanations. auto: the interface's; the library's pages then have the other one beneath. */
export type ExplanationsSetting = 'auto' | 'en' | 'zh' | 'both';
export const explanationsSetting = defineSetting<ExplanationsSetting>('local:explanations', (stored) =>
  stored === 'en' || stored === 'zh' || stored === 'both' ? stored : 'auto',
);

/** Whether a small button offers to save what was just selected. */
export const selectionButtonSetting = defineSetting('local:selectionButton', (stored) => stored !== false);

/** The colour that was chosen last: the next highlight has it too. */
export const colorSetting = defineSetting<HighlightColor>(
  'local:color',
  (stored) => COLORS.find((color) => color === stored) ?? 'yellow',
);

/** When the last backup was made (ISO 8601); null if never. */
export const lastBackupSetting = defineSetting('local:lastBackup', (stored) =>
  typeof stored === 'string' && !Number.isNaN(Date.parse(stored)) ? stored : null,
);

/** Hosts (`location.hostname`) on which Jiazhu is off. */
export const disabledSitesSetting = defineSetting('local:disabledSites', (stored) =>
  Array.isArray(stored) ? stored.filter((site): site is string => typeof site === 'string') : [],
);

/** Whether pages read are logged; nothing is before the reader has answered. */
export type ReadingLogSetting = 'unasked' | 'on' | 'off';
export const readingLogSetting = defineSetting<ReadingLogSetting>('local:readingLog', (stored) =>
  stored === 'on' || stored === 'off' ? stored : 'unasked',
);

/** How long a page stays in the log after it was last read: days, or always. */
export const READING_DAYS = [30, 90, 365, 'always'] as const;
export type ReadingDays = (typeof READING_DAYS)[number];
export const readingDaysSetting = defineSetting<ReadingDays>(
  'local:readingDays',
  (stored) => READING_DAYS.find((days) => days === stored) ?? 90,
);

/** What a backup has of the settings, by their names there. Not the reading log's: another machine asks its own reader. */
const BACKED_UP = {
  marks: marksSetting,
  showTerms: showTermsSetting,
  showPhrases: showPhrasesSetting,
  script: scriptSetting,
  pinyin: pinyinSetting,
  explanations: explanationsSetting,
  selectionButton: selectionButtonSetting,
  color: colorSetting,
  disabledSites: disabledSitesSetting,
};

export async function readSettings(): Promise<Record<string, unknown>> {
  const values = Object.entries(BACKED_UP).map(async ([name, setting]) => [name, await setting.getValue()] as const);
  return Object.fromEntries(await Promise.all(values));
}

/** Takes what it knows by name; others stay as they are. */
export async function restoreSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, setting] of Object.entries(BACKED_UP))
    if (Object.hasOwn(settings, name)) await setting.restore(settings[name]);
}

export async function isSiteOn(url: string | undefined): Promise<boolean> {
  const site = toSite(url);
  return site === null || !(await disabledSitesSetting.getValue()).includes(site);
}

export async function setSiteOn(site: string, on: boolean): Promise<void> {
  const others = (await disabledSitesSetting.getValue()).filter((s) => s !== site);
  await disabledSitesSetting.setValue(on ? others : [...others, site].sort());
}
