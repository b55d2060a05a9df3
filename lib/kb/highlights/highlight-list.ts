/**
 * The reader's highlights as one list in memory: narrowed down, searched, grouped and counted. Pure. A linear scan
 * over folded strings goes through 50,000 of them in some ten milliseconds (`npm run bench:highlights`), so there is
 * no index to build, to keep and to get wrong.
 */
import type { Span } from '../../core/model/annotation';
import type { Highlight, HighlightColor, HighlightPage } from '../../core/model/highlight';
import { COLORS } from '../../core/model/highlight';
import { fold, foldForm, toRawSpan } from '../../core/text/fold';

/** A highlight as lists need it: with its day where the reader is, and the text that a search goes through. */
export interface Entry {
  readonly highlight: Highlight;
  /** Local day on which it was saved, YYYY-MM-DD. */
  readonly day: string;
  readonly folded: string;
}

/** Of private use, so that no search reaches from one field into the next. */
const BETWEEN = '\uf8ff';

/** Highlights of one page share its record: with 50,000 of them that is much of the weight. By address. */
export type PagePool = Map<string, HighlightPage>;

/** Folds when first asked: what is drawn first is not sought in yet. */
class LazyEntry implements Entry {
  readonly day: string;
  #folded?: string;

  constructor(readonly highlight: Highlight) {
    this.day = toLocalDay(new Date(highlight.created));
  }

  /** In one piece: a string put together of several is put in order by the first search, all 50,000 at once. */
  get folded(): string {
    if (this.#folded === undefined) {
      const { quote, note, tags, entities, page } = this.highlight;
      this.#folded = foldForm(
        [quote.exact, note, ...tags, ...entities.map(({ name }) => name), page.title].join(BETWEEN),
      );
    }
    return this.#folded;
  }
}

export function toEntry(highlight: Highlight, pool: PagePool = new Map()): Entry {
  return new LazyEntry({ ...highlight, page: takePage(highlight.page, pool) });
}

function takePage(page: HighlightPage, pool: PagePool): HighlightPage {
  const known = pool.get(page.address);
  if (known?.url === page.url && known.title === page.title && known.date === page.date) return known;
  pool.set(page.address, page);
  return page;
}

export function toLocalDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function sortLatestFirst(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => compare(b.highlight.created, a.highlight.created));
}

/** As they stand on their page; those whose place is not known come last, by age. */
export function sortAsOnPage(entries: readonly Entry[]): Entry[] {
  const start = ({ highlight }: Entry) => highlight.position?.start ?? Infinity;
  return [...entries].sort((a, b) =>
    start(a) === start(b) ? compare(a.highlight.created, b.highlight.created) : start(a) - start(b),
  );
}

/** The latest deleted first. */
export function sortBin(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => compare(b.highlight.deleted ?? '', a.highlight.deleted ?? ''));
}

/** Moments are ISO strings: their order is that of their characters, and this is 30 times as fast as localeCompare. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a list is narrowed down to. */
export type Filter =
  | { by: 'page'; address: string }
  | { by: 'entity'; id: string }
  | { by: 'tag'; tag: string }
  | { by: 'color'; color: HighlightColor };

export function isIn(filter: Filter, { page, entities, tags, color }: Highlight): boolean {
  switch (filter.by) {
    case 'page':
      return page.address === filter.address || page.url === filter.address;
    case 'entity':
      return entities.some(({ id }) => id === filter.id);
    case 'tag':
      return tags.includes(filter.tag);
    case 'color':
      return color === filter.color;
  }
}

/** The words of a search, folded: all must occur, in whatever field and script. */
export function toWords(query: string): string[] {
  return [...new Set(query.split(/\s+/).map(foldForm))].filter((word) => word !== '');
}

export function filterEntries(entries: readonly Entry[], words: readonly string[]): readonly Entry[] {
  return words.length === 0 ? entries : entries.filter(({ folded }) => words.every((word) => folded.includes(word)));
}

/** Where the words stand in a text, as it is written; merged where they overlap or touch. */
export function findWords(text: string, words: readonly string[]): Span[] {
  if (words.length === 0) return [];
  const folded = fold(text);
  const found: Span[] = [];
  for (const word of words)
    for (let at = folded.text.indexOf(word); at !== -1; at = folded.text.indexOf(word, at + word.length))
      found.push(toRawSpan(folded, at, at + word.length));
  const merged: Span[] = [];
  for (const span of found.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

export interface Group {
  /** YYYY-MM-DD, or YYYY-MM for what is older than a month. */
  key: string;
  entries: Entry[];
}

/** Of entries that come latest first: by day, and by month before the last 31 days. `today` is YYYY-MM-DD. */
export function groupByDay(entries: readonly Entry[], today: string): Group[] {
  const first = new Date(`${today}T12:00:00`);
  first.setDate(first.getDate() - 30);
  const firstDay = toLocalDay(first);
  return groupBy(entries, ({ day }) => [day < firstDay ? day.slice(0, 7) : day]);
}

/** Pages by their latest highlight. */
export function groupByPage(entries: readonly Entry[]): Group[] {
  return groupBy(entries, ({ highlight }) => [highlight.page.address]);
}

export function groupByEntity(entries: readonly Entry[]): Group[] {
  return mostFirst(groupBy(entries, ({ highlight }) => new Set(highlight.entities.map(({ id }) => id))));
}

export function groupByTag(entries: readonly Entry[]): Group[] {
  return mostFirst(groupBy(entries, ({ highlight }) => highlight.tags));
}

/** In the order in which colours are offered. */
export function groupByColor(entries: readonly Entry[]): Group[] {
  const groups = groupBy(entries, ({ highlight }) => [highlight.color]);
  return COLORS.flatMap((color) => groups.filter(({ key }) => key === color));
}

/** Sorting is stable: among groups of a size the one with the latest entry stays first. */
const mostFirst = (groups: Group[]): Group[] => groups.sort((a, b) => b.entries.length - a.entries.length);

function groupBy(entries: readonly Entry[], toKeys: (entry: Entry) => Iterable<string>): Group[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const key of toKeys(entry)) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  return [...groups].map(([key, members]) => ({ key, entries: members }));
}
