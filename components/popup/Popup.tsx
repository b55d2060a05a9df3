import { i18n } from '#i18n';
import { BookOpen } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { LIBRARY_PATH } from '../../lib/kb/entity-address';
import { sendMessage } from '../../lib/messaging/messages';
import { isReadUnasked } from '../../lib/settings/reading-mode';
import { Keys } from '../common/Keys';
import { EmptiedNotice } from '../common/EmptiedNotice';
import { DisplayControls } from '../common/DisplayControls';
import { display } from '../common/language';
import { useObservable } from '../common/observable';
import { SeedingNotice } from '../common/SeedingNotice';
import { useSearch } from '../common/use-search';
import { useWhere } from '../common/use-where';
import { Controls } from './Controls';
import { HighlightsPanel } from './HighlightsPanel';
import { moveInList, type Caret } from './move-focus';
import { PagePanel } from './PagePanel';
import { SearchBox } from './SearchBox';
import { RESULTS_ID, SearchResults, toResultId } from './SearchResults';
import { SiteSwitch } from './SiteSwitch';
import { TabPanel, Tabs } from './Tabs';
import { useActivePage } from './use-active-page';
import { WhereDetails } from './WhereDetails';
import { usePageHighlights } from './use-page-highlights';

type TabId = 'page' | 'highlights' | 'search';

/** Draws at once; the index and the page's answer fill it in. */
export function Popup() {
  useObservable(display); // all of it is drawn anew when that changes
  const { search, seeding, retry } = useSearch();
  const where = useWhere();
  const active = useActivePage(where);
  const saved = usePageHighlights(active.tabId, active.url);
  const [tab, setTab] = useState<TabId>('page');
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);

  const results = useMemo(() => search?.find(query).found ?? [], [search, query]);
  const current = tab === 'search' ? results[at] : undefined;

  const open = (id: string) => void sendMessage('openEntity', id).finally(() => window.close());
  const ask = (text: string) => {
    setQuery(text);
    setAt(0);
    setTab(text.trim() ? 'search' : tab);
  };
  const onKey = (key: string, caret: Caret): boolean => {
    if (tab !== 'search' && key === 'ArrowDown') {
      const first = document.querySelector<HTMLElement>('.found button.row');
      first?.focus();
      return first !== null;
    }
    if (key === 'Escape' && query) {
      ask('');
      return true;
    }
    if (tab !== 'search' || results.length === 0) return false;
    if (key === 'Enter' && current) {
      open(current.id);
      return true;
    }
    const to = moveInList(key, at, results.length, caret);
    if (to === null) return false;
    setAt(to);
    return true;
  };

  return (
    <main class="popup" aria-label={i18n.t('popup.title')}>
      <SearchBox
        query={query}
        onQuery={ask}
        onKey={onKey}
        listId={RESULTS_ID}
        expanded={current !== undefined}
        activeId={current ? toResultId(current.id) : null}
      />
      <EmptiedNotice restoreAt={browser.runtime.getURL(LIBRARY_PATH) + '#/highlights/restore'} newTab />
      <Tabs
        label={i18n.t('popup.tabs')}
        tabs={[
          {
            id: 'page',
            label: i18n.t('popup.tabPage'),
            ...(active.page.state === 'found' && { count: active.page.found.length }),
          },
          {
            id: 'highlights',
            label: i18n.t('highlights.popup.tab'),
            ...(saved.list && saved.list.length > 0 && { count: saved.list.length }),
          },
          { id: 'search', label: i18n.t('popup.tabSearch') },
        ]}
        chosen={tab}
        onChoose={(id) => setTab(id as TabId)}
      />
      <TabPanel id={tab}>
        {tab === 'page' ? (
          <PagePanel active={active} search={search} seeding={seeding} onRetry={retry} />
        ) : tab === 'highlights' ? (
          <HighlightsPanel {...saved} />
        ) : search || !seeding || seeding.state === 'ready' ? (
          <SearchResults
            query={query}
            ready={search !== null}
            results={results}
            active={at}
            onOpen={open}
            onExample={ask}
          />
        ) : (
          <SeedingNotice seeding={seeding} onRetry={retry} />
        )}
      </TabPanel>
      <footer>
        <SiteSwitch
          site={active.site}
          on={active.siteOn}
          onSwitch={active.switchSite}
          isUnlisted={where.where.mode === 'listed' && !isReadUnasked(where.where, active.url)}
        />
        <Controls />
        <WhereDetails {...where} />
        <details class="display">
          <summary>{i18n.t('popup.displayAndKeys')}</summary>
          <DisplayControls />
          <Keys />
        </details>
        <a class="library-link" href={browser.runtime.getURL(LIBRARY_PATH)} target="_blank" rel="noreferrer">
          <BookOpen size={14} aria-hidden="true" />
          {i18n.t('popup.library')}
        </a>
      </footer>
    </main>
  );
}
