/**
 * Highlights as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD: one AnnotationPage that
 * gives back every highlight exactly as it was (`from-json-ld.ts`), and that any program of the standard reads.
 *
 *   quote, position    target.selector: a TextQuoteSelector, then a TextPositionSelector
 *   page               target.source is its address; target.dcterms:isPartOf is the page as it stood in the browser:
 *                      its URL (id), dcterms:title and dcterms:date
 *   note, tags         bodies: TextualBody, purpose commenting or tagging
 *   entities           bodies: SpecificResource, purpose identifying ("to assign an identity to the target", 3.3.5);
 *                      the source is urn:jiazhu:<entity id>, with the name as its label
 *   color, revision, deleted, occurrence (nth, of)      jiazhu:… of the context that stands in the file
 *
 * The standard counts offsets in code points; ours are UTF-16 units, as with other annotators that run in browsers, and
 * without the page's text one cannot be made into the other. `jiazhu:offsets` says so. They differ only behind rare
 * characters (𬭚), and the quote is what counts.
 *
 * Other programs know no bin: leave binned highlights out unless the reader asks for them.
 */
import type { Highlight } from '../../core/model/highlight';
import { toIri } from './iri';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** What the standard has no word for. */
const OWN_TERMS = { jiazhu: 'urn:jiazhu:terms:' };
export const ENTITY_IRI = 'urn:jiazhu:';

type JsonObject = Record<string, unknown>;
export interface AnnotationPage extends JsonObject {
  '@context': unknown[];
  id: string;
  type: 'AnnotationPage';
  items: JsonObject[];
}

/** `id` is the page's own, a UUID: another at each export. */
export function toJsonLd(highlights: readonly Highlight[], id: string = crypto.randomUUID()): AnnotationPage {
  return {
    '@context': [ANNOTATION_CONTEXT, OWN_TERMS],
    id: `urn:uuid:${id}`,
    type: 'AnnotationPage',
    'jiazhu:offsets': 'UTF-16',
    items: highlights.map(toAnnotation),
  };
}

/** The page as a file's text, an annotation a line: two exports can be compared line by line. */
export function toJsonLdText(highlights: readonly Highlight[], id?: string): string {
  const { items, ...page } = toJsonLd(highlights, id);
  const head = JSON.stringify(page, null, 1).slice(0, -2);
  return `${head},\n "items": [\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n ]\n}\n`;
}

function toAnnotation(highlight: Highlight): JsonObject {
  const body = toBodies(highlight);
  return {
    id: `urn:uuid:${highlight.id}`,
    type: 'Annotation',
    // One, as the standard recommends: what each body is for, it says itself.
    motivation: 'highlighting',
    ...(highlight.creator !== undefined && { creator: { type: 'Person', name: highlight.creator } }),
    created: highlight.created,
    modified: highlight.modified,
    ...(body.length > 0 && { body }),
    target: toTarget(highlight),
    'jiazhu:color': highlight.color,
    'jiazhu:revision': highlight.revision,
    ...(highlight.deleted !== undefined && { 'jiazhu:deleted': highlight.deleted }),
  };
}

function toBodies({ note, tags, entities }: Highlight): JsonObject[] {
  const toText = (purpose: string) => (value: string) => ({
    type: 'TextualBody',
    purpose,
    value,
    format: 'text/plain',
  });
  return [
    ...(note === '' ? [] : [note]).map(toText('commenting')),
    ...tags.map(toText('tagging')),
    ...entities.map(({ id, name }) => ({
      type: 'SpecificResource',
      purpose: 'identifying',
      source: { id: ENTITY_IRI + id, label: name },
    })),
  ];
}

function toTarget({ page, quote, position, occurrence }: Highlight): JsonObject {
  const [address, url] = [toIri(page.address), toIri(page.url)];
  return {
    type: 'SpecificResource',
    source: address,
    selector: [
      { type: quote.type, exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      ...(position ? [{ type: position.type, start: position.start, end: position.end }] : []),
    ],
    'dcterms:isPartOf': {
      id: url,
      'dcterms:title': page.title,
      ...(page.date !== undefined && { 'dcterms:date': page.date }),
    },
    // As they were, where they are no IRIs.
    ...(address !== page.address && { 'jiazhu:address': page.address }),
    ...(url !== page.url && { 'jiazhu:url': page.url }),
    ...(occurrence && { 'jiazhu:nth': occurrence.nth, 'jiazhu:of': occurrence.of }),
  };
}
