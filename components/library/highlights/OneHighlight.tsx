import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import { getHighlight } from '../../../lib/kb/highlights/store';
import { useObservable } from '../../common/observable';
import { describeFailure } from '../../common/storage-failure';
import { formatMoment } from '../../common/dates';
import { groupByTag } from '../../../lib/kb/highlights/highlight-list';
import { PageTitle } from '../PageTitle';
import { countDaysLeft } from './BinItem';
import { binWithUndo, restoreWithUndo } from './changes';
import { ConnectedRow } from './ConnectedRow';
import { drafts } from './drafts';
import { focusRow } from './focus';
import { HighlightItem } from './HighlightItem';
import { applyChanges, loadHighlights, memory } from './highlight-memory';
import { toFilterHash, toHighlightsHash } from './highlight-route';

/** One highlight by itself, whole. */
export function OneHighlight({ id }: { id: string }) {
  const { entries } = useObservable(memory);
  const written = useObservable(drafts);
  const [asked, setAsked] = useState<{ failure?: string } | null>(null);
  useEffect(() => {
    // By itself first: it is there before the others are read.
    const first = async () => {
      const highlight = await getHighlight(id);
      if (!highlight) setAsked({});
      return highlight ? [highlight] : [];
    };
    if (!memory.get().complete) void loadHighlights(first);
    else
      void getHighlight(id)
        .then((highlight) => applyChanges(highlight ? [highlight] : [], highlight ? [] : [id]))
        .then(() => setAsked({}))
        .catch((error: unknown) => setAsked({ failure: describeFailure(error) }));
  }, [id]);

  const highlight = entries.find((entry) => entry.highlight.id === id)?.highlight;
  return (
    <>
      <header class="list-head hl-head">
        <p class="hl-back">
          <a href={toHighlightsHash({ view: 'all' })}>← {i18n.t('highlights.back')}</a>
        </p>
        {(highlight ?? asked) && (
          <PageTitle
            title={highlight ? highlight.page.title || i18n.t('highlights.untitled') : i18n.t('highlights.gone')}
            {...(highlight && { lang: 'zh' })}
          />
        )}
      </header>
      {!highlight &&
        asked &&
        (asked.failure ? (
          <p class="clause" role="alert">
            {asked.failure}
          </p>
        ) : (
          <p>{i18n.t('highlights.goneText')}</p>
        ))}
      {highlight && (
        <>
          {highlight.deleted && (
            <p class="hl-kept">
              {i18n.t('highlights.inBin', [String(countDaysLeft(highlight.deleted))])}{' '}
              <button type="button" class="button" onClick={() => void restoreWithUndo([id])}>
                {i18n.t('highlights.bin.restore')}
              </button>
            </p>
          )}
          <HighlightItem highlight={highlight} selected={false} at={1} of={1} onDelete={() => void binWithUndo([id])}>
            <ConnectedRow
              highlight={highlight}
              words={NO_WORDS}
              draft={written.get(id)}
              knownTags={groupByTag(entries).map(({ key }) => key)}
              hidePage={false}
              whole
            />
          </HighlightItem>
          <p class="hl-about">
            {highlight.modified !== highlight.created && (
              <span>{i18n.t('highlights.changedOn', [formatMoment(highlight.modified)])}</span>
            )}
            <a href={toFilterHash({ by: 'page', address: highlight.page.address })} onClick={() => focusRow(null)}>
              {i18n.t('highlights.ofPage')}
            </a>
          </p>
        </>
      )}
    </>
  );
}
const NO_WORDS: readonly string[] = [];
