import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import type { PackRow } from '../../lib/kb/database';
import { listOfType, type Snapshot } from '../../lib/kb/snapshot';
import { pickText } from '../common/language';
import { SeedingNotice } from '../common/SeedingNotice';
import { useKnowledge } from '../common/use-knowledge';
import { EntityPage, NotFound } from './EntityPage';
import { ListPage } from './ListPage';
import { EmptiedNotice } from '../common/EmptiedNotice';
import { useObservable } from '../common/observable';
import { EntityHighlights } from './highlights/EntityHighlights';
import { memory } from './highlights/highlight-memory';
import { toHighlightsHash } from './highlights/highlight-route';
import { HighlightsPage } from './highlights/HighlightsPage';
import { OneHighlight } from './highlights/OneHighlight';
import { ToastRegion } from './highlights/ToastRegion';
import { LIST_TYPES, LISTS, toListHash, useRoute, type Route } from './route';

export function Library() {
  const route = useRoute();
  const { stored: snapshot, seeding, retry } = useKnowledge(useHighlightsFirst(route));
  return (
    <>
      <a
        class="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault(); // the hash is the route
          document.querySelector<HTMLElement>('h1')?.focus();
        }}
      >
        {i18n.t('library.skip')}
      </a>
      <header class="masthead">
        <a class="brand" href="#/" aria-label={i18n.t('extension.name')}>
          <span lang="zh">夹注</span> {i18n.t('library.title')}
        </a>
        <Sections route={route} kb={snapshot} />
      </header>
      <main id="content">
        <EmptiedNotice restoreAt={toHighlightsHash({ view: 'all', restoring: true })} />
        {isOfHighlights(route) ? (
          <Highlights route={route} />
        ) : (
          <>
            {(seeding?.state === 'failed' || !snapshot) && <SeedingNotice seeding={seeding} onRetry={retry} />}
            {snapshot && <Page route={route} kb={snapshot} />}
          </>
        )}
      </main>
      <ToastRegion />
      {snapshot && (
        <footer class="imprint">
          {snapshot.packs.map((pack) => (
            <p key={pack.id}>{toImprint(pack)}</p>
          ))}
        </footer>
      )}
    </>
  );
}

/** False until a page of highlights has something to show: it needs no knowledge base, and reading that takes its time. */
function useHighlightsFirst(route: Route): boolean {
  const isWaiting = isOfHighlights(route);
  const [ready, setReady] = useState(!isWaiting);
  useEffect(() => (ready ? undefined : memory.watch(() => setTimeout(() => setReady(true), 50))), [ready]);
  return ready || !isWaiting;
}

type HighlightsRoute = Extract<Route, { page: 'highlights' | 'highlight' }>;

function isOfHighlights(route: Route): route is HighlightsRoute {
  return route.page === 'highlights' || route.page === 'highlight';
}

/** They need no knowledge base, and do not wait for it. */
function Highlights({ route }: { route: HighlightsRoute }) {
  if (route.page === 'highlight') return <OneHighlight key={route.id} id={route.id} />;
  const { view } = route;
  // A list narrowed down begins without what was sought in another.
  return <HighlightsPage key={view.view === 'filtered' ? toHighlightsHash(view) : 'lists'} view={view} />;
}

function Page({ route, kb }: { route: Exclude<Route, HighlightsRoute>; kb: Snapshot }) {
  switch (route.page) {
    case 'list':
      return <ListPage key={route.type} type={route.type} kb={kb} />;
    case 'entity':
      return (
        <>
          <EntityPage key={route.id} id={route.id} kb={kb} />
          <EntityHighlights key={`highlights of ${route.id}`} id={route.id} />
        </>
      );
    case 'unknown':
      return <NotFound what={route.hash} />;
  }
}

function Sections({ route, kb }: { route: Route; kb: Snapshot | null }) {
  const type = route.page === 'list' ? route.type : route.page === 'entity' ? route.id.split(':')[0] : null;
  return (
    <nav aria-label={i18n.t('library.sections')}>
      {LIST_TYPES.map((t) => (
        <a
          key={t}
          href={toListHash(t)}
          {...(t === type && { 'aria-current': route.page === 'list' ? 'page' : 'true' })}
        >
          {i18n.t(`library.${LISTS[t]}`)}
          {kb && <small> {listOfType(kb.entities, t).length}</small>}
        </a>
      ))}
      <HighlightsLink current={isOfHighlights(route) ? (route.page === 'highlights' ? 'page' : 'true') : null} />
    </nav>
  );
}

function HighlightsLink({ current }: { current: 'page' | 'true' | null }) {
  const { total } = useObservable(memory);
  return (
    <a href={toHighlightsHash({ view: 'all' })} {...(current && { 'aria-current': current })}>
      {i18n.t('highlights.title')}
      {total !== null && <small> {total}</small>}
    </a>
  );
}

function toImprint({ name, version, licence }: PackRow): string {
  return i18n.t('library.imprint', [pickText(name), version.slice(0, 8), licence]);
}
