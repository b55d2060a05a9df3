import { i18n } from '#i18n';
import type { EntitySearch } from '../../lib/kb/search/search';
import type { FoundEntity, SeedingState } from '../../lib/messaging/protocol';
import { SeedingNotice } from '../common/SeedingNotice';
import { FoundList } from './FoundList';
import { PageReason } from './PageReason';
import type { ActivePage } from './use-active-page';
import { useSummaries } from './use-summaries';

const NOTHING: FoundEntity[] = [];

export interface PagePanelProps {
  active: Pick<ActivePage, 'page' | 'site' | 'isAsked' | 'scrollTo' | 'reload' | 'read' | 'allow' | 'list'>;
  search: EntitySearch | null;
  seeding: SeedingState | null;
  onRetry: () => void;
}

/** What was found on the page. Where there is nothing since the knowledge base is missing, that is the reason said. */
export function PagePanel({ active, search, seeding, onRetry }: PagePanelProps) {
  const { page } = active;
  const summaries = useSummaries(page.state === 'found' ? page.found : NOTHING, search);
  const unready = seeding !== null && seeding.state !== 'ready';
  if (page.state === 'found')
    return (
      <>
        {active.isAsked && <p class="hint asked">{i18n.t('popup.asked')}</p>}
        {page.isCut && <p class="hint">{i18n.t('popup.isCut')}</p>}
        <FoundList found={page.found} summaries={summaries} onScroll={active.scrollTo} />
      </>
    );
  if (unready && (page.state !== 'none' || page.reason === 'nothingFound' || page.reason === 'noReader')) {
    return <SeedingNotice seeding={seeding} onRetry={onRetry} />;
  }
  switch (page.state) {
    case 'asking':
      return <div class="empty" aria-hidden="true" />;
    case 'reading':
      return (
        <div class="empty" role="status">
          <p>{i18n.t('popup.reading')}</p>
        </div>
      );
    case 'failed':
      return (
        <div class="empty" role="alert">
          <p class="empty-title">{i18n.t('popup.reason.readerFailed')}</p>
          <p>{page.cause}</p>
          <button type="button" class="button" onClick={active.reload}>
            {i18n.t('popup.reason.reload')}
          </button>
        </div>
      );
    case 'none':
      return <PageReason reason={page.reason} active={active} />;
  }
}
