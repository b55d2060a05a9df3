/** The library's pages by hash: `#/officials` (also `#/`), `#/bodies`, `#/slogans`, and one for each entity. */
import { useEffect, useState } from 'preact/hooks';
import type { EntityType } from '../../lib/core/model/entity';
import { fromEntityHash } from '../../lib/kb/entity-address';

export const LISTS = { official: 'officials', body: 'bodies', slogan: 'slogans' } as const;
export const LIST_TYPES: EntityType[] = ['official', 'body', 'slogan'];

/** unknown: an address that names neither a list nor anything that could be an entity. */
export type Route =
  { page: 'list'; type: EntityType } | { page: 'entity'; id: string } | { page: 'unknown'; hash: string };

export function toListHash(type: EntityType): string {
  return `#/${LISTS[type]}`;
}

export function toRoute(hash: string): Route {
  if (hash === '' || hash === '#' || hash === '#/') return { page: 'list', type: 'official' };
  const type = LIST_TYPES.find((t) => toListHash(t) === hash);
  if (type) return { page: 'list', type };
  const id = fromEntityHash(hash);
  return id ? { page: 'entity', id } : { page: 'unknown', hash };
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return toRoute(hash);
}
