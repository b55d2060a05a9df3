import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../../lib/kb/exchange/errors';
import { toJsonLd } from '../../../../lib/kb/exchange/json-ld';
import { readImport } from '../../../../lib/kb/exchange/read-import';
import { decodeFile } from '../../../../lib/kb/exchange/read-json';
import { toUuid } from '../../../../lib/kb/exchange/uuid5';
import { fullHighlight, toHighlight, toHypothesisExport, toHypothesisRow } from '../../../fixtures/highlights';

const NOW = new Date('2026-06-01T00:00:00Z');
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const read = (document: unknown) => readImport(JSON.stringify(document), NOW);
/** As another program writes it. */
const annotation = (changes: Record<string, unknown> = {}) => ({
  '@context': CONTEXT,
  id: 'https://example.org/anno1',
  type: 'Annotation',
  created: '2015-10-13T13:00:00Z',
  body: { type: 'TextualBody', value: '<b>很重要</b>', format: 'text/html' },
  target: {
    source: 'http://example.org/page1?utm_source=x#frag',
    selector: { type: 'TextQuoteSelector', exact: 'anotation', prefix: 'this is an ', suffix: ' that has some' },
  },
  ...changes,
});
const target = (selector: unknown) => annotation({ target: { source: 'http://example.org/page1', selector } });
const quote = { type: 'TextQuoteSelector', exact: 'x' };
const page = { '@context': CONTEXT, id: 'urn:x:1', type: 'AnnotationPage', items: [annotation()] };

describe('annotations of other programs', () => {
  it('become highlights; HTML stays text, positions of others are left out', () => {
    const selector = [
      { ...quote, prefix: 'a', suffix: 'b' },
      { type: 'TextPositionSelector', start: 1, end: 2 },
    ];
    expect(read(annotation({ target: { source: 'http://example.org/page1?utm_source=x#frag', selector } }))).toEqual({
      format: 'web-annotation',
      skipped: [],
      highlights: [
        {
          id: toUuid('https://example.org/anno1'),
          page: { address: 'http://example.org/page1', url: 'http://example.org/page1?utm_source=x#frag', title: '' },
          quote: { type: 'TextQuoteSelector', exact: 'x', prefix: 'a', suffix: 'b' },
          color: 'yellow',
          note: '<b>很重要</b>',
          tags: [],
          entities: [],
          created: '2015-10-13T13:00:00.000Z',
          modified: '2015-10-13T13:00:00.000Z',
          revision: 1,
        },
      ],
    });
  });

  it.each([
    ['one annotation', annotation()],
    ['a list', [annotation()]],
    ['a page', page],
    ['a page whose items state the context themselves', { ...page, '@context': undefined }],
    [
      'a collection with its page',
      { '@context': CONTEXT, type: 'AnnotationCollection', first: { ...page, '@context': undefined } },
    ],
    [
      'a collection whose page has a page',
      { '@context': CONTEXT, type: 'AnnotationCollection', first: { ...page, items: [], next: page } },
    ],
    ['types in lists', { ...page, type: ['AnnotationPage', 'Bag'] }],
    ['contexts in a list', annotation({ '@context': ['https://other.example', CONTEXT] })],
  ])('are found in %s', (_, document) => {
    expect(read(document).highlights).toHaveLength(1);
  });

  it.each([
    ['a quote among other selectors', [{ type: 'XPathSelector', value: '/p' }, quote], 'x'],
    ['a quote within a paragraph (4.2.9)', { type: 'FragmentSelector', value: 'p5', refinedBy: quote }, 'x'],
    ['a quote that is narrowed by a quote', { ...quote, refinedBy: { ...quote, exact: 'y' } }, 'y'],
    [
      'alternatives',
      [
        { ...quote, refinedBy: { type: 'SvgSelector' } },
        { ...quote, exact: 'z' },
      ],
      'z',
    ],
  ])('find the passage in %s', (_, selector, exact) => {
    expect(read(target(selector)).highlights[0]?.quote.exact).toBe(exact);
  });

  it('have notes, tags and addresses in their bodies', () => {
    const body = [
      { type: 'TextualBody', value: 'one', purpose: 'describing' },
      { type: 'TextualBody', value: ' tag ', purpose: 'tagging' },
      { type: 'TextualBody', value: 'tag', purpose: ['tagging'] },
      {
        type: 'Choice',
        items: [
          { type: 'TextualBody', value: 'two' },
          { type: 'TextualBody', value: 'zwei' },
        ],
      },
      'http://example.org/comment1',
      { id: 'http://example.org/video1', type: 'Video' },
      { type: 'SpecificResource', purpose: 'linking', source: 'http://example.org/page2' },
    ];
    const [highlight] = read(annotation({ body })).highlights;
    expect(highlight?.tags).toEqual(['tag']);
    expect(highlight?.note.split('\n\n')).toEqual([
      'one',
      'two',
      'http://example.org/comment1',
      'http://example.org/video1',
      'http://example.org/page2',
    ]);
    expect(read(annotation({ body: undefined, bodyValue: 'short' })).highlights[0]?.note).toBe('short');
  });

  it('have each of their passages as a highlight', () => {
    const [a, b] = [target(quote).target, target({ ...quote, exact: 'y' }).target];
    const { highlights, skipped } = read(annotation({ target: [a, b, 'http://example.org/page2'] }));
    expect(highlights.map((h) => h.quote.exact)).toEqual(['x', 'y']);
    expect(new Set(highlights.map((h) => h.id)).size).toBe(2);
    expect(skipped).toEqual([{ reason: 'page-note', count: 1 }]);
  });

  it.each([
    [{ type: 'Person', name: 'A. Person', nickname: 'user1' }, 'A. Person'],
    ['http://example.org/user1', 'http://example.org/user1'],
    [[{ id: 'http://example.org/u' }, { nickname: 'b' }], 'http://example.org/u, b'],
  ])('name their creator: %j', (creator, name) => {
    expect(read(annotation({ creator })).highlights[0]?.creator).toBe(name);
  });

  it.each([
    ['2015-10-13T13:00:00Z', '2015-10-13T13:00:00.000Z'],
    ['2015-10-13T13:00:00.123456+02:00', '2015-10-13T11:00:00.123Z'],
    ['2015-10-13T13:00:00-0800', '2015-10-13T21:00:00.000Z'],
    ['2015-10-13T13:00:00', '2015-10-13T13:00:00.000Z'],
    ['2015-10-13', '2015-10-13T00:00:00.000Z'],
    [undefined, NOW.toISOString()],
  ])('state a moment: %s', (created, moment) => {
    expect(read(annotation({ created })).highlights[0]?.created).toBe(moment);
  });

  it('about a page, replies and pages elsewhere are counted', () => {
    const items = [
      annotation({ target: 'http://example.org/page1' }),
      annotation({ target: { id: 'http://example.org/page1' } }),
      annotation({ target: { source: 'http://example.org/page1' } }),
      annotation({ motivation: 'replying' }),
    ];
    expect(read({ ...page, items, next: 'http://example.org/next' })).toEqual({
      format: 'web-annotation',
      highlights: [],
      skipped: [
        { reason: 'page-note', count: 3 },
        { reason: 'reply', count: 1 },
        { reason: 'further-pages', count: 1 },
      ],
    });
  });
});

