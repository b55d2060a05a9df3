/** The page in the active tab, asked again while the popup is open: articles load late, and the reader goes on. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { sendMessage } from '../../lib/messaging/messages';
import { countLetters, isChineseText } from '../../lib/page/chinese-page';
import { addSite, ALL_SITES, isReadUnasked, toSitePatterns, type Where } from '../../lib/settings/reading-mode';
import { isSiteOn, setSiteOn } from '../../lib/settings/settings';
import { toSite } from '../../lib/settings/site';
import { hasOrigins, hasSite } from '../../lib/settings/where';
import type { WhereState } from '../common/use-where';
import { askReport, scrollToMention } from './reader-frames';
import { findPageState, type PageQuestions, type PageState, type Reason } from './page-state';

/** How often the reader is asked (ms): soon while it reads, seldom afterwards. */
const SOON = 250;
const SELDOM = 1500;
/** After the page is to be read from now on the reader needs this long to be put in and to answer (ms). */
const SETTLING = 3000;

export interface ActivePage {
  tabId: number | null;
  url: string | undefined;
  /** The host of the site switch; null where there is none. */
  site: string | null;
  siteOn: boolean;
  page: PageState;
  /** Read since Jiazhu was called here, and only while the page is open. */
  isAsked: boolean;
  switchSite: (on: boolean) => void;
  scrollTo: (id: string, nth: number) => void;
  reload: () => void;
  /** Reads the page once. */
  read: () => void;
  /** Asks the browser for what it withholds. */
  allow: () => void;
  /** Puts the site on the list. */
  list: () => void;
}

interface Tab {
  id: number;
  url: string | undefined;
}

export function useActivePage({ where, isChosen, choose }: WhereState): ActivePage {
  const [tab, setTab] = useState<Tab | null>(null);
  const [siteOn, setSite] = useState(true);
  const [page, setPage] = useState<PageState>({ state: 'asking' });
  const [round, setRound] = useState(0);
  const wanted = useRef(-Infinity);
  const askAgain = useCallback(() => setRound((n) => n + 1), []);

  useEffect(() => {
    void getActiveTab().then(setTab);
  }, []);

  const isAsked = where.mode === 'asked';
  const site = toSite(tab?.url);
  const tabId = tab?.id ?? null;
  /** Where pages are read when Jiazhu is called, opening the popup is calling it. */
  const read = useCallback(() => {
    if (tabId === null) return;
    wanted.current = Date.now();
    void sendMessage('readTab', { tabId }).finally(askAgain);
  }, [tabId, askAgain]);
  useEffect(() => {
    if (isChosen !== null && isAsked && site !== null) read();
  }, [isChosen, isAsked, site, read]);

  useEffect(() => {
    if (!tab || isChosen === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async () => {
      const [state, on] = await Promise.all([askTab(tab, where), isSiteOn(tab.url)]);
      if (over) return;
      const isSettling = state.state === 'none' && isPassing(state.reason) && Date.now() - wanted.current < SETTLING;
      setPage(isSettling ? { state: 'reading' } : state);
      setSite(on);
      timer = setTimeout(() => void ask(), state.state === 'reading' || isSettling ? SOON : SELDOM);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [tab, where, isChosen, round]);

  return {
    tabId,
    isAsked,
    url: tab?.url,
    site,
    siteOn,
    page,
    switchSite: (on) => {
      if (!tab || site === null) return;
      setSite(on);
      if (on) wanted.current = Date.now();
      void setSiteOn(site, on)
        .then(() => sendMessage('siteChanged', { tabId: tab.id }))
        .finally(on && isAsked ? read : askAgain);
    },
    // The page may have gone meanwhile; the next round tells.
    scrollTo: (id, nth) => void (tab && scrollToMention(tab.id, { id, nth }).catch(askAgain)),
    reload: () => {
      if (!tab) return;
      setPage({ state: 'asking' });
      void browser.tabs.reload(tab.id).finally(askAgain);
    },
    read,
    allow: () => {
      wanted.current = Date.now();
      choose(where, where.mode === 'listed' && site ? toSitePatterns(site) : ALL_SITES);
    },
    list: () => {
      if (site === null) return;
      wanted.current = Date.now();
      choose(addSite(where, site), toSitePatterns(site));
    },
  };
}

/** What a page says that is about to be read. */
const isPassing = (reason: Reason): boolean => reason === 'noReader' || reason === 'unread';

async function getActiveTab(): Promise<Tab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url };
}

function askTab({ id, url }: Tab, where: Where): Promise<PageState> {
  return findPageState({
    url,
    isSiteOn: () => isSiteOn(url),
    reading: toReading(where, url),
    hasAccess: () => (url ? hasSite(url) : hasOrigins(ALL_SITES)),
    report: () => askReport(id),
    hasChineseText: async () => {
      const [sample] = await browser.scripting.executeScript({ target: { tabId: id }, func: readSample });
      return isChineseText(countLetters(sample?.result ?? ''));
    },
  });
}

function toReading(where: Where, url: string | undefined): PageQuestions['reading'] {
  if (where.mode === 'asked') return 'asked';
  return where.mode === 'everywhere' || isReadUnasked(where, url) ? 'unasked' : 'unlisted';
}

/** Runs in the page; sees nothing of this module. */
function readSample(): string {
  return (document.body as HTMLElement | null)?.innerText.slice(0, 20_000) ?? '';
}
