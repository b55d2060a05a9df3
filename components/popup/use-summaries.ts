/** What a list shows of the entities found on a page: from the search's index, and of bodies by rule from the database. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { getSummaries } from '../../lib/kb/queries';
import type { EntitySearch } from '../../lib/kb/search/search';
import type { Summary } from '../../lib/kb/search/summary';
import type { FoundEntity } from '../../lib/messaging/protocol';

const NONE: Summary[] = [];

export function useSummaries(found: FoundEntity[], search: EntitySearch | null): ReadonlyMap<string, Summary> {
  const listed = useMemo(() => (search ? found.flatMap(({ id }) => search.get(id) ?? []) : NONE), [found, search]);
  const [others, setOthers] = useState(NONE);
  // The page is asked again and again; what it names stays the same mostly.
  const missing = search
    ? found
        .filter(({ id }) => !listed.some((summary) => summary.id === id))
        .map(({ id }) => id)
        .join()
    : '';
  useEffect(() => {
    let over = false;
    if (missing)
      getSummaries(missing.split(',')).then(
        (summaries) => !over && setOthers(summaries),
        () => undefined, // the list is there without them
      );
    return () => {
      over = true;
    };
  }, [missing]);
  return useMemo(() => new Map([...others, ...listed].map((summary) => [summary.id, summary])), [others, listed]);
}
