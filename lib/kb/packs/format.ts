/**
 * A pack as a file: entities with their sources and a licence. The format is documented in `seeds/PACKS.md`, stated in
 * `assets/schema/pack.schema.json` (made of these schemas by `npm run schema`) and shown by `seeds/example-pack.json`.
 *
 *   {
 *     "format": "jiazhu-pack", "formatVersion": 1,
 *     "id": "guangdong-2023", "version": "2023.4",
 *     "name": { "en": "…", "zh": "…" }, "licence": "CC-BY-4.0",
 *     "sources": [ … ], "entities": [ { "type": "official", … }, … ]
 *   }
 */
import * as v from 'valibot';
import { BodySchema, OfficialSchema, SloganSchema, SourceSchema, type Entity } from '../../core/model/entity';

export const PACK_FORMAT = 'jiazhu-pack';
/** Rises only where an older Jiazhu would take a file wrongly. */
export const PACK_FORMAT_VERSION = 1;
/** No pack of this size is met; a file that claims more is a mistake or an attack. */
export const MAX_ENTITIES = 200_000;

const line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(500),
  v.check((s) => s.isWellFormed(), 'holds half of a character'),
);
const bilingual = v.strictObject({ en: line, zh: line });

export const EntitySchema = v.variant('type', [
  v.strictObject({ type: v.literal('official'), ...OfficialSchema.entries }),
  v.strictObject({ type: v.literal('body'), ...BodySchema.entries }),
  v.strictObject({ type: v.literal('slogan'), ...SloganSchema.entries }),
]) satisfies v.GenericSchema<unknown, Entity>;

/** All but sources and entities, which are checked one by one. */
export const PackHeadSchema = v.strictObject({
  /** Where editors find the JSON Schema; not kept. */
  $schema: v.exactOptional(v.string()),
  format: v.literal(PACK_FORMAT),
  formatVersion: v.literal(PACK_FORMAT_VERSION),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'an id has small letters, digits and hyphens')),
  version: v.pipe(line, v.maxLength(60)),
  name: bilingual,
  description: v.exactOptional(bilingual),
  licence: line,
  homepage: v.exactOptional(v.pipe(line, v.regex(/^https?:\/\//, 'an address begins with http:// or https://'))),
  /** Names of the places that its entries lie in, where Jiazhu does not know them: code → Chinese name. */
  places: v.exactOptional(
    v.pipe(
      v.unknown(),
      // Else an empty one is taken for an object.
      v.check((places) => !Array.isArray(places), 'is a list'),
      v.record(v.pipe(v.string(), v.regex(/^cn(-\d{6})?$/, 'a place is cn or cn-XXXXXX')), line),
    ),
  ),
});

export const PackFileSchema = v.strictObject({
  ...PackHeadSchema.entries,
  sources: v.array(SourceSchema),
  entities: v.pipe(v.array(EntitySchema), v.minLength(1), v.maxLength(MAX_ENTITIES)),
});
/** A pack that was read and found sound. */
export type PackFile = v.InferOutput<typeof PackFileSchema>;
