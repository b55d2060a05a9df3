/**
 * What each message may hold. Written against the types of `protocol.ts`, so that the compiler says when the two
 * part; kept apart from `messages.ts`, so that valibot stays out of the content scripts.
 */
import * as v from 'valibot';
import { EVIDENCE_CODES, PLACE_BASES } from '../core/model/annotation';
import { COLORS, EntityRefSchema, HighlightIdSchema, MAX_NOTE_LENGTH, TagListSchema } from '../core/model/highlight';
import { MAX_ARTICLES, MAX_BLOCK_LENGTH, MAX_BLOCKS, MAX_TEXT_LENGTH } from './limits';
import { DaySchema } from '../core/model/entity';
import type { AnnotateRequest, FrameCardAnswer, Protocol, SelectedName } from './protocol';

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

const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_BLOCKS));
const address = v.pipe(v.string(), v.maxLength(10_000));
const pageRef = { url: address, canonical: v.exactOptional(address) };

export const AnnotateRequestSchema: v.GenericSchema<unknown, AnnotateRequest> = v.pipe(
  v.strictObject({
    facts,
    page: v.exactOptional(v.strictObject(pageRef)),
    articles: v.exactOptional(v.pipe(v.array(v.strictObject({ from: index, facts })), v.maxLength(MAX_ARTICLES))),
    blocks: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_BLOCK_LENGTH))), v.maxLength(MAX_BLOCKS)),
  }),
  v.check(
    ({ blocks }) => blocks.reduce((sum, text) => sum + text.length, 0) <= MAX_TEXT_LENGTH,
    'more text than one request may hold',
  ),
  v.check(
    ({ articles = [], blocks }) =>
      articles.every(({ from }, i) => from > (articles[i - 1]?.from ?? -1) && from < blocks.length),
    'articles out of order',
  ),
);

export const EntityIdSchema = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^(official|body|slogan):[a-z0-9/-]+$/, 'not an entity id'),
);

const nothing = v.undefined();

const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TEXT_LENGTH));
/**
 * Pages may hold half of a character (a lone surrogate), which no file takes: a sign that stands for it (U+FFFD) is as
 * long, so offsets stay true, and the same on every visit.
 */
const wellFormed = v.transform((text: string) => text.toWellFormed());
const pageText = {
  ...pageRef,
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH), wellFormed),
};
const passage = { ...pageText, start: offset, end: offset };
const isInside = <P extends { text: string; start: number; end: number }>() =>
  v.check<P, string>(({ text, start, end }) => start < end && end <= text.length, 'the passage is not in the text');
const color = v.picklist(COLORS);

const line = (longest: number) => v.pipe(v.string(), v.maxLength(longest), wellFormed);
/** What a page's script answers: no less to be checked than what it asks. */
export const SelectedNameSchema: v.GenericSchema<unknown, SelectedName> = v.strictObject({
  text: line(500),
  quote: line(40),
  url: address,
  title: line(300),
  outlet: v.exactOptional(line(300)),
  date: v.exactOptional(DaySchema),
  place: v.exactOptional(v.pipe(v.string(), v.regex(/^cn(-\d{6})?$/))),
});

const tab = v.strictObject({ tabId: v.pipe(v.number(), v.integer(), v.minValue(0)) });

