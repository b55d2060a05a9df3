/** What was asked of the reader's database, what was confirmed, and whether the rows on disk agree with that. */
import * as v from 'valibot';
import { HighlightSchema, type Highlight } from '../../lib/core/model/highlight';
import type { HighlightRow } from '../../lib/kb/own-database';

/** What of a highlight these tests change. */
interface Content {
  note: string;
  tags: string[];
  color: string;
  isBinned: boolean;
}
interface Entry {
  exact: string;
  /** As it was confirmed last. */
  confirmed: Content;
  /** Asked for since, and not confirmed: it may be there or not. */
  asked: Content | null;
}
/** What a file brings in: all of it, or nothing. */
interface Batch {
  highlights: Highlight[];
  isConfirmed: boolean;
}

export interface Journal {
  entries: Map<string, Entry>;
  /** Passages whose saving was asked for and not confirmed. */
  saving: Set<string>;
  batches: Batch[];
  confirmations: number;
}

export const createJournal = (): Journal => ({ entries: new Map(), saving: new Set(), batches: [], confirmations: 0 });

export const toContent = ({ note, tags, color, deleted }: Highlight): Content => ({
  note,
  tags,
  color,
  isBinned: deleted !== undefined,
});

export function confirm(journal: Journal, highlight: Highlight): void {
  journal.confirmations++;
  const { exact } = highlight.quote;
  journal.saving.delete(exact);
  journal.entries.set(highlight.id, { exact, confirmed: toContent(highlight), asked: null });
}

/**
 * Compares the rows of a database that was opened again, and takes them as what is there from now on. Returns what is
 * wrong, in words: lost, changed back, half-written.
 */
export function settle(journal: Journal, rows: readonly HighlightRow[]): string[] {
  const problems: string[] = [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const batch of journal.batches) {
    const there = batch.highlights.filter(({ id }) => byId.has(id)).length;
    if (there !== batch.highlights.length && (there > 0 || batch.isConfirmed))
      problems.push(
        `of a ${batch.isConfirmed ? 'confirmed' : 'unconfirmed'} import of ${batch.highlights.length}, ${there} are there`,
      );
  }
  const imported = new Map(journal.batches.flatMap(({ highlights }) => highlights.map((h) => [h.id, h] as const)));
  for (const [id, { exact, confirmed, asked }] of journal.entries) {
    const row = byId.get(id);
    if (!row) problems.push(`lost: ${id} (${exact})`);
    else if (row.quote.exact !== exact) problems.push(`${id} has another passage: ${row.quote.exact}, not ${exact}`);
    else if (!isSame(toContent(row), confirmed) && !(asked && isSame(toContent(row), asked)))
      problems.push(
        `${id} is ${JSON.stringify(toContent(row))}, not as confirmed ${JSON.stringify(confirmed)}${asked ? ` nor as asked ${JSON.stringify(asked)}` : ''}`,
      );
  }
  for (const row of rows) {
    problems.push(...findDamage(row));
    if (!journal.entries.has(row.id) && !imported.has(row.id) && !journal.saving.has(row.quote.exact))
      problems.push(`${row.id} was never asked for: ${row.quote.exact}`);
  }
  journal.entries = new Map(
    rows.map((row) => [row.id, { exact: row.quote.exact, confirmed: toContent(row), asked: null }]),
  );
  journal.saving.clear();
  journal.batches = [];
  return problems;
}

/** A row is whole if it is what the model allows and its indexes say what it says. */
function findDamage({ addresses, entityIds, ...highlight }: HighlightRow): string[] {
  const read = v.safeParse(HighlightSchema, highlight);
  const isIndexed =
    addresses.includes(highlight.page.address) && highlight.entities.every(({ id }) => entityIds.includes(id));
  return [
    ...(read.success ? [] : [`${highlight.id} is half-written: ${v.getDotPath(read.issues[0])}`]),
    ...(isIndexed ? [] : [`${highlight.id} is indexed as something else`]),
  ];
}

const isSame = (a: Content, b: Content): boolean => JSON.stringify(a) === JSON.stringify(b);
