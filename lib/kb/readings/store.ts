/** Every read and write of the reading log. */
import { mergeReadings, toOldestKept, toReadAgain, type PageRead, type Reading } from '../../core/model/reading';
import { readingDaysSetting } from '../../settings/settings';
import { HighlightStorageError, toStorageError } from '../highlights/errors';
import { LOCK } from '../own-commit';
import { hasRoom } from '../room';
import { isLogThere, readingDatabase as database } from './database';

/** One page, all of a site (a URL's host), those last read before a moment, or everything. */
export type Removal = { address: string } | { site: string } | { before: string } | 'all';

/** A page that is being read: its one row is made or brought up to date, and what is too old goes. */
export async function recordReading(page: PageRead): Promise<void> {
  const oldest = toOldestKept(await readingDaysSetting.getValue(), new Date());
  await write(async () => {
    await database.pages.put(toReadAgain(await database.pages.get(page.address), page, new Date()));
    if (oldest) await select({ before: oldest }).delete();
  });
}

/** Removes pages at once, and gives them back for who wants to take that back. */
export async function removeReadings(removal: Removal): Promise<Reading[]> {
  return write(async () => {
    const removed = await select(removal).toArray();
    await select(removal).delete();
    return removed;
  });
}

/** Removes what is older than the reader wants it kept. Does not open a log that is not there. */
export async function pruneReadings(): Promise<Reading[]> {
  const oldest = toOldestKept(await readingDaysSetting.getValue(), new Date());
  return oldest !== null && (await isLogThere()) ? removeReadings({ before: oldest }) : [];
}

/** Puts pages beside those that are there; of one in both, the two are made one. All or none. */
export async function putReadings(readings: readonly Reading[]): Promise<void> {
  await write(async () => {
    const here = await database.pages.bulkGet(readings.map(({ address }) => address));
    await database.pages.bulkPut(readings.map((reading, i) => (here[i] ? mergeReadings(here[i], reading) : reading)));
  });
}

/** The last read first. */
export const listReadings = (limit: number): Promise<Reading[]> =>
  database.pages.orderBy('last').reverse().limit(limit).toArray();

/** On which pages an entity was found, the last read first. */
export const findReadingsOf = async (entity: string): Promise<Reading[]> =>
  (await database.pages.where('entities').equals(entity).sortBy('last')).reverse();

export const countReadings = (): Promise<number> => database.pages.count();

/** For a backup: nothing where there is no log. */
export const loadReadings = async (): Promise<Reading[]> => ((await isLogThere()) ? database.pages.toArray() : []);

function select(removal: Removal) {
  if (removal === 'all') return database.pages.toCollection();
  if ('address' in removal) return database.pages.where('address').equals(removal.address);
  if ('before' in removal) return database.pages.where('last').below(removal.before);
  return database.pages.where('address').startsWithAnyOf([`https://${removal.site}/`, `http://${removal.site}/`]);
}

async function write<T>(work: () => Promise<T>): Promise<T> {
  if (!(await hasRoom())) throw new HighlightStorageError('full', 'there is no room on the disk');
  try {
    return await navigator.locks.request(LOCK, () => database.transaction('rw', database.pages, work));
  } catch (error) {
    throw toStorageError(error);
  }
}
