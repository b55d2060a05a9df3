/** The stored gazetteers, opened. A worker or page opens them once, and anew where a pack has been replaced. */
import { loadGazetteer, type Gazetteer } from '../core/match/gazetteer';
import { database, type PackRow } from './database';
import { findLeftOut, loadPacks } from './layers';

let opened: { versions: string; gazetteers: Promise<Gazetteer[]> } | undefined;

/** The gazetteer of every stored pack, first who has the first say. Throws where the database can't be read or a gazetteer is damaged. */
export async function openGazetteers(): Promise<Gazetteer[]> {
  const packs = await loadPacks();
  const versions = packs.map(({ id, version, seededAt }) => `${id}@${version}@${seededAt}`).join();
  if (opened?.versions !== versions) opened = { versions, gazetteers: readGazetteers(packs) };
  try {
    return await opened.gazetteers;
  } catch (error) {
    opened = undefined; // the next call tries again
    throw error;
  }
}

async function readGazetteers(packs: readonly PackRow[]): Promise<Gazetteer[]> {
  const leftOut = findLeftOut(packs);
  const rows = await database.gazetteers.bulkGet(packs.map(({ id }) => id));
  return rows.flatMap((row) => (row ? [loadGazetteer(row.buffer, leftOut.get(row.pack))] : []));
}
