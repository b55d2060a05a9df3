/** The search of everything that is stored, as an extension page opens it. */
import { database } from '../database';
import { loadPacks } from '../layers';
import { openSearch, type EntitySearch } from './search';
import { isCurrent, openIndexRow } from './stored';

export interface LoadedSearch {
  /** Of the packs that it knows: another one is another search. */
  version: string;
  search: EntitySearch;
  /** The same with explanations and notes, which come a little later. */
  whole: Promise<EntitySearch>;
}

/** Null where nothing is stored, or nothing that this version can read: the background is about to mend that. */
export async function loadSearch(): Promise<LoadedSearch | null> {
  const [packs, rows] = await Promise.all([loadPacks(), database.searchIndexes.toArray()]);
  const kept = packs.flatMap(({ id, version }) => rows.find((row) => row.pack === id && isCurrent(row, version)) ?? []);
  const hidden = new Set(packs.flatMap((pack) => pack.hidden ?? []));
  if (!kept.some(({ pack }) => packs.some(({ id, origin }) => id === pack && origin !== 'own'))) return null;
  const opened = await Promise.all(kept.map(openIndexRow));
  const toWhole = async (): Promise<EntitySearch> =>
    openSearch(await Promise.all(opened.map(({ whole }) => whole())), { hidden });
  return {
    version: kept.map(({ pack, version }) => `${pack}@${version}`).join(),
    search: openSearch(
      opened.map(({ index }) => index),
      { hidden },
    ),
    whole: toWhole(),
  };
}