describe('exports of Hypothesis', () => {
  it('become highlights, without positions', () => {
    expect(readImport(toHypothesisExport([toHypothesisRow(1)]), NOW)).toEqual({
      format: 'hypothesis',
      skipped: [],
      highlights: [
        {
          id: toUuid('https://hypothes.is/a/Hyp0thesisId-_00000001'),
          page: {
            address: 'https://www.example.cn/2022/0506/1.html',
            url: 'https://www.example.cn/2022/0506/1.html?utm_source=x',
            title: '许昌市召开会议',
          },
          quote: {
            type: 'TextQuoteSelector',
            exact: '要坚持“动态清零”\n  总方针不动摇（1）',
            prefix: '市委书记史根治指出，',
            suffix: '，坚决落实“四早”',
          },
          color: 'yellow',
          note: '很重要',
          tags: ['疫情', '许昌'],
          entities: [],
          creator: 'reader@hypothes.is',
          created: '2024-12-09T07:17:52.123Z',
          modified: '2024-12-10T07:17:52.123Z',
          revision: 1,
        },
      ],
    });
  });

  it('count page notes, replies and places without words', () => {
    const rows = [
      toHypothesisRow(1),
      toHypothesisRow(2, { target: [{ source: 'https://www.example.cn/' }] }),
      toHypothesisRow(3, { references: ['Hyp0thesisId-_00000001'] }),
      toHypothesisRow(4, {
        target: [{ source: 'https://a.cn/', selector: [{ type: 'MediaTimeSelector', start: 1, end: 2 }] }],
      }),
      toHypothesisRow(5, { target: [] }),
    ];
    expect(readImport(toHypothesisExport(rows))).toMatchObject({
      highlights: [{ note: '很重要' }],
      skipped: [
        { reason: 'page-note', count: 2 },
        { reason: 'reply', count: 1 },
        { reason: 'no-quote', count: 1 },
      ],
    });
  });

  it('are read from what the API answers, too', () => {
    const [one, reply] = [toHypothesisRow(1), toHypothesisRow(2, { references: ['x'] })];
    expect(read({ total: 1, rows: [one], replies: [reply] })).toMatchObject({
      highlights: [{}],
      skipped: [{ count: 1 }],
    });
    expect(read([one]).format).toBe('hypothesis');
  });

  it('have the same ids at every import, which are those of their addresses on the web', () => {
    const [first] = readImport(toHypothesisExport([toHypothesisRow(1)])).highlights;
    const [again] = readImport(toHypothesisExport([toHypothesisRow(1)])).highlights;
    const [byAddress] = read(annotation({ id: 'https://hypothes.is/a/Hyp0thesisId-_00000001' })).highlights;
    expect([again?.id, byAddress?.id]).toEqual([first?.id, first?.id]);
  });
});

