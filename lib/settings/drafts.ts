/**
 * What is being written in notes, in `storage.session`: memory of the browser itself, which our scripts in pages cannot
 * read. A note's frame hands it over with every key and may then be taken away at any moment: a message to the worker
 * would die with the frame while the worker is still being started.
 *
 * Firefox counts our frame in a web page among scripts of that page and keeps `storage.session` from it: there a draft
 * goes to the background, and the browser holds the message until that is awake.
 *
 *   draft:<token of a frame>   the highlight, the revision that was read, note and tags
 */
import { browser } from 'wxt/browser';
import type { Highlight } from '../core/model/highlight';
import { sendMessage } from '../messaging/messages';

export interface KeptDraft extends Pick<Highlight, 'id' | 'revision' | 'note' | 'tags'> {
  /** The frame's last word: it goes. */
  left?: true;
}

const PREFIX = 'draft:';

const hasSession = (): boolean => (browser.storage as { session?: object }).session !== undefined;

export async function keepDraft(token: string, draft: KeptDraft): Promise<void> {
  if (!hasSession()) return sendMessage('keepDraft', { token, draft });
  await browser.storage.session.set({ [PREFIX + token]: draft });
}

export async function dropDraft(token: string): Promise<void> {
  if (!hasSession()) return sendMessage('keepDraft', { token, draft: null });
  await browser.storage.session.remove(PREFIX + token);
}

export async function readDrafts(): Promise<Map<string, KeptDraft>> {
  const entries = Object.entries(await browser.storage.session.get());
  return new Map(
    entries
      .filter(([key]) => key.startsWith(PREFIX))
      .map(([key, draft]) => [key.slice(PREFIX.length), draft as KeptDraft]),
  );
}

/** Calls back when a frame with a draft has said that it goes; wakes the worker for it. */
export function onDraftLeft(callback: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'session') return;
    const isLeft = ([key, { newValue }]: [string, { newValue?: unknown }]) =>
      key.startsWith(PREFIX) && (newValue as KeptDraft | undefined)?.left === true;
    if (Object.entries(changes).some(isLeft)) callback();
  });
}
