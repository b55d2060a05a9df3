/**
 * What each message may hold. Written against the types of `protocol.ts`, so that the compiler says when the two
 * part; kept apart from `messages.ts`, so that valibot stays out of the content scripts.
 */
import * as v from 'valibot';
import { MAX_BLOCK_LENGTH, MAX_BLOCKS, MAX_PACKED_LENGTH, MAX_TEXT_LENGTH } from './limits';
import type { AnnotateRequest, Protocol } from './protocol';

const fact = v.strictObject({
  value: v.pipe(v.string(), v.maxLength(2_000)),
  from: v.picklist(['json-ld', 'meta', 'time', 'dateline', 'url', 'text', 'title', 'given']),
});
const facts = v.strictObject({
  url: v.exactOptional(v.pipe(v.string(), v.maxLength(10_000))),
  title: v.exactOptional(fact),
  outlet: v.exactOptional(fact),
  date: v.exactOptional(fact),
  place: v.exactOptional(fact),
});

/** Matches come back as JSON; what is inside is checked as well (unpackMatches). */
const packed = v.pipe(v.string(), v.maxLength(MAX_PACKED_LENGTH));
const block = v.union([
  v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_BLOCK_LENGTH)) }),
  v.strictObject({ matched: packed }),
]);

export const AnnotateRequestSchema: v.GenericSchema<unknown, AnnotateRequest> = v.pipe(
  v.strictObject({ facts, blocks: v.pipe(v.array(block), v.maxLength(MAX_BLOCKS)) }),
  v.check(
    ({ blocks }) => blocks.reduce((sum, b) => sum + ('text' in b ? b.text.length : 0), 0) <= MAX_TEXT_LENGTH,
    'more text than one request may hold',
  ),
);

export const EntityIdSchema = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^(official|body|slogan):[a-z0-9/-]+$/, 'not an entity id'),
);

const nothing = v.undefined();

/** One schema for each message that the background receives. */
export const schemas = {
  wake: nothing,
  annotate: AnnotateRequestSchema,
  card: EntityIdSchema,
  openEntity: EntityIdSchema,
  seeding: nothing,
  retrySeeding: nothing,
  siteChanged: v.strictObject({ tabId: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
} satisfies { [T in keyof Protocol]?: v.GenericSchema<unknown, Parameters<Protocol[T]>[0]> };
