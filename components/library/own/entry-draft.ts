/** What an editor begins with, what it becomes when it is saved, and what is kept of it while the reader is elsewhere. */
import type { Entity, EntityType, Source } from '../../../lib/core/model/entity';
import type { Entry } from '../../../lib/core/model/entry';
import {
  emptyFields,
  emptyOffice,
  toFields,
  type EntryFields,
  type Names,
  type OfficeFields,
} from '../../../lib/kb/entries/fields';
import { toOwnSource } from '../../../lib/kb/entries/own-source';
import { findShipped } from '../../../lib/kb/entries/shipped';
import { getEntry, writeEntries } from '../../../lib/kb/entries/store';
import { guessType, isNameable, suggestPinyin, suggestTraditional } from '../../../lib/kb/entries/suggest';
import { toEntity, type FieldErrors } from '../../../lib/kb/entries/to-entity';
import { toLocalDay } from '../../../lib/kb/highlights/highlight-list';
import { findEntity, toSourceIds, type Snapshot } from '../../../lib/kb/snapshot';
import type { SelectedName } from '../../../lib/messaging/protocol';
import { findNamedBody, toBodyName } from './body-search';

export interface Draft {
  id: string;
  fields: EntryFields;
  /** As it is shown now; nothing where it is new. */
  base: Entity | null;
  /** As the packs have it, and its fields. */
  shipped: { entity: Entity; fields: EntryFields } | null;
  entry: Entry | undefined;
  selected: SelectedName | null;
}

const toOwnId = (type: EntityType): string => `${type}:own-${crypto.randomUUID().slice(0, 8)}`;

export const toNames = (kb: Snapshot): Names => ({
  entity: (id) => {
    const entity = findEntity(kb, id);
    return entity?.type === 'body' ? toBodyName(entity) : (entity?.name ?? id);
  },
  place: (code) => kb.places.get(code) ?? kb.regular.placeName(code) ?? (code === 'cn' ? '中国' : code),
});

export function toNewDraft(selected: SelectedName | null, kb: Snapshot): Draft {
  const name = selected && isNameable(selected.text) ? selected.text.replace(/\s+/g, '') : '';
  const type = guessType(name || '官员');
  const place = selected?.place ?? '';
  const fields = {
    ...emptyFields(name ? type : 'official'),
    name,
    place,
    placeName: place && toNames(kb).place(place),
    // Of a full name few others are known; two characters are borne by many.
    ambiguity: [...name].length >= 3 ? 'low' : 'medium',
    offices: [emptyOffice(selected?.date ?? toLocalDay(new Date()))],
  };
  return { id: toOwnId(fields.type), fields, base: null, shipped: null, entry: undefined, selected };
}

/** Null where there is no such entity. */
export async function toEditDraft(id: string, kb: Snapshot): Promise<Draft | null> {
  const [entry, found] = await Promise.all([getEntry(id), findShipped([id])]);
  const live = entry?.deleted === undefined ? entry : undefined;
  const shipped = found.get(id);
  const base = live?.entity ?? shipped;
  if (!base) return null;
  const names = toNames(kb);
  return {
    id,
    fields: toFields(base, names),
    base,
    shipped: shipped ? { entity: shipped, fields: toFields(shipped, names) } : null,
    entry,
    selected: null,
  };
}

export type Suggested = Pick<EntryFields, 'pinyin' | 'traditional'>;

/** What a dictionary says of a name. */
export async function suggest(name: string, type: EntityType): Promise<Suggested> {
  const [pinyin, traditional] = await Promise.all([suggestPinyin(name, type), suggestTraditional(name, type)]);
  return { pinyin, traditional };
}

/** What is empty, or still as it was filled in last, is filled in; what the reader has written stays. */
export function fillIn(fields: EntryFields, last: Suggested, next: Suggested): EntryFields {
  const isFree = (field: keyof Suggested) => fields[field] === '' || fields[field] === last[field];
  return {
    ...fields,
    ...(isFree('pinyin') && { pinyin: next.pinyin }),
    ...(isFree('traditional') && { traditional: next.traditional }),
  };
}

export type SaveResult = { saved: string } | { errors: FieldErrors };

/** Throws EntryConflict, HighlightStorageError. */
export async function saveDraft(
  draft: Draft,
  kb: Snapshot,
  revision = draft.entry?.revision ?? 0,
): Promise<SaveResult> {
  const { base, selected, entry } = draft;
  const offices = await Promise.all(draft.fields.offices.map((office) => nameBody(office, kb)));
  const fields = { ...draft.fields, offices };
  const id = base ? draft.id : toTyped(draft.id, fields.type);
  const today = toLocalDay(new Date());
  const { source, citation } = toOwnSource(selected, fields.name.trim(), today, crypto.randomUUID().slice(0, 8));
  const typed = fields.offices.filter(({ body, bodyName }) => body === '' && bodyName.trim() !== '');
  const readings = new Map(
    await Promise.all(typed.map(async ({ bodyName }) => [bodyName.trim(), await suggestPinyin(bodyName.trim(), 'body')] as const)),
  ); // prettier-ignore
  const made = toEntity(fields, {
    id,
    base,
    citation,
    toBodyId: () => toOwnId('body'),
    pinyinOf: (name) => readings.get(name) || name,
  });
  if ('errors' in made) return made;
  const sourcesOf = (entity: Entity): Source[] => {
    const known = new Map([
      ...kb.sources,
      ...(entry?.sources ?? []).map((s) => [s.id, s] as const),
      [source.id, source],
    ]);
    return [...toSourceIds(entity)].flatMap((ref) => known.get(ref) ?? []);
  };
  await writeEntries([
    ...made.bodies.map((body) => ({ id: body.id, revision: 0, changes: { entity: body, sources: sourcesOf(body) } })),
    { id, revision, changes: { entity: made.entity, sources: sourcesOf(made.entity) } },
  ]);
  return { saved: id };
}

/** Saved at once after typing, a known body is known all the same; and it is called as the editor will call it again. */
async function nameBody(office: OfficeFields, kb: Snapshot): Promise<OfficeFields> {
  const typed = office.bodyName.trim();
  if (office.body === '' && typed === '') return office;
  const id = office.body || (await findNamedBody(kb, typed))?.id;
  return id ? { ...office, body: id, bodyName: toNames(kb).entity(id) } : office;
}

const toTyped = (id: string, type: EntityType): string => id.replace(/^[a-z]+/, type);

/** What was written in editors that were left without saving, by their addresses. */
const kept = new Map<string, Draft>();
export const recall = (hash: string): Draft | undefined => kept.get(hash);
export const remember = (hash: string, draft: Draft | null): void =>
  void (draft ? kept.set(hash, draft) : kept.delete(hash));
addEventListener('beforeunload', (event) => {
  if (kept.size > 0) event.preventDefault();
});
