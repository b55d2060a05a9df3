import { i18n } from '#i18n';
import type { Highlight } from '../../../lib/core/model/highlight';
import { HighlightRow } from './HighlightRow';

const DAY_MS = 86_400_000;
const BIN_DAYS = 30;

/** Days until a highlight in the bin is deleted for good; 0 is today. */
export function countDaysLeft(deleted: string, now = Date.now()): number {
  return Math.max(0, Math.ceil((Date.parse(deleted) + BIN_DAYS * DAY_MS - now) / DAY_MS));
}

export interface BinItemProps {
  highlight: Highlight;
  onRestore: () => void;
  onErase: () => void;
}

export function BinItem({ highlight, onRestore, onErase }: BinItemProps) {
  const { id, color, deleted, quote } = highlight;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where the focus goes when the row before it goes
    <article class={`hl-item hl-binned pen-${color}`} data-id={id} tabIndex={0} aria-label={quote.exact.slice(0, 60)}>
      <div class="hl-body">
        <HighlightRow highlight={highlight} words={[]} />
        <p class="choices">
          <button type="button" class="button" onClick={onRestore}>
            {i18n.t('highlights.bin.restore')}
          </button>
          <button type="button" class="button hl-danger" onClick={onErase}>
            {i18n.t('highlights.bin.erase')}
          </button>
          {deleted && <small>{i18n.t('highlights.bin.daysLeft', countDaysLeft(deleted))}</small>}
        </p>
      </div>
    </article>
  );
}
