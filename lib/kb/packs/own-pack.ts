/** The reader's own entries as a pack for others. */
import type { Entity, Source } from '../../core/model/entity';
import type { Entry } from '../../core/model/entry';
import { toSourceIds } from '../snapshot';
import { findUncited, toReferences } from './check-pack';
import { PACK_FORMAT, PACK_FORMAT_VERSION, type PackFile } from './format';
import { mapEntity } from './sources';

export interface OwnPack {
  pack: PackFile;
  /** Entries that a pack cannot have, since they say something without a source. */
  leftOut: Entity[];
}

/**
 * Of the entries those with a wording of the reader's own, neither hidden nor in the bin; notes stay private.
 *
 * @param all where the entries that the chosen ones refer to are taken from: without the body that an official serves in,
 *   nobody could read the pack
 */
export function toOwnPack(
  entries: readonly Entry[],
  head: Pick<PackFile, 'id' | 'version' | 'name' | 'licence' | 'description'>,
  all: readonly Entry[] = entries,
): OwnPack {
  const own = new Map(all.filter(isShown).map((entry) => [entry.id, entry]));
  const chosen = new Map<string, Entry>();
  const leftOut: Entity[] = [];
  const waiting = entries.flatMap(({ id }) => own.get(id) ?? []);
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    const { entity } = entry;
    if (!entity || chosen.has(entry.id) || leftOut.includes(entity)) continue;
    if (findUncited(entity) !== undefined) leftOut.push(entity);
    else {
      chosen.set(entry.id, entry);
      waiting.push(...toReferences(entity).flatMap(({ id }) => own.get(id) ?? []));
    }
  }
  const sources = new SourceList();
  const entities = Array.from(chosen.values(), (entry) => sources.take(entry));
  const pack: PackFile = {
    format: PACK_FORMAT,
    formatVersion: PACK_FORMAT_VERSION,
    ...head,
    sources: sources.list,
    entities: entities.filter((entity) => entity !== undefined),
  };
  return { pack, leftOut };
}

const isShown = ({ entity, hidden, deleted }: Entry): boolean =>
  entity !== undefined && !hidden && deleted === undefined;

/** Each entry has its sources with it: the same ones are written once, others of the same id get another. */
class SourceList {
  readonly list: Source[] = [];
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();

  take({ entity, sources }: Entry): Entity | undefined {
    if (!entity) return undefined;
    const used = toSourceIds(entity);
    const names = new Map(sources.filter(({ id }) => used.has(id)).map((source) => [source.id, this.#add(source)]));
    return mapEntity(entity, (id) => names.get(id) ?? id);
  }

  #add(source: Source): string {
    const key = JSON.stringify(source);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    let id = source.id;
    for (let n = 2; this.#taken.has(id); n++) id = `${source.id}-${n}`;
    this.#ids.set(key, id);
    this.#taken.add(id);
    this.list.push({ ...source, id });
    return id;
  }
}
