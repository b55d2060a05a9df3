/** The highlights of the page in the active tab, asked for again while the popup is open. */
import { i18n } from '#i18n';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { toPassageUrl } from '../../lib/kb/exchange/text-fragment';
import { toAddresses } from '../../lib/kb/highlights/page-address';
import { findOnPage } from '../../lib/kb/highlights/store';
import type { Highlight } from '../../lib/core/model/highlight';
import { sendMessage } from '../../lib/messaging/messages';
import type { HighlightsReport } from '../../lib/messaging/protocol';
import { watchChanges } from '../../lib/settings/highlight-traces';
import { describeFailure, sayNotSaved, toFailureText } from '../common/storage-failure';
import { toPageHighlights, type PageHighlight } from './page-highlights';

/** How often the page is asked again (ms): text is selected and articles go on while the popup is open. */
const AGAIN = 1500;

export interface PageHighlights {
  /** null until they are read, or where there can be none. */
  list: PageHighlight[] | null;
  /** What the page is called in the library; null for what is no web page. */
  address: string | null;
  isTextSelected: boolean;
  /** What went wrong, as a sentence. */
  failure: string | null;
  jump: (highlight: Highlight) => void;
  attach: (highlight: Highlight) => void;
}

export function usePageHighlights(tabId: number | null, url: string | undefined): PageHighlights {
  const [found, setFound] = useState<{ highlights: Highlight[]; report: HighlightsReport | null } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const askAgain = useCallback(() => setRound((n) => n + 1), []);
  const addresses = url ? toAddresses(url, found?.report?.page.canonical) : [];

  useEffect(() => {
    if (tabId === null || !url) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      // Stored ones need no reader: they are shown while it is asked.
      const report = await sendMessage('reportHighlights', undefined, { tabId, frameId: 0 }).catch(() => null);
      try {
        const highlights = await findOnPage(toAddresses(url, report?.page.canonical));
        if (!over) setFound({ highlights, report });
      } catch (error) {
        if (!over) setFailure(describeFailure(error));
      }
      if (!over) timer = setTimeout(() => void ask(), AGAIN);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [tabId, url, round]);
  useEffect(() => watchChanges(() => 'all', askAgain), [askAgain]);

  return {
    list: found && toPageHighlights(found.highlights, found.report),
    address: addresses[0] ?? null,
    isTextSelected: found?.report?.isTextSelected === true,
    failure,
    jump: (highlight) => {
      if (tabId === null || !url) return;
      setFailure(null);
      void jump(tabId, url, highlight).catch((error: unknown) => setFailure(describeFailure(error)));
    },
    attach: ({ id }) => {
      if (tabId === null) return;
      setFailure(null);
      void sendMessage('reattachToSelection', id, { tabId, frameId: 0 })
        .then((outcome) => {
          if (outcome.state === 'failed') setFailure(sayNotSaved(toFailureText(outcome.failure, outcome.cause)));
        })
        .catch(() => setFailure(i18n.t('highlights.popup.noAnswer')))
        .finally(askAgain);
    },
  };
}

/** Without a reader in the page, the browser itself can go there: only the fragment changes, nothing is loaded. */
async function jump(tabId: number, url: string, { id, quote }: Highlight): Promise<void> {
  try {
    await sendMessage('scrollToHighlight', id, { tabId, frameId: 0 });
  } catch {
    await browser.tabs.update(tabId, { url: toPassageUrl(url, quote) });
  }
}
