/**
 * The library's pages by hash: `#/officials` (also `#/`), `#/bodies`, `#/slogans`, one for each entity, `#/packs`,
 * the reading log's `#/readings`, and those of the highlights (`highlights/highlight-route.ts`) and of the reader's own entries (`own/own-route.ts`).
 */
import { useEffect, useState } from 'preact/hooks';
import type { EntityType } from '../../lib/core/model/entity';
import { fromEntityHash } from '../../lib/kb/entity-address';
import { fromHighlightHash, toHighlightsView, type HighlightsView } from './highlights/highlight-route';
import { toOwnView, type OwnView } from './own/own-route';

export const LISTS = { official: 'officials', body: 'bodies', slogan: 'slogans' } as const;
export const LIST_TYPES: EntityType[] = ['official', 'body', 'slogan'];

/** unknown: an address that names neither a list nor anything that could be an entity. */
export type Route =
  | { page: 'list'; type: EntityType }
  | { page: 'entity'; id: string }
  | { page: 'packs' }
  | { page: 'readings' }
  | { page: 'highlights'; view: HighlightsView }
  | { page: 'highlight'; id: string }
  | { page: 'own'; view: OwnView }
  | { page: 'unknown'; hash: string };

export const PACKS_HASH = '#/packs';
export const READINGS_HASH = '#/readings';

export function toListHash(type: EntityType): string {
  return `#/${LISTS[type]}`;
}

export function toRoute(hash: string): Route {
  if (hash === '' || hash === '#' || hash === '#/') return { page: 'list', type: 'official' };
  const type = LIST_TYPES.find((t) => toListHash(t) === hash);
  if (type) return { page: 'list', type };
  if (hash === PACKS_HASH) return { page: 'packs' };
  if (hash === READINGS_HASH) return { page: 'readings' };
  const view = toHighlightsView(hash);
  if (view) return { page: 'highlights', view };
  const highlight = fromHighlightHash(hash);
  if (highlight) return { page: 'highlight', id: highlight };
  const own = toOwnView(hash);
  if (own) return { page: 'own', view: own };
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
