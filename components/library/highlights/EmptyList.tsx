import { i18n } from '#i18n';
import { useSavingHint } from '../../common/use-keys';
import type { Memory } from './highlight-memory';
import type { HighlightsView } from './highlight-route';

export interface EmptyListProps {
  view: HighlightsView;
  state: Memory;
  query: string;
  onAll: () => void;
}

/** Why there is nothing to see, and what to do. */
export function EmptyList({ view, state, query, onAll }: EmptyListProps) {
  const hint = useSavingHint('highlights');
  if (!state.complete) {
    return (
      <div class="hl-empty" role="status">
        {state.error === null && <p class="visually-hidden">…</p>}
      </div>
    );
  }
  if (query) {
    return (
      <p class="remark">
        {i18n.t('highlights.noMatch', [query])}{' '}
        <button type="button" class="button" onClick={onAll}>
          {i18n.t('highlights.showAll')}
        </button>
      </p>
    );
  }
  if (state.total === 0) {
    return (
      <div class="hl-empty">
        <p class="hl-empty-title">{i18n.t('highlights.emptyTitle')}</p>
        <p>{hint}</p>
        <p>{i18n.t('highlights.emptyImport')}</p>
      </div>
    );
  }
  if (view.view === 'overview' && view.of === 'tags') return <p class="remark">{i18n.t('highlights.noTags')}</p>;
  if (view.view === 'overview' && view.of === 'entities')
    return <p class="remark">{i18n.t('highlights.noEntities')}</p>;
  return <p class="remark">{i18n.t('highlights.emptyHere')}</p>;
}
