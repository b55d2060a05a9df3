/**
 * The reader's own entries as a pack, `own`, in the knowledge base: so that recognition, search and pages read all packs
 * in one way. The rows in `own-database.ts` are what is true; this is made of them anew whenever they change.
 */
import type { Body } from '../../core/model/entity';
import { database } from '../database';
import { ownDatabase } from '../own-database';
import { loadPacks } from '../layers';
import { compileEntities, STANDING_COMMITTEE, type OtherBodies } from '../packs/compile-entities';
import { loadPackEntities, putPack } from '../packs/store';
import { getEntityView } from '../queries';
import { announceKnowledge } from '../../settings/knowledge-changes';

export const OWN_PACK = 'own';

/** Brings the pack up to the rows; returns its version. Pages that are open follow. */
export async function deriveOwnPack(): Promise<string> {
  const [entries, choices] = await Promise.all([ownDatabase.entries.toArray(), ownDatabase.choices.toArray()]);
  const version = await toVersion([...entries, ...choices]);
  const stored = await database.packs.get(OWN_PACK);
  if (stored?.version === version) return version;
  const live = entries.filter(({ deleted }) => deleted === undefined);
  const entities = live.flatMap(({ entity, hidden }) => (entity && !hidden ? [entity] : []));
  const bodies = await findBodies(entities.flatMap((e) => (e.type === 'official' ? e.offices.map((o) => o.body) : [])));
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
      overrides: [...entities.map(({ id }) => id), ...live.flatMap(({ id, hidden }) => (hidden ? [id] : []))],
      choices,
    },
    entities,
    gazetteer: compileEntities(entities, bodies),
    index: null,
  });
  await announceKnowledge(version);
  return version;
}

async function findBodies(ids: readonly string[]): Promise<OtherBodies> {
  const views = await Promise.all([...new Set(ids)].map((id) => getEntityView(id)));
  const bodies = new Map(
    views.flatMap((view) => (view?.entity.type === 'body' ? [[view.entity.id, view.entity] as const] : [])),
  );
  const hasCommittee = Array.from(bodies.values()).some(({ name }) => STANDING_COMMITTEE.test(name));
  const named = new Map(hasCommittee ? (await loadShippedBodies()).map((body) => [body.name, body]) : []);
  return { findBody: (id) => bodies.get(id), findNamed: (name) => named.get(name) };
}

/** Not those of imported packs, which may be very many. */
async function loadShippedBodies(): Promise<Body[]> {
  const packs = (await loadPacks()).filter(({ origin = 'shipped' }) => origin === 'shipped');
  const entities = await Promise.all(packs.map(({ id }) => loadPackEntities(id)));
  return entities.flat().filter((e) => e.type === 'body');
}

/** Of which rows, in which revision. */
async function toVersion(rows: readonly { id: string; revision: number }[]): Promise<string> {
  const text = rows.map(({ id, revision }) => `${id} ${revision}`).sort().join('\n'); // prettier-ignore
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest).subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
