/**
 * A saved passage, after the W3C Web Annotation model (https://www.w3.org/TR/annotation-model/): its selectors are
 * spelled as there. Offsets are UTF-16 units of the page's reading text (`lib/page/reading-text.ts`).
 */
import * as v from 'valibot';
import { COLORS, type HighlightColor } from './colors';

export { COLORS, type HighlightColor };

/** More is no passage that a reader marks; the whole of a long report has about 40,000. UTF-16 units. */
export const MAX_QUOTE_LENGTH = 50_000;
export const MAX_CONTEXT_LENGTH = 1_000;
export const MAX_NOTE_LENGTH = 100_000;
export const MAX_TAGS = 100;
export const MAX_TAG_LENGTH = 100;
const MAX_ENTITIES = 500;
export const MAX_ADDRESS_LENGTH = 10_000;
export const MAX_TITLE_LENGTH = 2_000;

/** Text that survives storage and export: a lone surrogate would become another character there. */
export const wellFormed = v.check<string, string>(
  (text) => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text),
  'holds half of a character (a lone surrogate)',
);
const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest), wellFormed);
const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000));
/** A moment: ISO 8601 in UTC, as `Date.toISOString` writes it. */
export const MomentSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'a moment is written 2026-05-06T07:08:09.000Z'),
  v.check((s) => !Number.isNaN(Date.parse(s)) && new Date(s).toISOString() === s, 'no such moment in the calendar'),
);
const address = v.pipe(
  text(MAX_ADDRESS_LENGTH),
  v.regex(/^(?:https?|file|urn):/i, 'not an address that can be opened'),
);

export const TextQuoteSelectorSchema = v.strictObject({
  type: v.literal('TextQuoteSelector'),
  exact: v.pipe(text(MAX_QUOTE_LENGTH), v.minLength(1)),
  prefix: text(MAX_CONTEXT_LENGTH),
  suffix: text(MAX_CONTEXT_LENGTH),
});
/** The passage, and what stood before and after it. */
export type TextQuoteSelector = v.InferOutput<typeof TextQuoteSelectorSchema>;

export const TextPositionSelectorSchema = v.pipe(
  v.strictObject({ type: v.literal('TextPositionSelector'), start: offset, end: offset }),
  v.check(({ start, end }) => start < end, 'ends before it begins'),
);
export type TextPositionSelector = v.InferOutput<typeof TextPositionSelectorSchema>;

/**
 * How often the passage stood on the page when it was saved (`of`), and the how-manieth it was (`nth`, 0-based): the
 * only thing that tells true copies apart, and says that there was none.
 */
const OccurrenceSchema = v.pipe(
  v.strictObject({ nth: offset, of: v.pipe(offset, v.minValue(1)) }),
  v.check(({ nth, of }) => nth < of, 'the how-manieth is past the last'),
);
export type Occurrence = v.InferOutput<typeof OccurrenceSchema>;

/** What says where a highlight stands. Those from other programs may lack position and occurrence. */
export interface HighlightTarget {
  quote: TextQuoteSelector;
  position?: TextPositionSelector;
  occurrence?: Occurrence;
}

const PageSchema = v.strictObject({
  /** What the page calls itself (rel=canonical), else `url`; without tracking parameters and fragment. */
  address,
  /** As it stood in the browser. */
  url: address,
  title: text(MAX_TITLE_LENGTH),
  /** Day of the article, where the page says it: YYYY-MM-DD. */
  date: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is YYYY-MM-DD'))),
});
export type HighlightPage = v.InferOutput<typeof PageSchema>;

export const EntityRefSchema = v.strictObject({
  id: v.pipe(text(200), v.regex(/^(?:official|body|slogan):[a-z0-9/-]+$/, 'not an entity id')),
  /** As it was called when the passage was saved: packs come and go. */
  name: v.pipe(text(500), v.minLength(1)),
});
export type EntityRef = v.InferOutput<typeof EntityRefSchema>;

export const TagListSchema = v.pipe(
  v.array(v.pipe(text(MAX_TAG_LENGTH), v.trim(), v.minLength(1))),
  v.maxLength(MAX_TAGS),
  v.check((tags) => new Set(tags).size === tags.length, 'names a tag twice'),
);
export const HighlightIdSchema = v.pipe(v.string(), v.uuid('not a UUID'));

export const HighlightSchema = v.strictObject({
  id: HighlightIdSchema,
  page: PageSchema,
  quote: TextQuoteSelectorSchema,
  position: v.exactOptional(TextPositionSelectorSchema),
  occurrence: v.exactOptional(OccurrenceSchema),
  color: v.picklist(COLORS),
  note: text(MAX_NOTE_LENGTH),
  tags: TagListSchema,
  /** Officials, bodies and slogans that were marked inside the passage. */
  entities: v.pipe(v.array(EntityRefSchema), v.maxLength(MAX_ENTITIES)),
  /** Who made it, where another program says so. */
  creator: v.exactOptional(text(500)),
  created: MomentSchema,
  modified: MomentSchema,
  /** Counts changes: who writes says which one he has read, so that nobody overwrites another unseen. */
  revision: v.pipe(offset, v.minValue(1)),
  /** When it was put into the bin. */
  deleted: v.exactOptional(MomentSchema),
});
export type Highlight = v.InferOutput<typeof HighlightSchema>;
