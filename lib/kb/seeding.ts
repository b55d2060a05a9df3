/**
 * Brings the packaged knowledge base into IndexedDB. Asked whenever the database is about to be read, not only on
 * install, so that an evicted, half-written or older database mends itself.
 *
 *   stored versions = packaged versions → nothing to do (one small fetch, a few rows read)
 *   otherwise → fetch the files of the packs that differ, check them, replace those packs' rows in one transaction
 *
 * Shipped packs that the extension does not bring any more go in the same transaction; a pack of the reader's own stays.
 *
 * Worker, popup and library may all arrive at once: the version is read again inside the write transaction, and
 * whoever comes second finds the work done. If anything fails, the old rows are still there.
 */
import type { SeedingState } from '../messaging/protocol';
import { database, type PackRow } from './database';
import { refreshShadows } from './layers';
import { loadManifest, loadPack, type Manifest, type Pack, type PackManifest, type ReadFile } from './pack';
import { PackError, readPackagedFile } from './packaged-file';
import { erasePack, PACK_TABLES, putPack, type PackToStore } from './packs/store';
import { hasRoom } from './room';
import { indexAnew, indexPack, loadShippedEntities } from './search/keep';
import { isCurrent } from './search/stored';
import { getWordsFailure, loadWords } from './words';

/** The knowledge base could not be brought up to date; `message` can be shown to the reader. */
export class SeedingError extends Error {
  override name = 'SeedingError';
}

let running: Promise<string> | undefined;
let failure: SeedingError | undefined;

/** Resolves with the version of the whole once every pack is stored; throws SeedingError. Concurrent calls share one run. */
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
  const { due, gone, unindexed } = await compareStored(manifest);
  if (due.length > 0 && !(await hasRoom())) throw new SeedingError('the disk or the browser’s storage is full');
  const loaded = await Promise.all(due.map((announced) => loadPack(announced, read)));
  if (due.length + gone.length > 0) await replacePacks(manifest, loaded);
  if (unindexed.length > 0) await indexAnew(unindexed);
  return manifest.version;
}

interface Comparison {
  /** What the manifest announces and is not stored so. */
  due: PackManifest[];
  /** Ids of shipped packs that it announces no more. */
  gone: string[];
  /** What stays, and has no index that search of today can read. The own pack sees to its own. */
  unindexed: PackRow[];
}

async function compareStored(manifest: Manifest): Promise<Comparison> {
  const [stored, rows] = await Promise.all([database.packs.toArray(), database.searchIndexes.toArray()]);
  const versions = new Map(stored.map((p) => [p.id, p.version]));
  const indexes = new Map(rows.map((row) => [row.pack, row]));
  const announced = new Set(manifest.packs.map((p) => p.id));
  const due = manifest.packs.filter((p) => versions.get(p.id) !== p.version);
  const gone = stored.flatMap(({ id, origin = 'shipped' }) => (origin === 'shipped' && !announced.has(id) ? [id] : []));
  const leaves = new Set([...due.map(({ id }) => id), ...gone]);
  const unindexed = stored.filter(
    ({ id, version, origin }) => origin !== 'own' && !leaves.has(id) && !isCurrent(indexes.get(id), version),
  );
  return { due, gone, unindexed };
}

async function replacePacks(
  manifest: Manifest,
  loaded: readonly { pack: Pack; gazetteer: ArrayBuffer }[],
): Promise<void> {
  const context = [...loaded.flatMap(({ pack }) => pack.entities), ...(await loadShippedEntities())];
  const toStore = loaded.map(({ pack, gazetteer }): PackToStore => {
    const { id, version, entities } = pack;
    const places = new Map(Object.entries(pack.places));
    return { ...toRow(pack), gazetteer, index: indexPack({ id, version }, entities, { places, context }) };
  });
  await database.transaction('rw', PACK_TABLES, async () => {
    // another page may have been here meanwhile
    const { due, gone } = await compareStored(manifest);
    for (const id of gone) await erasePack(id);
    for (const pack of toStore) if (due.some(({ id }) => id === pack.row.id)) await putPack(pack);
    if (gone.length > 0) await refreshShadows();
  });
}

function toRow(pack: Pack): Pick<PackToStore, 'row' | 'entities'> {
  const { entities, description, asOf, organs, ...head } = pack;
  const row: PackRow = {
    ...head,
    ...(description && { description }),
    ...(asOf && { asOf }),
    ...(organs && { organs }),
    origin: 'shipped',
    seededAt: Date.now(),
    count: entities.length,
  };
  return { row, entities };
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
