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
