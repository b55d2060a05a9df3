import { describe, expect, it } from 'vitest';
import type { Highlight } from '../../../lib/core/model/highlight';
import {
  filterEntries,
  findWords,
  groupByColor,
  groupByDay,
  groupByEntity,
  groupByPage,
  groupByTag,
  isIn,
  sortAsOnPage,
  sortBin,
  sortLatestFirst,
  toEntry,
  toLocalDay,
  toWords,
  type Entry,
  type PagePool,
} from '../../../lib/kb/highlights/highlight-list';
import { makeHighlights } from '../../../scripts/sample-highlights';

const [sample] = makeHighlights(1, 1) as [Highlight];

function make(changes: Partial<Highlight> & { exact?: string; title?: string; address?: string } = {}): Entry {
  const { exact = '动态清零', title = '标题', address = 'https://a.example/1', ...rest } = changes;
  return toEntry({
    ...sample,
    note: '',
    tags: [],
    entities: [],
    ...rest,
    page: { address, url: address, title },
    quote: { ...sample.quote, exact },
  });
}
const found = (entries: Entry[], query: string) => filterEntries(entries, toWords(query)).length;

describe('a search', () => {
  it.each([
    ['the passage', { exact: '应检尽检' }],
    ['the note', { note: '应检尽检' }],
    ['a tag', { tags: ['一', '应检尽检'] }],
    ['the title', { title: '应检尽检' }],
    ['an entity', { entities: [{ id: 'slogan:x', name: '应检尽检' }] }],
  ])('looks into %s', (_, changes) => {
    expect(found([make(), make(changes)], '应检')).toBe(1);
  });

  it.each([
    ['traditional in simplified', '檢測', '全员核酸检测'],
    ['simplified in traditional', '检测', '全員核酸檢測'],
    ['capitals', 'PCR', 'the pcr test'],
    ['full width', 'ＰＣＲ', 'PCR'],
    ['letter-spaced text', '史根治', '史 根 治'],
    ['words with quotation marks inside', '四方责任', '四方“责任”'],
  ])('finds %s', (_, query, text) => {
    expect(found([make({ note: text })], query)).toBe(1);
  });

  it('wants all words, wherever each stands', () => {
    const entry = make({ exact: '市委书记史根治', note: 'compare with April', tags: ['人事'] });
    expect(found([entry], 'april 书记　人事')).toBe(1);
    expect(found([entry], 'april 书记 五月')).toBe(0);
  });

  it('does not reach from one field into the next', () => {
    expect(found([make({ exact: '动态', note: '清零', tags: ['甲', '乙'] })], '动态清零')).toBe(0);
    expect(found([make({ exact: '动态', note: '清零', tags: ['甲', '乙'] })], '甲乙')).toBe(0);
  });

  it('for nothing finds everything', () => {
    const entries = [make(), make()];
    expect(filterEntries(entries, toWords('  　“” '))).toBe(entries);
  });
});

describe('the words in a text', () => {
  const marked = (text: string, query: string) =>
    findWords(text, toWords(query)).map(({ start, end }) => text.slice(start, end));

  it('are found as they are written there', () => {
    expect(marked('全員核酸檢測，再檢測', '检测')).toEqual(['檢測', '檢測']);
    expect(marked('史 根 治同志', '史根治')).toEqual(['史 根 治']);
  });

  it('are merged where they overlap or touch', () => {
    expect(marked('市委书记史根治', '委书 书记 史')).toEqual(['委书记史']);
  });

  it('are in order, whatever the order of the search', () => {
    expect(marked('甲乙丙', '丙 甲')).toEqual(['甲', '丙']);
  });
});

describe('a list narrowed down', () => {
  const { highlight } = make({
    address: 'https://a.example/1',
    tags: ['人事'],
    color: 'pink',
    entities: [{ id: 'official:shi-genzhi', name: '史根治' }],
  });
  it.each([
    [
      { by: 'page', address: 'https://a.example/1' },
      { by: 'page', address: 'https://a.example/2' },
    ],
    [
      { by: 'tag', tag: '人事' },
      { by: 'tag', tag: '人' },
    ],
    [
      { by: 'color', color: 'pink' },
      { by: 'color', color: 'blue' },
    ],
    [
      { by: 'entity', id: 'official:shi-genzhi' },
      { by: 'entity', id: 'official:shi' },
    ],
  ] as const)('has what is in %j and not in %j', (within, without) => {
    expect(isIn(within, highlight)).toBe(true);
    expect(isIn(without, highlight)).toBe(false);
  });
});

