export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A figure beside its goal: what misses it is pointed at. */
export const judge = (text: string, isReached: boolean): string => (isReached ? text : `${text} ✗`);

const widthOf = (text: string): number => [...text].reduce((n, c) => n + (/[\u2e80-\uffef]/.test(c) ? 2 : 1), 0);

export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const space = ' '.repeat(widths[column]! - widthOf(cell));
      return column === 0 ? cell + space : space + cell;
    });
    console.log(cells.join('  ').trimEnd());
  }
}
