import { i18n } from '#i18n';
import type { PackRow } from '../../lib/kb/database';
import { listOfType, type Snapshot } from '../../lib/kb/snapshot';
import { pickText } from '../common/language';
import { SeedingNotice } from '../common/SeedingNotice';
import { useKnowledge } from '../common/use-knowledge';
import { EntityPage, NotFound } from './EntityPage';
import { ListPage } from './ListPage';
import { LIST_TYPES, LISTS, toListHash, useRoute, type Route } from './route';

export function Library() {
  const { snapshot, seeding, retry } = useKnowledge();
  const route = useRoute();
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
        {(seeding?.state === 'failed' || !snapshot) && <SeedingNotice seeding={seeding} onRetry={retry} />}
        {snapshot && <Page route={route} kb={snapshot} />}
      </main>
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

function Page({ route, kb }: { route: Route; kb: Snapshot }) {
  switch (route.page) {
    case 'list':
      return <ListPage key={route.type} type={route.type} kb={kb} />;
    case 'entity':
      return <EntityPage key={route.id} id={route.id} kb={kb} />;
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
    </nav>
  );
}

function toImprint({ name, version, licence }: PackRow): string {
  return i18n.t('library.imprint', [pickText(name), version.slice(0, 8), licence]);
}