describe('what is refused', () => {
  const three = (third: unknown) => ({
    ...page,
    items: [annotation(), annotation({ id: 'https://example.org/anno2' }), third],
  });
  const own = toJsonLd([fullHighlight]);
  it.each([
    [three(target({ type: 'SvgSelector' })), 'annotation 3, target.selector: no TextQuoteSelector (but SvgSelector)'],
    [three(target([])), 'annotation 3, target.selector: no TextQuoteSelector (but none)'],
    [
      three(target({ ...quote, exact: 5 })),
      /^annotation 3, target\.selector\.exact: Invalid type: Expected string but received 5$/,
    ],
    [three(annotation()), 'annotation 3, id: the same as that of annotation 1'],
    [three(annotation({ id: undefined })), 'annotation 3, id: is missing'],
    [three(annotation({ target: undefined })), 'annotation 3, target: is missing'],
    [
      three(annotation({ target: { type: 'Composite', items: [] } })),
      'annotation 3, target: a Composite cannot be read',
    ],
    [three(annotation({ created: '2015-02-30T00:00:00Z' })), 'annotation 3, created: no such day in the calendar'],
    [three(annotation({ body: { value: 7 } })), 'annotation 3, body.value: is no text'],
    [three(null), 'annotation 3: is no object'],
    [
      three({ ...annotation(), target: { source: 'javascript:alert(1)', selector: quote } }),
      /target\.source: not an address/,
    ],
    [{ ...own, items: [{ ...own.items[0], 'jiazhu:color': 'red' }] }, /^annotation 1, jiazhu:color: Invalid type/],
    [annotation({ '@context': 'https://schema.org' }), `annotation 1, @context: does not name ${CONTEXT}`],
    [{ ...page, items: 'x' }, 'items: is no list'],
    [
      { '@context': CONTEXT, type: 'AnnotationCollection', first: 'http://a.cn/1' },
      'first: the first page is not in the file',
    ],
    [{ format: 'jiazhu-backup' }, 'this is a backup of Jiazhu: it can be restored, not imported'],
    [{ hello: 1 }, 'neither Web Annotations (JSON-LD) nor an export of Hypothesis'],
    [{ annotations: [toHypothesisRow(1, { uri: 7 })] }, 'annotation 1, uri: is no address'],
    [{ annotations: [toHypothesisRow(1, { text: 'x'.repeat(100_001) })] }, /^annotation 1, text: Invalid length/],
  ])('%#: with its item and field', (document, message) => {
    expect(() => read(document)).toThrow(ImportError);
    expect(() => read(document)).toThrow(typeof message === 'string' ? new RegExp(`^${escape(message)}$`) : message);
  });

  it.each([
    ['{"type":"Annot', 'truncated'],
    ['[{"a":1}', 'truncated'],
    ['{"a":"}', 'truncated'],
    ['{"a":1,}', 'json'],
    ['hello', 'json'],
    ['', 'json'],
    ['[]x', 'json'],
  ])('%s: %s', (text, failure) => {
    expect(() => readImport(text)).toThrow(expect.objectContaining({ failure }) as Error);
  });

  it('a file in another encoding, and one that is too large', () => {
    expect(decodeFile(new TextEncoder().encode('\ufeff夹'), ImportError)).toBe('夹');
    expect(() => decodeFile(new Uint8Array([0xbc, 0xd0, 0xd7, 0xa2]), ImportError)).toThrow('not UTF-8');
    expect(() => decodeFile({ length: 3e8 } as Uint8Array, ImportError)).toThrow('300 MB; 200 MB are read at most');
  });
});

it('ids are UUIDs of version 5, as others make them of an address', () => {
  // Python: uuid.uuid5(uuid.NAMESPACE_URL, 'https://www.example.com/')
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  for (const url of [
    '',
    'https://www.example.com/',
    'https://例子.cn/',
    'x'.repeat(39),
    'x'.repeat(40),
    'x'.repeat(1000),
  ]) {
    const hash = createHash('sha1').update(namespace).update(url).digest().subarray(0, 16);
    hash[6] = ((hash[6] ?? 0) & 15) | 80;
    hash[8] = ((hash[8] ?? 0) & 63) | 128;
    expect(toUuid(url).replaceAll('-', '')).toBe(hash.toString('hex'));
  }
});

it('what was exported is recognised by its id, whatever its case', () => {
  const { items, ...rest } = toJsonLd([toHighlight(0xab), toHighlight(0xcd)]);
  const twice = [items[0], { ...items[1], id: String(items[0]?.id).toUpperCase().replace('URN:UUID', 'urn:uuid') }];
  expect(() => read({ ...rest, items: twice })).toThrow('annotation 2, id: the same as that of annotation 1');
});

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
