import { i18n } from '#i18n';
import type { Entry, Filter } from '../../../lib/kb/highlights/highlight-list';
import { toEntityHash } from '../../../lib/kb/entity-address';
import { formatDate } from '../../common/dates';
import { TypeDot } from '../../common/TypeDot';
import { PageTitle } from '../PageTitle';
import { toType } from './EntityRefs';
import { toHighlightsHash, type HighlightsView } from './highlight-route';
import { toHost } from './HighlightRow';
import { Moves } from './Moves';
import { ViewNav } from './ViewNav';

export interface HighlightsHeadProps {
  view: HighlightsView;
  /** The first of the list: it knows what its page or entity is called. */
  first: Entry | undefined;
  complete: boolean;
  binned: number;
  shown: readonly Entry[];
  selected: ReadonlySet<string>;
}

export function HighlightsHead({ view, first, complete, binned, shown, selected }: HighlightsHeadProps) {
  const restoring = view.view === 'all' && view.restoring === true;
  const isFiltered = view.view === 'filtered';
  return (
    <header class="list-head hl-head">
      {isFiltered && (
        <p class="hl-back">
          <a href={toHighlightsHash({ view: 'all' })}>← {i18n.t('highlights.back')}</a>
        </p>
      )}
      <div class="hl-title">
        {isFiltered ? (
          // What it is called is known with its first highlight; a title that changes would take the focus twice.
          (first ?? complete) && <FilteredTitle filter={view.filter} first={first} />
        ) : (
          <PageTitle title={i18n.t('highlights.title')} />
        )}
        <Moves
          key={restoring ? 'restoring' : 'here'}
          restoring={restoring}
          onlyOut={isFiltered}
          shown={shown}
          selected={selected}
        />
      </div>
      {isFiltered ? (
        <FilteredIntro filter={view.filter} first={first} />
      ) : (
        <>
          <p class="intro">{i18n.t(view.view === 'bin' ? 'highlights.bin.intro' : 'highlights.intro')}</p>
          <ViewNav view={view} binned={binned} />
        </>
      )}
    </header>
  );
}

interface FilteredProps {
  filter: Filter;
  first: Entry | undefined;
}

function FilteredTitle({ filter, first }: FilteredProps) {
  return <PageTitle title={toTitle(filter, first)} {...(filter.by !== 'color' && { lang: 'zh' })} />;
}

/** Where the page is, or the way to the entity; tags and colours need no more words. */
function FilteredIntro({ filter, first }: FilteredProps) {
  if (filter.by === 'page' && first) {
    const { url, date } = first.highlight.page;
    return (
      <p class="intro">
        <PageLink url={url} />
        {date && <> · {formatDate(date)}</>}
      </p>
    );
  }
  if (filter.by !== 'entity') return null;
  return (
    <p class="intro">
      <a class="entity-link" href={toEntityHash(filter.id)}>
        <TypeDot type={toType(filter.id)} />
        {i18n.t('card.open')}
      </a>
    </p>
  );
}

/** What no browser opens from here (urn:, file:) is named only. */
function PageLink({ url }: { url: string }) {
  if (!/^https?:/i.test(url)) return <span>{url}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {toHost(url)}
    </a>
  );
}

function toTitle(filter: Filter, first: Entry | undefined): string {
  switch (filter.by) {
    case 'page':
      return first ? first.highlight.page.title || i18n.t('highlights.untitled') : toHost(filter.address);
    case 'entity':
      return first?.highlight.entities.find(({ id }) => id === filter.id)?.name ?? filter.id;
    case 'tag':
      return `#${filter.tag}`;
    case 'color':
      return i18n.t(`highlights.color.${filter.color}`);
  }
}
