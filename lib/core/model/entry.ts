/** What the reader adds to the knowledge base, corrects in it, and says is not so. */
import * as v from 'valibot';
import { BodySchema, OfficialSchema, SloganSchema, SourceSchema, type Entity } from './entity';
import { TextQuoteSelectorSchema } from './highlight';

const moment = v.pipe(v.string(), v.isoTimestamp());
const revision = v.pipe(v.number(), v.integer(), v.minValue(1));
const entityId = v.pipe(v.string(), v.regex(/^(?:official|body|slogan):[a-z0-9/-]+$/, 'not an entity id'));
/** Longer is no note on an entity. UTF-16 units. */
export const MAX_ENTRY_NOTE_LENGTH = 20_000;

export const OwnEntitySchema = v.variant('type', [
  v.strictObject({ type: v.literal('official'), ...OfficialSchema.entries }),
  v.strictObject({ type: v.literal('body'), ...BodySchema.entries }),
  v.strictObject({ type: v.literal('slogan'), ...SloganSchema.entries }),
]) satisfies v.GenericSchema<unknown, Entity>;

/** One for an entity: the reader's own wording of it (new, or in the place of a pack's), a note, or that it is hidden. */
export const EntrySchema = v.strictObject({
  /** The entity's. */
  id: entityId,
  entity: v.exactOptional(OwnEntitySchema),
  /** Those that `entity` refers to: pages it was read on, a pack's sources it was corrected with. */
  sources: v.array(SourceSchema),
  note: v.pipe(v.string(), v.maxLength(MAX_ENTRY_NOTE_LENGTH)),
  hidden: v.boolean(),
  created: moment,
  modified: moment,
  revision,
  /** When it was put into the bin. */
  deleted: v.exactOptional(moment),
});
export type Entry = v.InferOutput<typeof EntrySchema>;

/** “Not this one here”: of a mention, on a page, or on a whole site. */
export const ChoiceSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  entity: entityId,
  /** As it was called then: packs come and go. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  scope: v.picklist(['mention', 'page', 'site']),
  /** The host. */
  site: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  /** Of a mention and a page: the page's address, normalised. */
  address: v.exactOptional(v.pipe(v.string(), v.maxLength(10_000))),
  /** Of a mention: its surface, and what stands around it. */
  quote: v.exactOptional(TextQuoteSelectorSchema),
  created: moment,
  modified: moment,
  revision,
});
export type Choice = v.InferOutput<typeof ChoiceSchema>;
