import { i18n } from '#i18n';
import { useEffect } from 'preact/hooks';
import type { Entity } from '../../lib/core/model/entity';
import { toEntityName } from '../../lib/kb/names';
import { describeEntity } from '../common/describe';
import { NAME_LANG, pickName } from '../common/locale';
import { TypeDot } from '../common/TypeDot';

export const RESULTS_ID = 'results';
export const toResultId = (entity: Entity): string => `result-${entity.id}`;

const EXAMPLES = ['楼阳生', '樓陽生', 'louyangsheng', 'lys', '许昌 市长', '动态清零'];

export interface SearchResultsProps {
  query: string;
  /** False while the index is being built: nothing found then means nothing. */
  ready: boolean;
  results: Entity[];
  active: number;
  places: ReadonlyMap<string, string>;
  onOpen: (entity: Entity) => void;
  onExample: (query: string) => void;
}

export function SearchResults({ query, ready, results, active, places, onOpen, onExample }: SearchResultsProps) {
  const shown = results[active];
  useEffect(() => {
    if (shown) document.getElementById(toResultId(shown))?.scrollIntoView({ block: 'nearest' });
  }, [shown]);

  if (!query.trim()) return <SearchHint onExample={onExample} />;
  if (!ready) return <div class="empty" aria-hidden="true" />;
  if (results.length === 0) {
    return (
      <div class="empty" role="status">
        <p class="empty-title">{i18n.t('popup.noResults', [query.trim()])}</p>
        <p>{i18n.t('popup.noResultsHint')}</p>
      </div>
    );
  }
  return (
    <>
      <p class="visually-hidden" role="status">
        {i18n.t('popup.results', results.length)}
      </p>
      {/* The focus stays in the search box, which names the active option and handles the keys. */}
      <div class="rows" role="listbox" id={RESULTS_ID} aria-label={i18n.t('popup.tabSearch')}>
        {results.map((entity, i) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
          <div
            key={entity.id}
            id={toResultId(entity)}
            class="row"
            role="option"
            aria-selected={i === active}
            tabIndex={-1}
            onClick={() => onOpen(entity)}
          >
            <TypeDot type={entity.type} />
            <b lang={NAME_LANG}>{pickName(toEntityName(entity))}</b>
            <span class="row-about">
              <span class="pinyin">{entity.pinyin}</span>
              {' · '}
              {describeEntity(entity, places)}
            </span>
            {i === active && (
              <kbd class="row-key" aria-hidden="true">
                ↵
              </kbd>
            )}
          </div>
        ))}
      </div>
    </>
  );
}

function SearchHint({ onExample }: { onExample: (query: string) => void }) {
  return (
    <div class="empty">
      <p class="empty-title">{i18n.t('popup.searchHint')}</p>
      <p>{i18n.t('popup.searchExamples')}</p>
      <ul class="chips">
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button type="button" class="chip" onClick={() => onExample(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
