/** Counts and tables of the anchoring benchmark. */
import type { Outcome } from './truth';

const LENGTHS = [
  [2, 6],
  [7, 11],
  [12, 40],
  [41, 200],
] as const;
const nameOf = ([from, to]: readonly [number, number]) => `${from}–${to}`;

interface Counts extends Record<Outcome, number> {
  ms: number;
}
export interface Tally {
  add(change: string, length: number, outcome: Outcome, ms: number): void;
  /** Counts by change and by length, each also as 'all'. */
  get(change: string, length: string): Counts;
  readonly changes: ReadonlySet<string>;
}

export function createTally(): Tally {
  const counts = new Map<string, Counts>();
  const changes = new Set<string>();
  const get = (change: string, length: string): Counts => {
    const key = `${change}|${length}`;
    const found = counts.get(key) ?? { right: 0, changed: 0, orphan: 0, wrong: 0, ms: 0 };
    counts.set(key, found);
    return found;
  };
  return {
    changes,
    get,
    add(change, length, outcome, ms) {
      changes.add(change);
      const range = nameOf(LENGTHS.find(([from, to]) => length >= from && length <= to)!);
      for (const c of [change, 'all', ...(change === 'name replaced' ? [] : ['all but names'])])
        for (const l of [range, 'all', ...(length >= 12 ? ['12–200'] : [])]) {
          const row = get(c, l);
          row[outcome]++;
          row.ms += ms;
        }
    },
  };
}

const total = (c: Counts) => c.right + c.changed + c.orphan + c.wrong;
function printRow(label: string, name: string, c: Counts): void {
  const sum = Math.max(1, total(c));
  const share = (n: number) => `${n}`.padStart(7) + `${((100 * n) / sum).toFixed(1)}%`.padStart(8);
  console.log(
    `${label.padEnd(24)}${name.padEnd(24)}${share(c.right)}${share(c.changed)}${share(c.orphan)}${share(c.wrong)}${(c.ms / sum).toFixed(2).padStart(9)}`,
  );
}
const head = (title: string) =>
  console.log(
    `\n${title.padEnd(48)}${'right'.padStart(15)}${'changed'.padStart(15)}${'orphan'.padStart(15)}${'wrong'.padStart(15)}${'ms each'.padStart(9)}`,
  );

export function printTallies(tallies: readonly { name: string; tally: Tally }[]): void {
  const changes = [...tallies[0]!.tally.changes];
  const table = (title: string, rows: readonly (readonly [string, string, string])[]) => {
    head(title);
    for (const [label, change, length] of rows)
      for (const [i, { name, tally }] of tallies.entries())
        printRow(i === 0 ? label : '', name, tally.get(change, length));
  };
  table('All', [
    ['all changes', 'all', 'all'],
    ['all but names replaced', 'all but names', 'all'],
    ['12 characters and more', 'all', '12–200'],
    ['… but names replaced', 'all but names', '12–200'],
  ]);
  table(
    'By length, names replaced left out',
    LENGTHS.map((range) => [nameOf(range), 'all but names', nameOf(range)] as const),
  );
  table(
    'By change, any length',
    changes.map((change) => [change, change, 'all'] as const),
  );
  table(
    'By change, 12 characters and more',
    changes.map((change) => [change, change, '12–200'] as const),
  );
}
