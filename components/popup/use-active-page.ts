/** The page in the active tab, asked again while the popup is open: articles load late, and the reader goes on. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { sendMessage } from '../../lib/messaging/messages';
import { countLetters, isChineseText } from '../../lib/page/chinese-page';
import { isSiteOn, setSiteOn, toSite } from '../../lib/settings/settings';
import { askReport, scrollToMention } from './reader-frames';
import { findPageState, type PageState } from './page-state';

/** How often the reader is asked (ms): soon while it reads, seldom afterwards. */
const SOON = 250;
const SELDOM = 1500;
/** After the switch is turned on the reader needs this long to be put in and to answer (ms). */
const SETTLING = 3000;

export interface ActivePage {
  tabId: number | null;
  url: string | undefined;
  /** The host of the site switch; null where there is none. */
  site: string | null;
  siteOn: boolean;
  page: PageState;
  switchSite: (on: boolean) => void;
  scrollTo: (id: string, nth: number) => void;
  reload: () => void;
  allow: () => void;
}

interface Tab {
  id: number;
  url: string | undefined;
}

export function useActivePage(): ActivePage {
  const [tab, setTab] = useState<Tab | null>(null);
  const [siteOn, setSite] = useState(true);
  const [page, setPage] = useState<PageState>({ state: 'asking' });
  const [round, setRound] = useState(0);
  const switchedOn = useRef(-Infinity);
  const askAgain = useCallback(() => setRound((n) => n + 1), []);

  useEffect(() => {
    void getActiveTab().then(setTab);
  }, []);

  useEffect(() => {
    if (!tab) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async () => {
      const [state, on] = await Promise.all([askTab(tab), isSiteOn(tab.url)]);
      if (over) return;
      const isSettling =
        state.state === 'none' && state.reason === 'noReader' && Date.now() - switchedOn.current < SETTLING;
      setPage(isSettling ? { state: 'reading' } : state);
      setSite(on);
      timer = setTimeout(() => void ask(), state.state === 'reading' || isSettling ? SOON : SELDOM);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [tab, round]);

  const site = toSite(tab?.url);
  return {
    tabId: tab?.id ?? null,
    url: tab?.url,
    site,
    siteOn,
    page,
    switchSite: (on) => {
      if (!tab || site === null) return;
      setSite(on);
      if (on) switchedOn.current = Date.now();
      void setSiteOn(site, on)
        .then(() => sendMessage('siteChanged', { tabId: tab.id }))
        .finally(askAgain);
    },
    // The page may have gone meanwhile; the next round tells.
    scrollTo: (id, nth) => void (tab && scrollToMention(tab.id, { id, nth }).catch(askAgain)),
    reload: () => {
      if (!tab) return;
      setPage({ state: 'asking' });
      void browser.tabs.reload(tab.id).finally(askAgain);
    },
    allow: () => void browser.permissions.request({ origins: ['<all_urls>'] }).finally(askAgain),
  };
}

async function getActiveTab(): Promise<Tab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url };
}

function askTab({ id, url }: Tab): Promise<PageState> {
  return findPageState({
    url,
    isSiteOn: () => isSiteOn(url),
    hasAccess: () => browser.permissions.contains({ origins: [url ? `${new URL(url).origin}/*` : '<all_urls>'] }),
    report: () => askReport(id),
    hasChineseText: async () => {
      const [sample] = await browser.scripting.executeScript({ target: { tabId: id }, func: readSample });
      return isChineseText(countLetters(sample?.result ?? ''));
    },
  });
}

/** Runs in the page; sees nothing of this module. */
function readSample(): string {
  return (document.body as HTMLElement | null)?.innerText.slice(0, 20_000) ?? '';
}
