/** How each list is arranged: officials and bodies by place, slogans by subject. */
import type { Entity, EntityType } from '../../lib/core/model/entity';
import { toPinyinKey } from '../../lib/kb/pinyin';
import { listOfType, type EntityOf, type Snapshot } from '../../lib/kb/snapshot';
import { toLabel } from '../common/labels';

export interface Group {
  key: string;
  title: string;
  rows: Row[];
}
/** `depth`: how many bodies of the same group stand above this one. */
export interface Row {
  entity: Entity;
  depth: number;
}

export function toGroups(type: EntityType, kb: Snapshot): Group[] {
  const toPlace = (code: string) => kb.places.get(code) ?? code;
  switch (type) {
    case 'official':
      return groupBy(sortByPinyin(listOfType(kb.entities, 'official')), (o) => o.place, toPlace, flat);
    case 'body':
      return groupBy(listOfType(kb.entities, 'body'), (b) => b.place, toPlace, toTree);
    case 'slogan':
      return groupBy(
        sortByPinyin(listOfType(kb.entities, 'slogan')),
        (s) => s.category,
        (category) => toLabel('category', category),
        flat,
      );
  }
}

/** Keys in their own order: place codes sort from the country to the county. */
function groupBy<T extends Entity>(
  entities: T[],
  toKey: (entity: T) => string,
  toTitle: (key: string) => string,
  arrange: (entities: T[]) => Row[],
): Group[] {
  const keys = [...new Set(entities.map(toKey))].sort();
  return keys.map((key) => ({ key, title: toTitle(key), rows: arrange(entities.filter((e) => toKey(e) === key)) }));
}

const flat = (entities: Entity[]): Row[] => entities.map((entity) => ({ entity, depth: 0 }));

/** Bodies below the one above them; those whose parent is elsewhere come first in their group. */
function toTree(bodies: EntityOf<'body'>[]): Row[] {
  const here = new Set(bodies.map((b) => b.id));
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number): Row[] =>
    bodies
      .filter((b) => (b.parent !== null && here.has(b.parent) ? b.parent : null) === parent && !seen.has(b.id))
      .flatMap((entity) => {
        seen.add(entity.id);
        return [{ entity, depth }, ...walk(entity.id, depth + 1)];
      });
  const rows = walk(null, 0);
  // Two bodies that name each other as parent would never be reached: they are listed all the same.
  return [...rows, ...flat(bodies.filter((b) => !seen.has(b.id)))];
}

function sortByPinyin<T extends Entity>(entities: T[]): T[] {
  return [...entities].sort((a, b) => toPinyinKey(a.pinyin).localeCompare(toPinyinKey(b.pinyin)));
}
