import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import type { Highlight } from '../../../lib/core/model/highlight';
import { findNeighbour, focusRow } from './focus';

export interface HighlightItemProps {
  highlight: Highlight;
  selected: boolean;
  /** Place among all that are shown, 1-based; how many there are. */
  at: number;
  of: number;
  /** Without it, there is no checkbox. */
  onSelect?: (isRange: boolean) => void;
  onDelete: () => void;
  children: ComponentChildren;
}

/** So much of the passage (UTF-16 units) names it to screen readers. */
const NAMED = 60;

/** The frame of a highlight in a list: its colour, its checkbox, and the keys that it understands while it has the focus. */
export function HighlightItem(props: HighlightItemProps) {
  const { highlight, selected, at, of, onSelect, onDelete, children } = props;
  const { id, color, quote } = highlight;
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.currentTarget as HTMLElement;
    if (event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return;
    const press = (what: string) => row.querySelector<HTMLElement>(`[data-action="${what}"]`)?.click();
    const next = { ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1 }[event.key] as 1 | -1 | undefined;
    if (next) {
      const neighbour = findNeighbour(id, next);
      if (neighbour === null) return;
      focusRow(neighbour);
    } else if (event.key === ' ' && onSelect) onSelect(event.shiftKey);
    else if (event.key === 'e' || event.key === 'Enter') press('edit');
    else if (event.key === 'o') press('open');
    else if (event.key === 'Delete' || event.key === 'Backspace') onDelete();
    else return;
    event.preventDefault();
  };
  const name = i18n.t('highlights.quoteIn', [i18n.t(`highlights.color.${color}`), quote.exact.slice(0, NAMED)]);
  return (
    // Articles of a feed take the focus and its keys: https://www.w3.org/WAI/ARIA/apg/patterns/feed/
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      class={`hl-item pen-${color}`}
      data-id={id}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-posinset={at}
      aria-setsize={of}
      aria-label={name}
      {...(selected && { 'data-selected': '' })}
      onKeyDown={onKeyDown}
    >
      {onSelect && (
        <input
          type="checkbox"
          class="hl-check"
          aria-label={i18n.t('highlights.select')}
          checked={selected}
          onClick={(event) => onSelect(event.shiftKey)}
        />
      )}
      <div class="hl-body">{children}</div>
    </article>
  );
}
