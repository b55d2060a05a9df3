/**
 * W3C Web Annotations as highlights: what `json-ld.ts` wrote comes back as it was, and annotations of other programs
 * become highlights as far as they are about words of a page.
 *
 * Of those, positions are left out: they count another program's reading of the page, and a wrong place is worse than
 * none. Their quote finds them again.
 */
import type { EntityRef, Highlight } from '../../core/model/highlight';
import { toAddress } from '../highlights/page-address';
import { ImportError } from './errors';
import { ANNOTATION_CONTEXT, ENTITY_IRI } from './json-ld';
import { checkHighlight, isObject, readItems, toMoment, toTags } from './read-items';
import type { Fail, ImportResult, ItemReader, SkipReason } from './read-items';
import { toUuid } from './uuid5';

type JsonObject = Record<string, unknown>;
/** Parts of a highlight, not checked yet. */
type Candidate = Partial<Record<keyof Highlight, unknown>>;

/** More levels of refinedBy or of bodies within bodies mean nothing. */
const MAX_DEPTH = 10;

const FIELD_NAMES = {
  id: 'id',
  'page.address': 'target.source',
  'page.url': 'target.dcterms:isPartOf.id',
  'page.title': 'the page’s title',
  'page.date': 'target.dcterms:isPartOf.dcterms:date',
  'quote.exact': 'target.selector.exact',
  'quote.prefix': 'target.selector.prefix',
  'quote.suffix': 'target.selector.suffix',
  quote: 'target.selector',
  position: 'target.selector (TextPositionSelector)',
  'occurrence.nth': 'target.jiazhu:nth',
  'occurrence.of': 'target.jiazhu:of',
  occurrence: 'target.jiazhu:nth',
  color: 'jiazhu:color',
  note: 'body (note)',
  tags: 'body (tag)',
  entities: 'body (identifying)',
  revision: 'jiazhu:revision',
  deleted: 'jiazhu:deleted',
};

export const isOfType = (value: unknown, type: string): value is JsonObject =>
  isObject(value) && toList(value.type).includes(type);

/** `now` stands in for the time of annotations that state none. */
export function fromJsonLd(document: unknown, now: Date = new Date()): ImportResult {
  const { items, inContext, isPartial } = findAnnotations(document);
  const { highlights, skipped } = readItems(items, createReader(inContext, now));
  return {
    format: 'web-annotation',
    highlights,
    skipped: isPartial ? [...skipped, { reason: 'further-pages', count: 1 }] : skipped,
  };
}

/** The annotations of a page, of a collection with its pages inline, of a list, or the one that the document is. */
function findAnnotations(document: unknown): { items: unknown[]; inContext: boolean; isPartial: boolean } {
  if (Array.isArray(document)) return { items: document, inContext: false, isPartial: false };
  if (!isOfType(document, 'AnnotationPage') && !isOfType(document, 'AnnotationCollection')) {
    return { items: [document], inContext: false, isPartial: false };
  }
  const isCollection = isOfType(document, 'AnnotationCollection');
  let page: unknown = isCollection ? single(document.first) : document;
  if (page === undefined && document.total === 0) page = { items: [] };
  const inContext = hasContext(document) || (isObject(page) && hasContext(page));
  let items: unknown[] = [];
  while (isObject(page)) {
    if (!Array.isArray(page.items)) throw new ImportError('field', 'is no list', { field: 'items' });
    items = items.concat(page.items);
    page = single(page.next);
  }
  if (isCollection && items.length === 0 && page !== undefined) {
    throw new ImportError('field', 'the first page is not in the file', { field: 'first' });
  }
  return { items, inContext, isPartial: page !== undefined };
}

function createReader(inContext: boolean, now: Date): ItemReader {
  return (annotation, fail) => {
    if (!isOfType(annotation, 'Annotation')) fail('type', 'is not Annotation');
    if (!inContext && !hasContext(annotation)) fail('@context', `does not name ${ANNOTATION_CONTEXT}`);
    const id = single(annotation.id);
    if (typeof id !== 'string' || id === '') return fail('id', 'is missing');
    if (toList(annotation.motivation).includes('replying')) return ['reply'];
    const targets = toList(annotation.target);
    if (targets.length === 0) fail('target', 'is missing');
    const isOwn = 'jiazhu:color' in annotation;
    const rest = readAnnotation(annotation, isOwn, now, fail);
    return targets.map((target, i) => {
      const place = readTarget(target, isOwn, fail);
      if (typeof place === 'string') return place;
      const highlight = { id: i === 0 ? toId(id) : toUuid(`${id}#target-${i}`), ...place, ...rest };
      return checkHighlight(highlight, FIELD_NAMES, fail);
    });
  };
}

/** What an annotation says beside its target. */
function readAnnotation(annotation: JsonObject, isOwn: boolean, now: Date, fail: Fail): Candidate {
  const [created, modified, creator] = [annotation.created, annotation.modified, annotation.creator].map(single);
  const since = created ?? modified;
  const from = since === undefined ? now.toISOString() : toMoment(since, 'created', fail);
  const bodies: Bodies = { notes: [], tags: [], entities: [] };
  readBody(annotation.body ?? annotation.bodyValue, bodies, fail);
  return {
    color: isOwn ? annotation['jiazhu:color'] : 'yellow',
    note: bodies.notes.join('\n\n'),
    tags: toTags(bodies.tags, 'body', fail),
    entities: bodies.entities,
    ...(creator !== undefined && { creator: readCreator(annotation.creator, fail) }),
    created: from,
    modified: modified === undefined ? from : toMoment(modified, 'modified', fail),
    revision: isOwn ? annotation['jiazhu:revision'] : 1,
    ...('jiazhu:deleted' in annotation && { deleted: annotation['jiazhu:deleted'] }),
  };
}

