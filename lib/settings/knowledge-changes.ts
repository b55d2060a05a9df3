/**
 * When the knowledge base has changed (an own entry, a choice, a pack), pages that are open hear of it by a stamp in
 * `storage.local`; with it they ask anew, so that a background that has loaded an earlier state loads this one.
 */
import { browser } from 'wxt/browser';
import { watchStorage } from './storage-changes';

const KEY = 'knowledgeChanged';

export async function announceKnowledge(version: string): Promise<void> {
  await browser.storage.local.set({ [KEY]: `${version} ${crypto.randomUUID()}` });
}

/** The latest stamp; nothing where nothing was changed yet. */
export async function getKnowledgeStamp(): Promise<string> {
  const stamp = (await browser.storage.local.get(KEY))[KEY];
  return typeof stamp === 'string' ? stamp : '';
}

/** Calls back with each new stamp; returns what ends it. */
export function watchKnowledge(callback: (stamp: string) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const stamp = area === 'local' ? changes[KEY]?.newValue : undefined;
    if (typeof stamp === 'string') callback(stamp);
  };
  return watchStorage(listen);
}
