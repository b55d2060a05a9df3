/**
 * Where Jiazhu reads: what the reader may choose, and what follows from it for the browser's permissions. Decisions
 * only; `where.ts` stores the choice and asks the browser.
 */
import { toSite } from './site';

/** everywhere: every web page. listed: the sites on the reader's list. asked: a page in which Jiazhu is called. */
export const READING_MODES = ['everywhere', 'listed', 'asked'] as const;
export type ReadingMode = (typeof READING_MODES)[number];

export interface Where {
  mode: ReadingMode;
  /** Hosts (`location.hostname`), sorted. They outlast a change of the mode. */
  sites: string[];
}

/** As in the manifest's `optional_host_permissions`. */
export const ALL_SITES = ['http://*/*', 'https://*/*'];

/** What holds until the reader has chosen: nothing is read that was not asked for. */
export const UNCHOSEN: Where = { mode: 'asked', sites: [] };

export const toSitePatterns = (site: string): string[] => [`http://${site}/*`, `https://${site}/*`];

/** The match patterns of the pages that are read without being asked for. */
export function toOrigins({ mode, sites }: Where): string[] {
  if (mode === 'everywhere') return ALL_SITES;
  return mode === 'listed' ? sites.flatMap(toSitePatterns) : [];
}

/** Those of the granted origins that the choice has no use for. A list is kept for the way back from everywhere. */
export function toObsolete(granted: readonly string[], where: Where): string[] {
  if (where.mode === 'everywhere') return [];
  const wanted = new Set(toOrigins(where));
  return granted.filter((origin) => !wanted.has(origin));
}

/** Whether a page is read by itself, as far as the choice goes. An address that the browser keeps to itself is not. */
export function isReadUnasked({ mode, sites }: Where, url: string | undefined): url is string {
  const site = toSite(url);
  return site !== null && (mode === 'everywhere' || (mode === 'listed' && sites.includes(site)));
}

/** Whether a gate that found something in a page may bring the reader: where nothing is read unasked, it was asked for. */
export const mayWake = (where: Where, url: string | undefined): boolean =>
  where.mode === 'asked' || isReadUnasked(where, url);

/** Whether the browser has granted (some of) what a choice needs: of one question it grants all or nothing. */
export const isGrantOf = (wish: Where, added: readonly string[]): boolean =>
  added.some((origin) => toOrigins(wish).includes(origin));

export function addSite({ sites }: Where, site: string): Where {
  return { mode: 'listed', sites: [...new Set([...sites, site])].sort() };
}

export function removeSite({ mode, sites }: Where, site: string): Where {
  return { mode, sites: sites.filter((other) => other !== site) };
}

/** What is stored, checked; null where the reader has not chosen. */
export function toWhere(stored: unknown): Where | null {
  const { mode, sites } = (stored ?? {}) as { mode?: unknown; sites?: unknown };
  const known = READING_MODES.find((one) => one === mode);
  if (!known) return null;
  const listed: unknown[] = Array.isArray(sites) ? sites : [];
  return { mode: known, sites: listed.filter(isSite) };
}

/** A star would stand for every site. */
const isSite = (site: unknown): site is string =>
  typeof site === 'string' && !site.includes('*') && toSite(`https://${site}/`) === site;
