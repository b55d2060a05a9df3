/** The stored gazetteers, opened. A worker or page opens each once, and anew where its pack has been replaced. */
import { loadGazetteer, type Gazetteer } from '../core/match/gazetteer';
import { database, type PackRow } from './database';
import { findLeftOut, loadPacks } from './layers';

let opened: { versions: string; gazetteers: Promise<Gazetteer[]> } | undefined;
/** What was read, by pack and version: an own entry that changes is no reason to read megabytes of the others again. */
let buffers = new Map<string, ArrayBuffer>();

/** The gazetteer of every stored pack, first who has the first say. Throws where the database can't be read or a gazetteer is damaged. */
export async function openGazetteers(): Promise<Gazetteer[]> {
  const packs = await loadPacks();
  const versions = packs.map(toVersion).join();
  if (opened?.versions !== versions) opened = { versions, gazetteers: readGazetteers(packs) };
  try {
    return await opened.gazetteers;
  } catch (error) {
    opened = undefined; // the next call tries again
    throw error;
  }
}

const toVersion = ({ id, version, seededAt }: PackRow): string => `${id}@${version}@${seededAt}`;

async function readGazetteers(packs: readonly PackRow[]): Promise<Gazetteer[]> {
  const leftOut = findLeftOut(packs);
  const unread = packs.filter((pack) => !buffers.has(toVersion(pack)));
  const rows = await database.gazetteers.bulkGet(unread.map(({ id }) => id));
  const read = new Map(unread.map((pack, i) => [toVersion(pack), rows[i]?.buffer]));
  const current = packs.flatMap((pack) => {
    const buffer = buffers.get(toVersion(pack)) ?? read.get(toVersion(pack));
    return buffer ? [{ pack, buffer }] : [];
  });
  const gazetteers = current.map(({ pack, buffer }) => loadGazetteer(buffer, leftOut.get(pack.id)));
  buffers = new Map(current.map(({ pack, buffer }) => [toVersion(pack), buffer]));
  return gazetteers;
}