function readTarget(target: unknown, isOwn: boolean, fail: Fail): Candidate | SkipReason {
  if (typeof target === 'string') return 'page-note';
  if (!isObject(target)) return fail('target', 'is neither an address nor an object');
  const { source, selector } = target;
  if (selector === undefined) {
    const isPlain = typeof (source ?? target.id) === 'string' || isObject(source);
    return isPlain ? 'page-note' : fail('target', `a ${describe(target.type)} cannot be read`);
  }
  const quote = findQuote(selector);
  if (!quote) return fail('target.selector', `no TextQuoteSelector (but ${describeSelectors(selector)})`);
  const position = toList(selector).find((s) => isOfType(s, 'TextPositionSelector'));
  return {
    page: readPage(target, isOwn, fail),
    quote: { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix ?? '', suffix: quote.suffix ?? '' },
    ...(isOwn && position && { position: { type: position.type, start: position.start, end: position.end } }),
    ...('jiazhu:nth' in target && { occurrence: { nth: target['jiazhu:nth'], of: target['jiazhu:of'] } }),
  };
}

function readPage(target: JsonObject, isOwn: boolean, fail: Fail): JsonObject {
  const source = isObject(target.source) ? target.source : { id: target.source };
  if (typeof source.id !== 'string') return fail('target.source', 'is no address');
  if (isOwn) {
    const own = isObject(target['dcterms:isPartOf']) ? target['dcterms:isPartOf'] : {};
    return {
      address: target['jiazhu:address'] ?? source.id,
      url: target['jiazhu:url'] ?? own.id,
      title: own['dcterms:title'],
      ...('dcterms:date' in own && { date: own['dcterms:date'] }),
    };
  }
  const title = [source['dcterms:title'], source['schema:name'], source.title, source.label].find(
    (t) => t !== undefined,
  );
  return { address: toAddress(source.id) ?? source.id, url: source.id, title: title ?? '' };
}

/**
 * The selector with the passage's words. Where one is refined, the refinement is the passage (4.2.9); a quote narrowed
 * by what cannot be read here is none.
 */
function findQuote(selector: unknown, depth = 0): JsonObject | undefined {
  for (const candidate of depth < MAX_DEPTH ? toList(selector) : []) {
    if (!isObject(candidate)) continue;
    if (candidate.refinedBy === undefined) {
      if (isOfType(candidate, 'TextQuoteSelector')) return candidate;
    } else {
      const inner = findQuote(candidate.refinedBy, depth + 1);
      if (inner) return inner;
    }
  }
  return undefined;
}

interface Bodies {
  notes: string[];
  tags: string[];
  entities: Record<keyof EntityRef, unknown>[];
}

/** Text is taken as text, whatever its format says: HTML stays to be read as it was written. */
function readBody(body: unknown, into: Bodies, fail: Fail, depth = 0): void {
  if (depth > MAX_DEPTH) fail('body', `more than ${MAX_DEPTH} within one another`);
  for (const part of toList(body)) {
    if (typeof part === 'string') into.notes.push(part);
    else if (!isObject(part)) fail('body', 'is neither text nor an object');
    else if (Array.isArray(part.items)) {
      // Of a choice the first is the one to show (3.2.7).
      const items = part.items as unknown[];
      readBody(isOfType(part, 'Choice') ? items.slice(0, 1) : items, into, fail, depth + 1);
    } else if (part.value !== undefined) {
      if (typeof part.value !== 'string') fail('body.value', 'is no text');
      else if (toList(part.purpose).includes('tagging')) into.tags.push(part.value);
      else into.notes.push(part.value);
    } else readResource(part, into, fail);
  }
}

/** A body elsewhere on the web: one of our entities, or an address for the note. */
function readResource(body: JsonObject, into: Bodies, fail: Fail): void {
  const source = isObject(body.source) ? body.source : { id: body.source ?? body.id };
  if (typeof source.id !== 'string') fail('body', `a ${describe(body.type)} without value, source and id`);
  else if (source.id.startsWith(ENTITY_IRI)) {
    into.entities.push({ id: source.id.slice(ENTITY_IRI.length), name: source.label });
  } else into.notes.push(source.id);
}

/** One agent or several, each an address or an object (3.3.2). */
function readCreator(creator: unknown, fail: Fail): string {
  const names = toList(creator).map((agent) => {
    const name = isObject(agent)
      ? [agent.name, agent.nickname, agent.id].map(single).find((n) => n !== undefined)
      : agent;
    return typeof name === 'string' ? name : fail('creator', 'has no name');
  });
  return names.join(', ');
}

/** UUIDs stay what they are; any other id has one made of it, always the same. */
function toId(id: string): string {
  return /^(?:urn:uuid:)?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.exec(id)?.[1] ?? toUuid(id);
}

function hasContext(document: JsonObject): boolean {
  return toList(document['@context']).some(
    (context) => context === ANNOTATION_CONTEXT || context === 'https://www.w3.org/ns/anno.jsonld',
  );
}

/** JSON-LD leaves it free whether one value stands in a list. */
function toList(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}

function single(value: unknown): unknown {
  const list = toList(value);
  return list.length > 1 ? list : list[0];
}

const describe = (type: unknown): string => (typeof type === 'string' ? type : 'resource of no type');

function describeSelectors(selector: unknown): string {
  const types = toList(selector).map((s) => (isObject(s) ? describe(s.type) : 'an address'));
  return types.length > 0 ? types.join(', ') : 'none';
}
