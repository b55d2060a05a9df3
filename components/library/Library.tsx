import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import type { PackRow } from '../../lib/kb/database';
import { findEntity, listOfType, type Snapshot } from '../../lib/kb/snapshot';
import { formatDate } from '../common/dates';
import { display, pickText } from '../common/language';
import { nameLang, pickName } from '../common/locale';
import { SeedingNotice } from '../common/SeedingNotice';
import { useKnowledge } from '../common/use-knowledge';
import { SettingsMenu } from './SettingsMenu';
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
import { EntityReadings } from './log/EntityReadings';
import { ReadingsPage } from './log/ReadingsPage';
import { EntityActions } from './own/EntityActions';
import { EntryEditor } from './own/EntryEditor';
import { toOwnHash } from './own/own-route';
import { OwnPage } from './own/OwnPage';
import { PacksPage } from './packs/PacksPage';
import { LIST_TYPES, LISTS, PACKS_HASH, READINGS_HASH, toListHash, useRoute, type Route } from './route';

const BRAND = { zh: '夹注', hant: '夾注' };

export function Library() {
  useObservable(display); // all of it is drawn anew when that changes
  const route = useRoute();
  const isSeen = useHighlightsFirst(route);
  const { stored: snapshot, seeding, retry } = useKnowledge(isSeen);
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
          <span lang={nameLang()}>{pickName(BRAND)}</span> {i18n.t('library.title')}
        </a>
        <Sections route={route} kb={snapshot} />
        <SettingsMenu />
      </header>
      <main id="content">
        {isSeen && <EmptiedNotice restoreAt={toHighlightsHash({ view: 'all', restoring: true })} />}
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
          {snapshot.packs
            .filter(({ origin }) => origin !== 'own')
            .map((pack) => (
              <p key={pack.id} title={pack.description && pickText(pack.description)}>
                {toImprint(pack)}
              </p>
            ))}
        </footer>
      )}
    </>
  );
}

/** False until a page of highlights has been seen: it needs no knowledge base, and reading that takes its time. */
function useHighlightsFirst(route: Route): boolean {
  const isWaiting = isOfHighlights(route);
  const [seen, setSeen] = useState(!isWaiting);
  useEffect(() => {
    if (seen) return undefined;
    let asked: number | undefined;
    const begin = () => (asked ??= requestIdleCallback(() => setSeen(true), { timeout: LATEST }));
    if (memory.get().entries.length > 0) begin();
    const stop = memory.watch(begin);
    return () => {
      stop();
      if (asked !== undefined) cancelIdleCallback(asked);
    };
  }, [seen]);
  return seen || !isWaiting;
}
/** When the rest of the page is read at the latest, ms. */
const LATEST = 1000;

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
          <EntityActions key={route.id} id={route.id} kb={kb}>
            <EntityPage id={route.id} kb={kb} />
          </EntityActions>
          <EntityHighlights key={`highlights of ${route.id}`} id={findEntity(kb, route.id)?.id ?? route.id} />
          <EntityReadings key={`readings of ${route.id}`} id={findEntity(kb, route.id)?.id ?? route.id} />
        </>
      );
    case 'readings':
      return <ReadingsPage kb={kb} />;
    case 'packs':
      return <PacksPage packs={kb.packs} />;
    case 'own':
      return route.view.view === 'new' || route.view.view === 'edit' ? (
        <EntryEditor key={location.hash} view={route.view} kb={kb} />
      ) : (
        <OwnPage key="own" tab={route.view.view} />
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
      <a
        href={toOwnHash('entries')}
        {...(route.page === 'own' && { 'aria-current': route.view.view === 'entries' ? 'page' : 'true' })}
      >
        {i18n.t('own.short')}
      </a>
      <HighlightsLink current={isOfHighlights(route) ? (route.page === 'highlights' ? 'page' : 'true') : null} />
      <a href={READINGS_HASH} {...(route.page === 'readings' && { 'aria-current': 'page' })}>
        {i18n.t('log.short')}
      </a>
      <a href={PACKS_HASH} {...(route.page === 'packs' && { 'aria-current': 'page' })}>
        {i18n.t('packs.title')}
      </a>
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

function toImprint({ name, version, licence, asOf }: PackRow): string {
  const imprint = i18n.t('library.imprint', [pickText(name), version.slice(0, 8), licence]);
  return asOf ? i18n.t('library.imprintAsOf', [imprint, formatDate(asOf)]) : imprint;
}
