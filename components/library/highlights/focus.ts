/** Where the focus goes when what had it is gone. Rows bear `data-id`. */

const rowOf = (id: string): HTMLElement | null => document.querySelector(`[data-id="${id}"]`);

/** After the next drawing. Where there is no such row, the page's heading. */
export function focusRow(id: string | null): void {
  requestAnimationFrame(() => {
    const row = id === null ? null : rowOf(id);
    (row ?? document.querySelector<HTMLElement>('h1'))?.focus({ preventScroll: row === null });
  });
}

/** The row behind this one, which is about to go; else the one before. */
export function focusAfter(id: string): void {
  focusRow(findNeighbour(id, 1) ?? findNeighbour(id, -1));
}

export function findNeighbour(id: string, step: 1 | -1): string | null {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-id]')];
  return rows[rows.findIndex((row) => row.dataset['id'] === id) + step]?.dataset['id'] ?? null;
}
