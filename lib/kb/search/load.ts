/** The search of everything that is stored, as an extension page opens it. */
import { loadSnapshot } from '../queries';
import { buildSearchIndex } from './build-index';
import { openSearch, type EntitySearch } from './search';

export interface LoadedSearch {
  /** Of the packs that it knows: another one is another search. */
  version: string;
  search: EntitySearch;
  /** The same with explanations and notes, which come a little later. */
  whole: Promise<EntitySearch>;
}

/** Null where nothing is stored. */
export async function loadSearch(): Promise<LoadedSearch | null> {
  const { packs, entities, places } = await loadSnapshot();
  if (packs.length === 0) return null;
  const search = openSearch([buildSearchIndex(entities, { places })]);
  return { version: packs.map((p) => `${p.id}@${p.version}`).join(), search, whole: Promise.resolve(search) };
}