const px = v.pipe(v.number(), v.minValue(-1e6), v.maxValue(1e6));
const frameId = v.pipe(v.number(), v.integer(), v.minValue(0));
const token = v.pipe(v.number(), v.finite());
const word = v.pipe(v.string(), v.maxLength(500));
const words = v.exactOptional(word);
/** Parts that no card shows are left out. */
const annotation = v.object({
  start: offset,
  end: offset,
  surface: word,
  type: v.picklist(['official', 'body', 'slogan']),
  id: EntityIdSchema,
  name: word,
  status: v.picklist(['linked', 'possible']),
  confidence: v.number(),
  why: v.pipe(
    v.array(
      v.strictObject({
        code: v.picklist(EVIDENCE_CODES),
        text: words,
        with: words,
        place: words,
        basis: v.exactOptional(v.picklist(PLACE_BASES)),
      }),
    ),
    v.maxLength(50),
  ),
  candidates: v.exactOptional(
    v.pipe(v.array(v.strictObject({ id: EntityIdSchema, name: word, confidence: v.number() })), v.maxLength(50)),
  ),
  office: v.exactOptional(
    v.strictObject({ title: word, body: word, basis: v.picklist(['attested', 'within', 'nearest', 'undated']) }),
  ),
  term: v.exactOptional(v.boolean()),
  phrase: v.exactOptional(v.boolean()),
  again: v.exactOptional(v.literal(true)),
});
const frameCard = v.strictObject({
  annotation,
  context: v.exactOptional(
    v.object({
      from: offset,
      to: offset,
      date: words,
      place: words,
      placeName: words,
      placeBasis: v.exactOptional(v.picklist(PLACE_BASES)),
      outlet: words,
    }),
  ),
  noted: v.boolean(),
  vertical: v.boolean(),
  rects: v.pipe(v.array(v.strictObject({ x: px, y: px, width: px, height: px })), v.minLength(1), v.maxLength(50)),
  x: v.exactOptional(px),
  pinned: v.boolean(),
  focus: v.boolean(),
  nth: index,
  width: px,
  height: px,
});
const rejectionScope = v.picklist(['mention', 'page', 'site']);
/** What a frame's script answers to the page around. */
export const FrameCardAnswerSchema: v.GenericSchema<unknown, FrameCardAnswer> = v.union([
  v.boolean(),
  v.strictObject({ state: v.literal('done'), choice: HighlightIdSchema }),
  v.strictObject({
    state: v.literal('failed'),
    failure: v.picklist(['full', 'private', 'newer', 'closed', 'gone', 'long', 'other']),
    cause: line(2_000),
  }),
]);

/** One schema for each message that the background receives. */
export const schemas = {
  wake: v.picklist(['chinese', 'highlights', 'selection', 'frame', 'frame-selection']),
  bring: v.picklist(['interaction', 'surfaces']),
  annotate: AnnotateRequestSchema,
  card: EntityIdSchema,
  openEntity: EntityIdSchema,
  countHighlights: v.strictObject(pageRef),
  anchorHighlights: v.strictObject(pageText),
  saveHighlight: v.pipe(
    v.strictObject({
      ...passage,
      title: v.pipe(v.string(), v.maxLength(2_000), wellFormed),
      date: v.exactOptional(DaySchema),
      color,
      entities: v.pipe(v.array(EntityRefSchema), v.maxLength(500)),
    }),
    isInside(),
  ),
  reattachHighlight: v.pipe(v.strictObject({ ...passage, id: HighlightIdSchema }), isInside()),
  rejectEntity: v.strictObject({
    page: v.strictObject(pageRef),
    entity: EntityIdSchema,
    scope: rejectionScope,
    quote: v.strictObject({ exact: line(500), prefix: line(40), suffix: line(40) }),
  }),
  undoRejection: HighlightIdSchema,
  cardAround: v.variant('do', [
    v.strictObject({ token, do: v.literal('open'), card: frameCard }),
    v.strictObject({ token, do: v.picklist(['leave', 'close', 'pin']) }),
  ]),
  actInFrame: v.strictObject({
    frameId,
    act: v.variant('do', [
      v.strictObject({
        token,
        do: v.picklist(['closed', 'pinned', 'unpinned', 'save', 'note', 'next', 'previous', 'check']),
      }),
      v.strictObject({ token, do: v.literal('reject'), scope: rejectionScope }),
      v.strictObject({ token, do: v.literal('undo'), choice: HighlightIdSchema }),
    ]),
  }),
  seeding: nothing,
  retrySeeding: nothing,
  highlight: HighlightIdSchema,
  changeHighlight: v.strictObject({
    id: HighlightIdSchema,
    revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
    color: v.exactOptional(color),
    note: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_NOTE_LENGTH), wellFormed)),
    tags: v.exactOptional(TagListSchema),
  }),
  binHighlight: v.strictObject({ id: HighlightIdSchema, binned: v.boolean() }),
  keepDraft: v.strictObject({
    token: v.pipe(v.string(), v.regex(/^[\d-]{1,60}$/)),
    // As it is being typed: what is too much or half a character is mended where it is taken in (left-drafts).
    draft: v.nullable(
      v.strictObject({
        id: HighlightIdSchema,
        revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
        note: v.pipe(v.string(), v.maxLength(2 * MAX_NOTE_LENGTH)),
        tags: TagListSchema,
        left: v.exactOptional(v.literal(true)),
      }),
    ),
  }),
  openHighlight: HighlightIdSchema,
  siteChanged: tab,
  readTab: tab,
} satisfies { [T in keyof Protocol]?: v.GenericSchema<unknown, Parameters<Protocol[T]>[0]> };
