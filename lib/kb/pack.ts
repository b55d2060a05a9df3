/** The packaged knowledge base: the files that `npm run seeds` writes, fetched from the extension itself and checked. */
import * as v from 'valibot';
import { BodySchema, OfficialSchema, SloganSchema, SourceSchema, type Entity } from '../core/model/entity';
import { PackError, type PackagedFile } from './packaged-file';

const text = v.pipe(v.string(), v.minLength(1));
const size = v.pipe(v.number(), v.integer(), v.minValue(1));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const ManifestSchema = v.object({
  id: text,
  version: text,
  entities: v.pipe(v.number(), v.integer()),
  bytes: v.object({ pack: size, gazetteer: size, words: size }),
  sha256: v.object({ pack: sha256, gazetteer: sha256, words: sha256 }),
});
export type Manifest = v.InferOutput<typeof ManifestSchema>;

const EntitySchema = v.variant('type', [
  v.strictObject({ type: v.literal('official'), ...OfficialSchema.entries }),
  v.strictObject({ type: v.literal('body'), ...BodySchema.entries }),
  v.strictObject({ type: v.literal('slogan'), ...SloganSchema.entries }),
]) satisfies v.GenericSchema<unknown, Entity>;

export const PackSchema = v.object({
  id: text,
  version: text,
  name: v.object({ en: text, zh: text }),
  licence: text,
  sources: v.array(SourceSchema),
  places: v.record(v.string(), text),
  organs: v.optional(v.array(text)),
  entities: v.array(EntitySchema),
});
export type Pack = v.InferOutput<typeof PackSchema>;

/** Hands in the files; throws PackError where one is missing. */
export type ReadFile = (name: PackagedFile) => Promise<ArrayBuffer>;

/** Throws PackError. */
export async function loadManifest(read: ReadFile): Promise<Manifest> {
  return parse(ManifestSchema, 'manifest.json', await read('manifest.json'));
}

/** The pack and gazetteer that the manifest announces, or a PackError: never a part of them. */
export async function loadPack(manifest: Manifest, read: ReadFile): Promise<{ pack: Pack; gazetteer: ArrayBuffer }> {
  const [packBytes, gazetteer] = await Promise.all([
    readChecked(manifest, 'pack', read),
    readChecked(manifest, 'gazetteer', read),
  ]);
  const pack = parse(PackSchema, 'pack.json', packBytes);
  if (pack.id !== manifest.id || pack.version !== manifest.version)
    throw new PackError('pack.json is not the pack that manifest.json announces');
  if (pack.entities.length !== manifest.entities)
    throw new PackError(`pack.json has ${pack.entities.length} entries instead of ${manifest.entities}`);
  return { pack, gazetteer };
}

/** The dictionary of words that the manifest announces, or a PackError. */
export function loadWordsFile(manifest: Manifest, read: ReadFile): Promise<ArrayBuffer> {
  return readChecked(manifest, 'words', read);
}

const FILES = { pack: 'pack.json', gazetteer: 'gazetteer.bin', words: 'words.bin' } as const;

async function readChecked(manifest: Manifest, part: keyof typeof FILES, read: ReadFile): Promise<ArrayBuffer> {
  const name = FILES[part];
  const bytes = await read(name);
  const expected = manifest.bytes[part];
  const fault =
    bytes.byteLength !== expected
      ? `it has ${bytes.byteLength} bytes instead of ${expected}`
      : (await toSha256(bytes)) !== manifest.sha256[part]
        ? 'its checksum differs'
        : null;
  if (fault) throw new PackError(`${name} is damaged (${fault}); reinstalling Jiazhu mends this`);
  return bytes;
}

function parse<T>(schema: v.GenericSchema<unknown, T>, name: string, bytes: ArrayBuffer): T {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new PackError(`${name} is not JSON`, { cause });
  }
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  throw new PackError(`${name}: ${v.getDotPath(result.issues[0]) ?? 'file'}: ${result.issues[0].message}`);
}

async function toSha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
