/** What a pack may refer to and has to leave alone: the entries of the other packs, and the bodies that a rule names. */
import type { Body, Entity } from '../../core/model/entity';
import { parseRegularId } from '../../core/model/regular-body';
import { database, type PackRow } from '../database';
import { openRegularBodies, type RegularBodies } from '../regular-bodies';
import type { Known } from './check-pack';
import type { OtherBodies } from './compile-entities';

export interface OtherEntries extends Known, OtherBodies {
  /** The pack that has the say about an id before the pack in question; none where that is its own. */
  ownerOf(id: string): PackRow | undefined;
}

/** `packs`: all that are stored, in order. */
export async function loadOtherEntries(pack: string, packs: readonly PackRow[]): Promise<OtherEntries> {
  const owners = new Map<string, PackRow>();
  const bodies = new Map<string, Body | undefined>();
  const named = new Map<string, Body>();
  let comesBefore = true;
  for (const row of packs) {
    if (row.id === pack) comesBefore = false;
    else {
      const take = (entity: Entity) => {
        const { id } = entity;
        if (comesBefore && !owners.has(id)) owners.set(id, row);
        if (bodies.has(id)) return;
        bodies.set(id, entity.type === 'body' ? entity : undefined);
        if (entity.type === 'body' && !named.has(entity.name)) named.set(entity.name, entity);
      };
      for (const id of (comesBefore && row.overrides) || []) if (!owners.has(id)) owners.set(id, row);
      await database.entityChunks
        .where('pack')
        .equals(row.id)
        .each(({ entities }) => entities.forEach(take));
    }
  }
  const regular = await openRegularBodies().catch(() => null);
  return {
    has: (id) => bodies.has(id) || isByRule(regular, id),
    parentOf: (id) => findBody(id)?.parent,
    ownerOf: (id) => owners.get(id),
    findBody,
    findNamed: (name) => named.get(name),
  };

  function findBody(id: string): Body | undefined {
    if (bodies.has(id) || !parseRegularId(id)) return bodies.get(id);
    const listed = regular?.resolve(id);
    return listed !== undefined && listed !== id ? bodies.get(listed) : regular?.compose(id);
  }
}

/** Listed ones that such an id may resolve to are asked for by their own. */
const isByRule = (regular: RegularBodies | null, id: string): boolean =>
  parseRegularId(id) !== undefined && regular?.resolve(id) !== undefined;
