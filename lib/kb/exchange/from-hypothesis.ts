/**
 * What Hypothesis exports as highlights: the client's "Export" as JSON
 * (`{export_date, export_userid, client_version, annotations}`) and what its API's search answers (`{total, rows}`).
 * The shape of an annotation is that of https://h.readthedocs.io/en/latest/api-reference/.
 */
import { toAddress } from '../highlights/page-address';
import { checkHighlight, isObject, readItems, toMoment, toTags } from './read-items';
import type { Fail, ImportResult, ItemReader } from './read-items';
import { toUuid } from './uuid5';

const FIELD_NAMES = {
  'page.address': 'uri',
  'page.url': 'uri',
  'page.title': 'document.title',
  'quote.exact': 'target.selector.exact',
  'quote.prefix': 'target.selector.prefix',
  'quote.suffix': 'target.selector.suffix',
  note: 'text',
  tags: 'tags',
  creator: 'user',
};

/** The annotations of an export, where the document is one. */
export function findRows(document: unknown): unknown[] | undefined {
  if (Array.isArray(document)) return document.length > 0 && document.every(isRow) ? document : undefined;
  if (!isObject(document)) return undefined;
  const { annotations, rows, replies } = document;
  if (Array.isArray(annotations)) return annotations as unknown[];
  // The search gives replies in a list of their own if asked to.
  if (Array.isArray(rows)) return [...(rows as unknown[]), ...(Array.isArray(replies) ? (replies as unknown[]) : [])];
  return undefined;
}

const isRow = (item: unknown): boolean => isObject(item) && item.type === undefined && 'uri' in item;

/** `now` stands in for the time of annotations that state none. */
export function fromHypothesis(rows: readonly unknown[], now: Date = new Date()): ImportResult {
  return { format: 'hypothesis', ...readItems(rows, createReader(now)) };
}

function createReader(now: Date): ItemReader {
  return (row, fail) => {
    if (typeof row.id !== 'string' || row.id === '') return fail('id', 'is missing');
    if (Array.isArray(row.references) && row.references.length > 0) return ['reply'];
    const targets = row.target ?? [];
    if (!Array.isArray(targets)) return fail('target', 'is no list');
    if (targets.length > 1) return fail('target', 'has more than one place');
    const target: unknown = targets[0] ?? {};
    if (!isObject(target)) return fail('target', 'is no object');
    const selectors = target.selector ?? [];
    if (!Array.isArray(selectors)) return fail('target.selector', 'is no list');
    if (selectors.length === 0) return ['page-note'];
    const quote: unknown = selectors.find((s) => isObject(s) && s.type === 'TextQuoteSelector');
    if (!isObject(quote)) return ['no-quote'];

    const uri = row.uri ?? target.source;
    if (typeof uri !== 'string') return fail('uri', 'is no address');
    const created = toMoment(row.created ?? row.updated ?? now.toISOString(), 'created', fail);
    const highlight = {
      // The annotation's address on the web, which is its id where Hypothesis writes JSON-LD.
      id: toUuid(`https://hypothes.is/a/${row.id}`),
      page: { address: toAddress(uri) ?? uri, url: uri, title: readTitle(row.document, fail) },
      // No position: Hypothesis counts the text of all elements, we the text that one reads.
      quote: { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix ?? '', suffix: quote.suffix ?? '' },
      color: 'yellow',
      note: row.text ?? '',
      tags: Array.isArray(row.tags ?? [])
        ? toTags((row.tags ?? []) as unknown[], 'tags', fail)
        : fail('tags', 'is no list'),
      entities: [],
      ...(typeof row.user === 'string' && { creator: row.user.replace(/^acct:/, '') }),
      created,
      modified: row.updated === undefined || row.updated === null ? created : toMoment(row.updated, 'updated', fail),
      revision: 1,
    };
    return [checkHighlight(highlight, FIELD_NAMES, fail)];
  };
}

/** The API gives a list of titles, of which the first is the page's. */
function readTitle(document: unknown, fail: Fail): string {
  const title: unknown = isObject(document) ? (Array.isArray(document.title) ? document.title[0] : document.title) : '';
  return typeof title === 'string'
    ? title
    : title === undefined || title === null
      ? ''
      : fail('document.title', 'is no text');
}
