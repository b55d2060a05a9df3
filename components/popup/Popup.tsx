import { i18n } from '#i18n';
import { BookOpen } from 'lucide-preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Entity } from '../../lib/core/model/entity';
import { LIBRARY_PATH } from '../../lib/kb/entity-address';
import { buildSearch, type EntitySearch } from '../../lib/kb/search';
import type { Snapshot } from '../../lib/kb/snapshot';
import { sendMessage } from '../../lib/messaging/messages';
import { EmptiedNotice } from '../common/EmptiedNotice';
import { SeedingNotice } from '../common/SeedingNotice';
import { useKnowledge } from '../common/use-knowledge';
import { Controls } from './Controls';
import { HighlightsPanel } from './HighlightsPanel';
import { PagePanel } from './PagePanel';
import { SearchBox } from './SearchBox';
import { RESULTS_ID, SearchResults, toResultId } from './SearchResults';
import { SiteSwitch } from './SiteSwitch';
import { TabPanel, Tabs } from './Tabs';
import { useActivePage } from './use-active-page';
import { usePageHighlights } from './use-page-highlights';

type TabId = 'page' | 'highlights' | 'search';

/** The index takes some ten milliseconds to build, so the popup is drawn before. */
function useSearch(snapshot: Snapshot | null): EntitySearch | null {
  const [search, setSearch] = useState<EntitySearch | null>(null);
  useEffect(() => {
    if (!snapshot) return undefined;
    const timer = setTimeout(() => setSearch(buildSearch(snapshot.entities, snapshot.places)), 20);
    return () => clearTimeout(timer);
  }, [snapshot]);
  return search;
}

/** Draws at once; the knowledge base and the page's answer fill it in. */
export function Popup() {
  const knowledge = useKnowledge();
  const active = useActivePage();
  const saved = usePageHighlights(active.tabId, active.url);
  const { snapshot } = knowledge;
  const [tab, setTab] = useState<TabId>('page');
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);

  const search = useSearch(snapshot);
  const results = useMemo(
    () => (search && snapshot ? search.find(query).flatMap((id) => snapshot.byId.get(id) ?? []) : []),
    [search, snapshot, query],
  );
  const current = tab === 'search' ? results[at] : undefined;

  const open = (entity: Entity) => void sendMessage('openEntity', entity.id).finally(() => window.close());
  const ask = (text: string) => {
    setQuery(text);
    setAt(0);
    setTab(text.trim() ? 'search' : tab);
  };
  const onKey = (key: string): boolean => {
    if (tab !== 'search' && key === 'ArrowDown') {
      const first = document.querySelector<HTMLElement>('.found button.row');
      first?.focus();
      return first !== null;
    }
    if (key === 'Enter' && current) {
      open(current);
      return true;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step || results.length === 0) return false;
    setAt((at + step + results.length) % results.length);
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
        activeId={current ? toResultId(current) : null}
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
          <PagePanel active={active} knowledge={knowledge} />
        ) : tab === 'highlights' ? (
          <HighlightsPanel {...saved} />
        ) : search || !knowledge.seeding || knowledge.seeding.state === 'ready' ? (
          <SearchResults
            query={query}
            ready={search !== null}
            results={results}
            active={at}
            places={snapshot?.places ?? new Map<string, string>()}
            onOpen={open}
            onExample={ask}
          />
        ) : (
          <SeedingNotice seeding={knowledge.seeding} onRetry={knowledge.retry} />
        )}
      </TabPanel>
      <footer>
        <SiteSwitch site={active.site} on={active.siteOn} onSwitch={active.switchSite} />
        <Controls />
        <a class="library-link" href={browser.runtime.getURL(LIBRARY_PATH)} target="_blank" rel="noreferrer">
          <BookOpen size={14} aria-hidden="true" />
          {i18n.t('popup.library')}
        </a>
      </footer>
    </main>
  );
}
