import { i18n } from '#i18n';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import {
  filterEntries,
  groupByDay,
  groupByTag,
  isIn,
  sortAsOnPage,
  toLocalDay,
  toWords,
  type Entry,
} from '../../../lib/kb/highlights/highlight-list';
import { useObservable } from '../../common/observable';
import { describeFailure } from '../../common/storage-failure';
import { Bin } from './Bin';
import { toDayTitle } from './day-title';
import { drafts } from './drafts';
import { EmptyList } from './EmptyList';
import { HighlightFeed } from './HighlightFeed';
import { HighlightsHead } from './HighlightsHead';
import { toFirst } from './first-rows';
import { loadHighlights, memory, reloadHighlights, type Memory } from './highlight-memory';
import type { HighlightsView } from './highlight-route';
import { Overview, toGroups } from './Overview';
import { SearchField } from './SearchField';
import { Selected } from './Selected';
import { useSelection } from './use-selection';

const NO_TITLE = () => '';

/** The highlights, in one of their views, with the box that searches them. */
export function HighlightsPage({ view }: { view: HighlightsView }) {
  const state = useObservable(memory);
  const written = useObservable(drafts);
  const [query, setQuery] = useState('');
  const words = useMemo(() => toWords(query), [query]);
  // Not after the first drawing: reading is what it waits for.
  useLayoutEffect(() => void loadHighlights(toFirst(view)), [view]);

  const kept = useMemo(() => state.entries.filter((e) => e.highlight.deleted === undefined), [state.entries]);
  const all = useMemo(() => narrow(view, kept), [view, kept]);
  const shown = useMemo(() => filterEntries(all, words), [all, words]);
  const knownTags = useMemo(() => groupByTag(kept).map(({ key }) => key), [kept]);
  const days = useMemo(
    () =>
      view.view === 'all' || (view.view === 'filtered' && view.filter.by !== 'page')
        ? groupByDay(shown, toLocalDay(new Date()))
        : [{ key: '', entries: [...shown] }],
    [view, shown],
  );
  const groups = useMemo(() => (view.view === 'overview' ? toGroups(view.of, shown) : []), [view, shown]);
  const selection = useSelection(useMemo(() => shown.map(({ highlight }) => highlight.id), [shown]));

  const isFeed = view.view === 'all' || view.view === 'filtered';
  const isPage = view.view === 'filtered' && view.filter.by === 'page';
  const isEmpty = view.view === 'overview' ? groups.length === 0 : shown.length === 0;
  return (
    <>
      <HighlightsHead
        view={view}
        first={all[0]}
        complete={state.complete}
        binned={state.binned}
        shown={shown}
        selected={selection.ids}
      />
      {view.view !== 'bin' && (
        <SearchField query={query} onQuery={setQuery} status={toStatus(state, view, words, all, shown)} />
      )}
      {state.error !== null && <ReadingFailed error={state.error} />}
      {view.view === 'bin' ? (
        <Bin entries={state.entries} complete={state.complete} />
      ) : isEmpty ? (
        <EmptyList view={view} state={state} query={query.trim()} onAll={() => setQuery('')} />
      ) : view.view === 'overview' ? (
        <Overview key={view.of} of={view.of} groups={groups} words={words} />
      ) : (
        <HighlightFeed
          groups={days}
          toTitle={isPage ? NO_TITLE : toDayTitle}
          label={i18n.t('highlights.title')}
          busy={!state.complete}
          words={words}
          drafts={written}
          knownTags={knownTags}
          hidePage={isPage}
          selection={selection}
        />
      )}
      {isFeed && selection.ids.size > 0 && (
        <Selected selection={selection} entries={shown} all={kept} knownTags={knownTags} />
      )}
    </>
  );
}

function narrow(view: HighlightsView, entries: readonly Entry[]): readonly Entry[] {
  if (view.view !== 'filtered') return entries;
  const { filter } = view;
  const within = entries.filter(({ highlight }) => isIn(filter, highlight));
  return filter.by === 'page' ? sortAsOnPage(within) : within;
}

function toStatus(
  { complete, read, total }: Memory,
  view: HighlightsView,
  words: readonly string[],
  all: readonly Entry[],
  shown: readonly Entry[],
): string {
  if (words.length > 0 && complete) return i18n.t('highlights.found', shown.length);
  // The reading is said only where it is waited for.
  if (!complete && (words.length > 0 || view.view === 'overview') && total !== null)
    return i18n.t('highlights.reading', [String(read), String(total)]);
  if (view.view === 'filtered') return i18n.t('highlights.count', all.length);
  return total === null ? '' : i18n.t('highlights.count', total);
}

function ReadingFailed({ error }: { error: unknown }) {
  return (
    <div class="notice notice-failed" role="alert">
      <p class="notice-title">{i18n.t('highlights.failure.reading')}</p>
      <p class="clause">{describeFailure(error)}</p>
      <button type="button" class="button" onClick={() => void reloadHighlights()}>
        {i18n.t('highlights.failure.retry')}
      </button>
    </div>
  );
}
