/**
 * The reader's own entries as a pack, `own`, in the knowledge base: so that recognition, search and pages read all packs
 * in one way. The rows in `own-database.ts` are what is true; this is made of them anew whenever they change.
 */
import { announceKnowledge } from '../../settings/knowledge-changes';
import { database, type PackRow } from '../database';
import { OWN_PACK } from '../layers';
import { ownDatabase } from '../own-database';
import type { Entity } from '../../core/model/entity';
import type { Entry } from '../../core/model/entry';
import { compileEntities, STANDING_COMMITTEE, type OtherBodies } from '../packs/compile-entities';
import { putPack } from '../packs/store';
import { loadPlaceNames } from '../queries';
import { indexPack, loadShippedEntities, toPlaceCodes } from '../search/keep';
import { isCurrent, type SearchIndexRow } from '../search/stored';
import { findShipped } from './shipped';

/** Worker and pages may both have written: who comes second reads the rows after the first has stored what it made. */
const LOCK = 'jiazhu-own-pack';

export const getOwnPack = (): Promise<PackRow | undefined> => database.packs.get(OWN_PACK);

/** Brings the pack up to the rows; returns its version. Pages that are open follow. */
export async function deriveOwnPack(): Promise<string> {
  return await navigator.locks.request(LOCK, derive);
}

/** Where the knowledge base was emptied or is new; else it is up to date, since every write derives. */
export async function ensureOwnPack(): Promise<void> {
  if (!(await getOwnPack())) await deriveOwnPack();
}

async function derive(): Promise<string> {
  const [entries, choices, packs] = await Promise.all([
    ownDatabase.entries.toArray(),
    ownDatabase.choices.toArray(),
    database.packs.toArray(),
  ]);
  const stored = packs.find(({ id }) => id === OWN_PACK);
  const index = await database.searchIndexes.get(OWN_PACK);
  // Officials may hold office in bodies of the other packs, of which place and level are taken.
  const version = await toVersion([
    ...[...entries, ...choices].map(({ id, revision }) => `${id} ${revision}`),
    ...packs.flatMap((pack) => (pack === stored ? [] : [`${pack.id}@${pack.version}`])),
  ]);
  if (stored?.version === version && isCurrent(index, version)) return version;
  const live = entries.filter(({ deleted }) => deleted === undefined);
  const entities = live.flatMap(({ entity, hidden }) => (entity && !hidden ? [entity] : []));
  const hidden = live.flatMap(({ id, hidden }) => (hidden ? [id] : []));
  const held = entities.flatMap((e) => (e.type === 'official' ? e.offices.map(({ body }) => body) : []));
  await putPack({
    row: {
      id: OWN_PACK,
      version,
      origin: 'own',
      name: { en: 'Your own entries', zh: '自己的条目' },
      licence: '',
      sources: live.flatMap(({ sources }) => sources),
      places: {},
      seededAt: Date.now(),
      count: entities.length,
      overrides: [...entities.map(({ id }) => id), ...hidden],
      hidden,
      choices,
    },
    entities,
    gazetteer: compileEntities(entities, await loadHeldBodies(held)),
    index: await indexEntries(version, live, entities),
  });
  // The first one, with nothing in it, is no news.
  if (stored || live.length + choices.length > 0) await announceKnowledge(version);
  return version;
}

/** Search finds the reader's notes with the entries that they are on, also with those of other packs. */
async function indexEntries(
  version: string,
  entries: readonly Entry[],
  entities: readonly Entity[],
): Promise<SearchIndexRow> {
  const notes = new Map(entries.flatMap(({ id, hidden, note }) => (note && !hidden ? [[id, note] as const] : [])));
  const worded = new Set(entities.map(({ id }) => id));
  const noted = await findShipped([...notes.keys()].filter((id) => !worded.has(id)));
  const indexed = [...entities, ...noted.values()];
  const places = await loadPlaceNames(toPlaceCodes(indexed));
  return indexPack({ id: OWN_PACK, version }, indexed, { places, notes, context: await loadShippedEntities() });
}

/** The bodies that officials hold office in, as the packs have them. */
async function loadHeldBodies(ids: readonly string[]): Promise<OtherBodies> {
  const held = await findShipped([...new Set(ids)]);
  const bodies = new Map(Array.from(held).flatMap(([id, e]) => (e.type === 'body' ? [[id, e] as const] : [])));
  const hasCommittee = Array.from(bodies.values()).some(({ name }) => STANDING_COMMITTEE.test(name));
  const shipped = hasCommittee ? await loadShippedEntities() : [];
  const named = new Map(shipped.flatMap((e) => (e.type === 'body' ? [[e.name, e] as const] : [])));
  return { findBody: (id) => bodies.get(id), findNamed: (name) => named.get(name) };
}

/** Of which rows, in which revision. */
async function toVersion(rows: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode([...rows].sort().join('\n')));
  return Array.from(new Uint8Array(digest).subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
