/** Which notes are open in pages: by the token that each has put behind its address. */
import { browser } from 'wxt/browser';
import { sendMessage } from '../../lib/messaging/messages';

/** How long a note may take to answer, ms: the thread of the page that it stands in may be busy. */
const ANSWERS_MS = 3000;

export async function findOpenNotes(): Promise<Set<string>> {
  if (import.meta.env.FIREFOX) return askNotes();
  const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'] });
  return new Set(contexts.map(({ documentUrl = '' }) => documentUrl.split('#')[1] ?? ''));
}

/** Firefox counts our frames in pages among the pages' scripts: no context is listed for them, but messages reach them. */
async function askNotes(): Promise<Set<string>> {
  const tabs = await browser.tabs.query({ discarded: false });
  const answers = tabs.map(({ id }) =>
    Promise.race([
      sendMessage('openNote', undefined, id).catch(() => undefined),
      new Promise<undefined>((resolve) => setTimeout(resolve, ANSWERS_MS)),
    ]),
  );
  return new Set((await Promise.all(answers)).filter((token) => token !== undefined));
}
