/**
 * The addresses of the highlights' pages:
 *
 *   #/highlights                        all, the latest first
 *   #/highlights/{pages,entities,tags,colors,bin}
 *   #/highlights/page/<address>         encodeURIComponent; likewise the tag
 *   #/highlights/entity/<type>/<id>
 *   #/highlights/tag/<tag>
 *   #/highlights/color/<color>
 *   #/highlights/restore                all, with the dialog that takes a backup
 *   #/highlight/<uuid>                  one
 */
import { COLORS, type HighlightColor } from '../../../lib/core/model/highlight';
import { fromEntityHash, toEntityHash } from '../../../lib/kb/entity-address';
import type { Filter } from '../../../lib/kb/highlights/highlight-list';

export const OVERVIEWS = ['pages', 'entities', 'tags', 'colors'] as const;
export type Overview = (typeof OVERVIEWS)[number];

export type HighlightsView =
  | { view: 'all'; restoring?: boolean }
  | { view: 'overview'; of: Overview }
  | { view: 'filtered'; filter: Filter }
  | { view: 'bin' };

const ROOT = '#/highlights';

/** null for what is no page of the highlights. */
export function toHighlightsView(hash: string): HighlightsView | null {
  const [, root, kind, rest] = /^(#\/highlights)(?:\/([a-z]+)(?:\/(.+))?)?$/s.exec(hash) ?? [];
  if (!root) return null;
  if (kind === undefined) return { view: 'all' };
  if (rest !== undefined) {
    const filter = toFilter(kind, rest);
    return filter && { view: 'filtered', filter };
  }
  const of = OVERVIEWS.find((overview) => overview === kind);
  if (of) return { view: 'overview', of };
  if (kind === 'restore') return { view: 'all', restoring: true };
  return kind === 'bin' ? { view: 'bin' } : null;
}

function toFilter(kind: string, rest: string): Filter | null {
  if (kind === 'entity') {
    const id = fromEntityHash(`#/${rest}`);
    return id ? { by: 'entity', id } : null;
  }
  const value = decode(rest);
  if (value === null) return null;
  if (kind === 'page') return { by: 'page', address: value };
  if (kind === 'tag') return { by: 'tag', tag: value };
  const color = COLORS.find((c) => c === value);
  return kind === 'color' && color ? { by: 'color', color } : null;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null; // written by hand, and wrongly
  }
}

export function toHighlightsHash(view: HighlightsView): string {
  switch (view.view) {
    case 'all':
      return view.restoring ? `${ROOT}/restore` : ROOT;
    case 'overview':
      return `${ROOT}/${view.of}`;
    case 'filtered':
      return toFilterHash(view.filter);
    case 'bin':
      return `${ROOT}/bin`;
  }
}

export function toFilterHash(filter: Filter): string {
  switch (filter.by) {
    case 'page':
      return `${ROOT}/page/${encodeURIComponent(filter.address)}`;
    case 'entity':
      return `${ROOT}/entity${toEntityHash(filter.id).slice(1)}`;
    case 'tag':
      return `${ROOT}/tag/${encodeURIComponent(filter.tag)}`;
    case 'color':
      return `${ROOT}/color/${filter.color satisfies HighlightColor}`;
  }
}

export const toHighlightHash = (id: string): string => `#/highlight/${id}`;

export function fromHighlightHash(hash: string): string | null {
  return /^#\/highlight\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(hash)?.[1] ?? null;
}
