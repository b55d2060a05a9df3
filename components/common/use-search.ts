/** The search, for popup and library: there as soon as the index is read. */
import { useEffect, useState } from 'preact/hooks';
import { loadSearch, type LoadedSearch } from '../../lib/kb/search/load';
import type { EntitySearch } from '../../lib/kb/search/search';
import { useStored, type Stored } from './use-stored';

export interface Search extends Omit<Stored<LoadedSearch>, 'stored'> {
  /** null until it is read. */
  search: EntitySearch | null;
}

export function useSearch(): Search {
  const { stored, ...seeding } = useStored(loadSearch, toVersion);
  const [whole, setWhole] = useState<{ of: LoadedSearch; search: EntitySearch } | null>(null);
  useEffect(() => {
    let over = false;
    // without explanations, names are found all the same
    stored?.whole.then(
      (search) => !over && setWhole({ of: stored, search }),
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [stored]);
  return { ...seeding, search: stored && (whole?.of === stored ? whole.search : stored.search) };
}

const toVersion = ({ version }: LoadedSearch): string => version;
