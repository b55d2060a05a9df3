/** The packaged knowledge base: the files that `npm run seeds` writes, fetched from the extension itself and checked. */
import * as v from 'valibot';
import { SourceSchema } from '../core/model/entity';
import { EntitySchema } from './packs/format';
import { PackError, type PackagedFile } from './packaged-file';

const text = v.pipe(v.string(), v.minLength(1));
const size = v.pipe(v.number(), v.integer(), v.minValue(1));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const packId = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/));

const PackManifestSchema = v.object({
  id: packId,
  version: text,
  entities: v.pipe(v.number(), v.integer()),
  bytes: v.object({ pack: size, gazetteer: size }),
  sha256: v.object({ pack: sha256, gazetteer: sha256 }),
});
export type PackManifest = v.InferOutput<typeof PackManifestSchema>;
/** What is shipped: every pack, and the dictionary of words, which serves them all. */
export const ManifestSchema = v.object({
  /** Of all packs together. */
  version: text,
  packs: v.pipe(v.array(PackManifestSchema), v.minLength(1)),
  words: v.object({ bytes: size, sha256 }),
});
export type Manifest = v.InferOutput<typeof ManifestSchema>;

export const PackSchema = v.object({
  id: packId,
  version: text,
  name: v.object({ en: text, zh: text }),
  licence: text,
  description: v.optional(v.object({ en: text, zh: text })),
  /** When what may have changed since was looked at last: 2025-06. */
  asOf: v.optional(text),
  /** All that its entries are cited to, whichever pack lists it too. */
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

/** A pack and its gazetteer as the manifest announces them, or a PackError: never a part of them. */
export async function loadPack(
  announced: PackManifest,
  read: ReadFile,
): Promise<{ pack: Pack; gazetteer: ArrayBuffer }> {
  const { id, version, entities, bytes, sha256 } = announced;
  const file = `${id}/pack.json` as const;
  const [packBytes, gazetteer] = await Promise.all([
    readChecked(file, bytes.pack, sha256.pack, read),
    readChecked(`${id}/gazetteer.bin`, bytes.gazetteer, sha256.gazetteer, read),
  ]);
  const pack = parse(PackSchema, file, packBytes);
  if (pack.id !== id || pack.version !== version)
    throw new PackError(`${file} is not the pack that manifest.json announces`);
  if (pack.entities.length !== entities)
    throw new PackError(`${file} has ${pack.entities.length} entries instead of ${entities}`);
  return { pack, gazetteer };
}

/** The dictionary of words that the manifest announces, or a PackError. */
export function loadWordsFile({ words }: Manifest, read: ReadFile): Promise<ArrayBuffer> {
  return readChecked('words.bin', words.bytes, words.sha256, read);
}

async function readChecked(name: PackagedFile, size: number, checksum: string, read: ReadFile): Promise<ArrayBuffer> {
  const bytes = await read(name);
  const fault =
    bytes.byteLength !== size
      ? `it has ${bytes.byteLength} bytes instead of ${size}`
      : (await toSha256(bytes)) !== checksum
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
