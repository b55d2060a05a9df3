import { i18n } from '#i18n';
import { useMemo, useState } from 'preact/hooks';
import { sortBin, type Entry } from '../../../lib/kb/highlights/highlight-list';
import { BinItem } from './BinItem';
import { eraseAll, eraseForGood, restoreWithUndo } from './changes';
import { Dialog } from './Dialog';
import { focusAfter, focusRow } from './focus';
import { VirtualList } from './VirtualList';

/** What was deleted and can still be had back. */
export function Bin({ entries, complete }: { entries: readonly Entry[]; complete: boolean }) {
  // Which are about to go for good, when the reader has said yes: one, or the whole bin.
  const [doomed, setDoomed] = useState<{ id: string } | { all: true } | null>(null);
  const binned = useMemo(
    () =>
      sortBin(entries.filter(({ highlight }) => highlight.deleted !== undefined)).map((entry) => ({
        key: entry.highlight.id,
        height: 150,
        entry,
      })),
    [entries],
  );
  return (
    <>
      {binned.length === 0 && complete && <p class="remark">{i18n.t('highlights.bin.empty')}</p>}
      {binned.length > 0 && (
        <p class="hl-bin-head">
          <button type="button" class="button hl-danger" onClick={() => setDoomed({ all: true })}>
            {i18n.t('highlights.bin.emptyIt')}
          </button>
        </p>
      )}
      <VirtualList items={binned} role="feed" label={i18n.t('highlights.view.bin')} busy={!complete}>
        {({ key, entry }) => (
          <BinItem
            highlight={entry.highlight}
            onRestore={() => {
              focusAfter(key);
              void restoreWithUndo([key]);
            }}
            onErase={() => setDoomed({ id: key })}
          />
        )}
      </VirtualList>
      {doomed !== null && (
        <Dialog title={i18n.t('highlights.bin.confirmTitle')} onClose={() => setDoomed(null)}>
          <p>{i18n.t('highlights.bin.confirmText', 'all' in doomed ? binned.length : 1)}</p>
          <div class="choices">
            <button
              type="button"
              class="button button-danger"
              onClick={() => {
                setDoomed(null);
                if ('all' in doomed) {
                  focusRow(null);
                  void eraseAll(binned.map(({ key }) => key));
                } else {
                  focusAfter(doomed.id);
                  void eraseForGood([doomed.id]);
                }
              }}
            >
              {i18n.t('highlights.bin.confirm')}
            </button>
            <button type="button" class="button" onClick={() => setDoomed(null)}>
              {i18n.t('highlights.bin.cancel')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
