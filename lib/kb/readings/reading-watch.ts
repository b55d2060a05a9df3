/**
 * From what pages ask to what the log says. A page asks for annotations whenever it has changed; it is logged once it
 * has stayed for a moment, by what the browser says of its tab and what was found in its text, never by its own word.
 */
import { MAX_FOUND, type PageRead } from '../../core/model/reading';
import type { Sender } from '../../messaging/handle';
import type { Answer } from '../annotator';
import { toAddress } from '../highlights/page-address';
import { toTitle } from '../highlights/page-requests';

/**
 * A single-page application changes its address before its text, and readers leave through pages that only forward
 * them: what has not stayed so long (ms) was not read. Shorter than the worker lives without being asked anything; where
 * it ends before that, one page is missing in the log.
 */
export const STAYS = 1500;

export interface ReadingWorld {
  isOn: () => Promise<boolean>;
  /** How a tab is now; undefined where it is closed. */
  getTab: (
    id: number,
  ) => Promise<{ url?: string | undefined; title?: string | undefined; incognito: boolean } | undefined>;
  record: (page: PageRead) => Promise<void>;
}

export interface ReadingWatch {
  /** What a page was answered. Never throws: reading goes on without the log. */
  note: (sender: Sender, answer: Pick<Answer, 'blocks'>) => void;
}

export function createReadingWatch({ isOn, getTab, record }: ReadingWorld): ReadingWatch {
  /** By tab: the page that is there now, and what was found on it last. */
  const waiting = new Map<number, { address: string; entities: string[] }>();

  async function settle(tabId: number, page: { address: string; entities: string[] }): Promise<void> {
    if (waiting.get(tabId) !== page) return;
    waiting.delete(tabId);
    if (page.entities.length === 0 || !(await isOn())) return;
    const tab = await getTab(tabId);
    // It may have gone on, and asks again where it is now.
    if (!tab || tab.incognito || toAddress(tab.url ?? '') !== page.address) return;
    await record({ ...page, title: toTitle(tab.title ?? '', page.address) });
  }

  return {
    note({ tab, frameId }, answer) {
      // Frames are parts of other pages, advertisements mostly. What is no web page has no address here.
      const address = toAddress(tab?.url ?? '');
      if (tab?.id === undefined || frameId !== 0 || tab.incognito || address === null) return;
      const entities = findLinked(answer);
      const page = waiting.get(tab.id);
      if (page?.address === address) {
        page.entities = entities;
        return;
      }
      const { id } = tab;
      const arrived = { address, entities };
      waiting.set(id, arrived);
      setTimeout(() => void settle(id, arrived).catch(() => undefined), STAYS);
    },
  };
}

/** Those that are certain: of what is only possible nobody can say that the reader met it. */
function findLinked({ blocks }: Pick<Answer, 'blocks'>): string[] {
  const linked = blocks.flatMap((annotations) => annotations.filter(({ status }) => status === 'linked'));
  return [...new Set(linked.map(({ id }) => id))].slice(0, MAX_FOUND);
}