describe('order', () => {
  const at = (created: string) => make({ created });
  it('is latest first', () => {
    const days = sortLatestFirst([at('2026-01-02T00:00:00.000Z'), at('2026-01-03T00:00:00.000Z')]);
    expect(days.map(({ highlight }) => highlight.created.slice(0, 10))).toEqual(['2026-01-03', '2026-01-02']);
  });

  it('on a page is that of the text, with those of unknown place last', () => {
    const place = (start?: number) =>
      toEntry({ ...omitPosition(sample), ...(start !== undefined && { position: { ...sample.position!, start } }) });
    const starts = sortAsOnPage([place(), place(30), place(4)]).map(({ highlight }) => highlight.position?.start);
    expect(starts).toEqual([4, 30, undefined]);
  });

  it('in the bin is latest deleted first', () => {
    const binned = sortBin([
      make({ deleted: '2026-01-02T00:00:00.000Z' }),
      make({ deleted: '2026-01-05T00:00:00.000Z' }),
    ]);
    expect(binned[0]?.highlight.deleted).toBe('2026-01-05T00:00:00.000Z');
  });
});

function omitPosition({ position: _, ...rest }: Highlight): Highlight {
  return rest;
}

describe('groups', () => {
  const on = (year: number, month: number, day: number) =>
    make({ created: new Date(year, month - 1, day, 23, 59).toISOString() });

  it('by day are local days, and months before the last 31 days', () => {
    const entries = [on(2026, 5, 31), on(2026, 5, 1), on(2026, 4, 30), on(2026, 4, 2)];
    expect(groupByDay(entries, '2026-05-31').map(({ key, entries }) => [key, entries.length])).toEqual([
      ['2026-05-31', 1],
      ['2026-05-01', 1],
      ['2026-04', 2],
    ]);
  });

  it('by page keep the order in which the pages come', () => {
    const entries = ['b', 'a', 'b'].map((page) => make({ address: `https://x.example/${page}` }));
    expect(groupByPage(entries).map(({ key, entries }) => [key.slice(-1), entries.length])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });

  it('by tag and by entity have the largest first, and count a highlight once in each', () => {
    const entry = (tags: string[]) =>
      make({
        tags,
        entities: tags.flatMap((tag) => [`slogan:${tag}`, `slogan:${tag}`]).map((id) => ({ id, name: id })),
      });
    const entries = [entry(['a', 'b']), entry(['b'])];
    expect(groupByTag(entries).map(({ key, entries }) => [key, entries.length])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
    expect(groupByEntity(entries).map(({ key, entries }) => [key, entries.length])).toEqual([
      ['slogan:b', 2],
      ['slogan:a', 1],
    ]);
  });

  it('by colour have the order in which colours are offered', () => {
    const entries = (['purple', 'yellow', 'purple'] as const).map((color) => make({ color }));
    expect(groupByColor(entries).map(({ key }) => key)).toEqual(['yellow', 'purple']);
  });
});

describe('an entry', () => {
  it('has the day on which it was saved, where the reader is', () => {
    expect(make({ created: new Date(2026, 0, 2, 0, 5).toISOString() }).day).toBe('2026-01-02');
    expect(toLocalDay(new Date(2026, 10, 9))).toBe('2026-11-09');
  });

  it('shares the record of its page with others of the page, but not where they differ', () => {
    const pool: PagePool = new Map();
    const [a, b, c] = [sample, structuredClone(sample), structuredClone(sample)].map((highlight, i) =>
      toEntry({ ...highlight, page: { ...highlight.page, ...(i === 2 && { title: 'renamed' }) } }, pool),
    );
    expect(a!.highlight.page).toBe(b!.highlight.page);
    expect(c!.highlight.page.title).toBe('renamed');
    expect(c!.folded).toContain('renamed');
  });
});
