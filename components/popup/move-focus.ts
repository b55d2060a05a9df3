/** Up and down go from row to row; Tab leaves the list row by row as ever. */
export function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const row = event.currentTarget as HTMLElement;
  const rows = [...(row.closest('.found')?.querySelectorAll<HTMLElement>('button.row') ?? [])];
  const next = rows[rows.indexOf(row) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Where the caret stands in the search box. */
export interface Caret {
  atStart: boolean;
  atEnd: boolean;
}

/** Page keys go so far. */
const PAGE = 7;

/**
 * The option that a key leads to from `at`; null for other keys. Home and End move the caret as ever, until that is
 * at its end already or the reader has gone down into the list.
 */
export function moveInList(key: string, at: number, count: number, { atStart, atEnd }: Caret): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(at + PAGE, count - 1);
    case 'PageUp':
      return Math.max(at - PAGE, 0);
    case 'Home':
      return at > 0 || atStart ? 0 : null;
    case 'End':
      return at > 0 || atEnd ? count - 1 : null;
    default:
      return null;
  }
}
