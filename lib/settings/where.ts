/** The reader's choice of where Jiazhu reads, and the permissions that it needs. */
import { browser } from 'wxt/browser';
import { toOrigins, toWhere, UNCHOSEN, type Where } from './reading-mode';
import { defineSetting } from './settings';

/** null: not chosen yet. No part of a backup: on another machine the browser has to be asked anew. */
export const whereSetting = defineSetting<Where | null>('local:where', toWhere);

/** A choice that waits for the browser's question. The popup may close over it, and then the background goes on. */
export const wishSetting = defineSetting<Where | null>('session:whereWished', toWhere);

export const readWhere = async (): Promise<Where> => (await whereSetting.getValue()) ?? UNCHOSEN;

/**
 * Takes a choice over once the browser has granted what it needs; false where it did not. To be called straight from a
 * click, with nothing awaited before: else the browser does not ask.
 */
export async function choose(where: Where, origins = toOrigins(where)): Promise<boolean> {
  const wished = wishSetting.setValue(where);
  const isGranted = origins.length === 0 || (await browser.permissions.request({ origins }).catch(() => false));
  await wished;
  if (isGranted) await whereSetting.setValue(where);
  await wishSetting.setValue(null);
  return isGranted;
}

export const hasOrigins = async (origins: string[]): Promise<boolean> =>
  origins.length === 0 || (await browser.permissions.contains({ origins }));

/** Whether the browser grants the site of a web page, apart from what a click on the icon has opened of it. */
export function hasSite(url: string): Promise<boolean> {
  const { protocol, hostname } = new URL(url);
  return hasOrigins([`${protocol}//${hostname}/*`]);
}
