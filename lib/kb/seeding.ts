/**
 * Brings the packaged knowledge base into IndexedDB. Asked whenever the database is about to be read, not only on
 * install, so that an evicted, half-written or older database mends itself.
 *
 *   stored version = packaged version → nothing to do (one small fetch, one row read)
 *   otherwise → fetch both files, check them, replace the pack's rows in one transaction
 *
 * Worker, popup and library may all arrive at once: the version is read again inside the write transaction, and
 * whoever comes second finds the work done. If anything fails, the old rows are still there.
 */
import type { SeedingState } from '../messaging/protocol';
import { CHUNK_SIZE, database, type EntityChunkRow } from './database';
import { loadManifest, loadPack, type Manifest, type Pack, type ReadFile } from './pack';
import { PackError, readPackagedFile } from './packaged-file';
import { hasRoom } from './room';
import { getWordsFailure, loadWords } from './words';

/** The knowledge base could not be brought up to date; `message` can be shown to the reader. */
export class SeedingError extends Error {
  override name = 'SeedingError';
}

let running: Promise<string> | undefined;
let failure: SeedingError | undefined;

/** Resolves with the pack's version once it is stored; throws SeedingError. Concurrent calls share one run. */
export function ensureSeeded(read: ReadFile = readPackagedFile): Promise<string> {
  running ??= seed(read)
    .then(
      (version) => {
        failure = undefined;
        return version;
      },
      (cause: unknown) => {
        failure = toSeedingError(cause);
        throw failure;
      },
    )
    .finally(() => {
      running = undefined;
    });
  return running;
}

/**
 * For the popup: answers at once, and sets seeding going where it is due. A failure stands until it is retried; so does
 * that of the dictionary, without which no page can be read, once a page has asked for it.
 */
export async function getSeedingState(): Promise<SeedingState> {
  const known = (running ? undefined : failure) ?? getWordsFailure();
  if (known) return { state: 'failed', cause: known.message };
  const run = ensureSeeded();
  // Up to date is known within milliseconds; only real work is reported as such.
  const soon = new Promise<null>((resolve) => setTimeout(() => resolve(null), 60));
  try {
    const version = await Promise.race([run, soon]);
    if (version !== null) return { state: 'ready', version };
    run.catch(() => undefined); // kept in `failure` and told by the next question
    return { state: 'seeding' };
  } catch (error) {
    return { state: 'failed', cause: toSeedingError(error).message };
  }
}

export async function retrySeeding(): Promise<SeedingState> {
  failure = undefined;
  if (getWordsFailure()) await loadWords().catch(() => undefined); // kept if it fails again
  return getSeedingState();
}

async function seed(read: ReadFile): Promise<string> {
  const manifest = await loadManifest(read);
  if (await isStored(manifest)) return manifest.version;
  if (!(await hasRoom())) throw new SeedingError('the disk or the browser’s storage is full');
  const { pack, gazetteer } = await loadPack(manifest, read);
  await replacePack(manifest, pack, gazetteer);
  return manifest.version;
}

async function isStored(manifest: Manifest): Promise<boolean> {
  return (await database.packs.get(manifest.id))?.version === manifest.version;
}

async function replacePack(manifest: Manifest, pack: Pack, buffer: ArrayBuffer): Promise<void> {
  const { packs, entityChunks, gazetteers } = database;
  await database.transaction('rw', packs, entityChunks, gazetteers, async () => {
    if (await isStored(manifest)) return;
    const { id, version, name, licence, sources, places, organs, entities } = pack;
    await entityChunks.where('pack').equals(id).delete();
    await entityChunks.bulkAdd(toChunks(id, entities));
    await gazetteers.put({ pack: id, version, buffer });
    await packs.put({
      id,
      version,
      name,
      licence,
      sources,
      places,
      ...(organs && { organs }),
      seededAt: Date.now(),
      count: entities.length,
    });
  });
}

function toChunks(pack: string, entities: Pack['entities']): EntityChunkRow[] {
  const rows: EntityChunkRow[] = [];
  for (let at = 0; at < entities.length; at += CHUNK_SIZE) {
    const chunk = entities.slice(at, at + CHUNK_SIZE);
    rows.push({ pack, n: rows.length, ids: chunk.map((e) => e.id), entities: chunk });
  }
  return rows;
}

function toSeedingError(cause: unknown): SeedingError {
  if (cause instanceof SeedingError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  if (cause instanceof PackError) return new SeedingError(cause.message, { cause });
  if (name === 'QuotaExceededError') return new SeedingError('the disk or the browser’s storage is full', { cause });
  if (name === 'VersionError')
    return new SeedingError('the database was written by a newer version of Jiazhu', { cause });
  return new SeedingError(
    `the browser’s database did not accept it (${cause instanceof Error ? cause.message : String(cause)})`,
    { cause },
  );
}
