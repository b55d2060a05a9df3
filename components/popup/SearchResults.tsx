import { i18n } from '#i18n';
import { useEffect } from 'preact/hooks';
import type { Found } from '../../lib/kb/search/search';
import { toFoundLine } from '../common/found-line';
import { FoundText } from '../common/FoundText';
import { nameLang } from '../common/locale';
import { TypeDot } from '../common/TypeDot';

export const RESULTS_ID = 'results';
export const toResultId = (id: string): string => `result-${id}`;

const EXAMPLES = ['楼阳生', '樓陽生', 'louyangsheng', 'lys', '许昌 市长', '动态清零'];

export interface SearchResultsProps {
  query: string;
  /** False while the index is being built: nothing found then means nothing. */
  ready: boolean;
  results: Found[];
  active: number;
  onOpen: (id: string) => void;
  onExample: (query: string) => void;
}

export function SearchResults({ query, ready, results, active, onOpen, onExample }: SearchResultsProps) {
  const shown = results[active]?.id;
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
        {results.map((found, i) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
          <div
            key={found.id}
            id={toResultId(found.id)}
            class="row"
            role="option"
            aria-selected={i === active}
            tabIndex={-1}
            onClick={() => onOpen(found.id)}
          >
            <Result found={found} />
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

function Result({ found }: { found: Found }) {
  const { name, pinyin, about, also } = toFoundLine(found);
  return (
    <>
      <TypeDot type={found.summary.type} />
      <b lang={nameLang()}>
        <FoundText {...name} />
      </b>
      <span class="row-about">
        {pinyin && (
          <>
            <span class="pinyin">
              <FoundText {...pinyin} />
            </span>
            {' · '}
          </>
        )}
        <FoundText {...about} />
      </span>
      {also && (
        <span class="row-also">
          {also.isName && `${i18n.t('popup.also')} `}
          <FoundText {...also} />
        </span>
      )}
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
