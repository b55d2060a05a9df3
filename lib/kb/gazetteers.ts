/** The stored gazetteers, opened. A worker or page opens them once, and anew where a pack has been replaced. */
import { loadGazetteer, type Gazetteer } from '../core/match/gazetteer';
import { database } from './database';

let opened: { versions: string; gazetteers: Promise<Gazetteer[]> } | undefined;

/** The gazetteer of every stored pack. Throws where the database can't be read or a gazetteer is damaged. */
export async function openGazetteers(): Promise<Gazetteer[]> {
  const versions = (await database.packs.toArray()).map(({ id, version }) => `${id}@${version}`).join();
  if (opened?.versions !== versions) opened = { versions, gazetteers: readGazetteers() };
  try {
    return await opened.gazetteers;
  } catch (error) {
    opened = undefined; // the next call tries again
    throw error;
  }
}

async function readGazetteers(): Promise<Gazetteer[]> {
  return (await database.gazetteers.toArray()).map(({ buffer }) => loadGazetteer(buffer));
}
