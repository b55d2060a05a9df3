/**
 * The reader's settings: small typed items in `storage.local`, each with its default. Whoever shows one watches it
 * (`item.watch`), so that a change in the popup reaches open pages without a message.
 */
import { storage } from 'wxt/utils/storage';

/** calm: the first mention of each entity is marked, later ones fainter. all: every mention alike. */
export type MarksSetting = 'calm' | 'all';
export const marksSetting = storage.defineItem<MarksSetting>('local:marks', { fallback: 'calm' });

/** Whether terms of art (核酸检测, 两会) are marked: a Party daily has one every other line. */
export const showTermsSetting = storage.defineItem<boolean>('local:showTerms', { fallback: false });

/** Hosts (`location.hostname`) on which Jiazhu is off. */
export const disabledSitesSetting = storage.defineItem<string[]>('local:disabledSites', { fallback: [] });

/** The host that the site switch is about; null for addresses that are not web pages. */
export function toSite(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && hostname ? hostname : null;
}

export async function isSiteOn(url: string | undefined): Promise<boolean> {
  const site = toSite(url);
  return site === null || !(await disabledSitesSetting.getValue()).includes(site);
}

export async function setSiteOn(site: string, on: boolean): Promise<void> {
  const others = (await disabledSitesSetting.getValue()).filter((s) => s !== site);
  await disabledSitesSetting.setValue(on ? others : [...others, site].sort());
}
