/**
 * The reader's own entries and choices: every read and write there is. A write is one commit (flushed, copied), after
 * which the pack `own` is made anew and open pages follow.
 */
import * as v from 'valibot';
import { ChoiceSchema, EntrySchema, type Choice, type Entry } from '../../core/model/entry';
import { HighlightStorageError, toStorageError } from '../highlights/errors';
import { commit, type Writer } from '../own-commit';
import { ownDatabase as database } from '../own-database';
import { hasRoom } from '../room';
import { deriveOwnPack } from './derive';

/** What a reader changes of an entry. `entity: null` takes back their own wording. */
export type EntryChanges = Partial<Pick<Entry, 'sources' | 'note' | 'hidden'>> & { entity?: Entry['entity'] | null };
export interface EntryWrite {
  id: string;
  /** The one that was read; 0 where there was none. */
  revision: number;
  changes: EntryChanges;
}

/** It was changed elsewhere after it was read; `current` is how it is now. */
export class EntryConflict extends Error {
  override name = 'EntryConflict';
  constructor(readonly current: Entry) {
    super('the entry was changed elsewhere meanwhile');
  }
}

/**
 * Writes entries, new or changed, all or none. One that says nothing any more goes into the bin.
 *
 * @throws EntryConflict, ValiError where an entity does not fit the model, HighlightStorageError
 */
export function writeEntries(writes: readonly EntryWrite[]): Promise<Entry[]> {
  return write(async (writer) => {
    const here = await database.entries.bulkGet(writes.map(({ id }) => id));
    const now = new Date().toISOString();
    const entries = writes.map((change, i) => v.parse(EntrySchema, toChanged(here[i], change, now)));
    await writer.put('entries', entries);
    return entries;
  });
}

export async function putEntry(id: string, revision: number, changes: EntryChanges): Promise<Entry> {
  const [entry] = await writeEntries([{ id, revision, changes }]);
  return entry as Entry;
}

function toChanged(last: Entry | undefined, { id, revision, changes }: EntryWrite, now: string): Entry {
  if (last && last.deleted === undefined && last.revision !== revision) throw new EntryConflict(last);
  const base = last ?? { id, sources: [], note: '', hidden: false, created: now, revision: 0 };
  const { entity: stored, deleted: _, ...rest } = base as Entry;
  const { entity: given, ...others } = changes;
  const entity = given === undefined ? stored : given;
  const entry: Entry = { ...rest, ...others, modified: now, revision: base.revision + 1, ...(entity && { entity }) };
  return saysNothing(entry) ? { ...entry, deleted: now } : entry;
}

const saysNothing = ({ entity, note, hidden }: Entry): boolean => !entity && note === '' && !hidden;

/** Takes back what the reader has said of these entities: into the bin, from where `restoreEntries` brings it back. */
export function deleteEntries(ids: readonly string[]): Promise<void> {
  const deleted = new Date().toISOString();
  return changeEntries(ids, (entry) => ({ ...entry, deleted }));
}

export function restoreEntries(ids: readonly string[]): Promise<void> {
  return changeEntries(ids, ({ deleted: _, ...entry }) => entry);
}

/** Puts rows as a file has them (a backup, an own pack), all or none. Of one that is here the later modified stays. */
export async function putEntries(entries: readonly Entry[], choices: readonly Choice[] = []): Promise<void> {
  const checked = entries.map((entry) => v.parse(EntrySchema, entry));
  const checkedChoices = choices.map((choice) => v.parse(ChoiceSchema, choice));
  await write(async (writer) => {
    const here = await database.entries.bulkGet(checked.map(({ id }) => id));
    const fresh = checked.flatMap((entry, i) => {
      const known = here[i];
      if (known && known.modified >= entry.modified) return [];
      return [{ ...entry, revision: Math.max(entry.revision, (known?.revision ?? 0) + 1) }];
    });
    if (fresh.length > 0) await writer.put('entries', fresh);
    if (checkedChoices.length > 0) await writer.put('choices', checkedChoices);
  });
}

export function getEntry(id: string): Promise<Entry | undefined> {
  return database.entries.get(id);
}

/** All, the bin's included. */
export function loadEntries(): Promise<Entry[]> {
  return database.entries.toArray();
}

export async function addChoice(choice: Omit<Choice, 'id' | 'created' | 'modified' | 'revision'>): Promise<Choice> {
  const now = new Date().toISOString();
  const row = v.parse(ChoiceSchema, { ...choice, id: crypto.randomUUID(), created: now, modified: now, revision: 1 });
  return write(async (writer) => {
    await writer.put('choices', [row]);
    return row;
  });
}

export function getChoice(id: string): Promise<Choice | undefined> {
  return database.choices.get(id);
}

/** Puts a choice back that was just taken back. */
export function restoreChoice(choice: Choice): Promise<void> {
  return write((writer) => writer.put('choices', [choice]));
}

export function eraseChoices(ids: readonly string[]): Promise<void> {
  return write((writer) => writer.erase('choices', ids));
}

/** The latest first. */
export async function loadChoices(): Promise<Choice[]> {
  return (await database.choices.toArray()).sort((a, b) => b.created.localeCompare(a.created));
}

function changeEntries(ids: readonly string[], change: (entry: Entry) => Entry): Promise<void> {
  const modified = new Date().toISOString();
  return write(async (writer) => {
    const found = (await database.entries.bulkGet([...ids])).filter((entry) => entry !== undefined);
    await writer.put(
      'entries',
      found.map((entry) => ({ ...change(entry), modified, revision: entry.revision + 1 })),
    );
  });
}

/** What was committed stays so where the pack cannot be made: it is made at the next change or start. */
async function write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
  if (!(await hasRoom())) throw new HighlightStorageError('full', 'there is no room left on the disk');
  const result = await commit(work).catch((error: unknown) => {
    // Dexie remembers that opening has failed and tells so for ever; when the reader tries again there may be room.
    if (database.hasFailed()) database.close({ disableAutoOpen: false });
    throw error instanceof EntryConflict || v.isValiError(error) ? error : toStorageError(error);
  });
  await deriveOwnPack().catch(() => undefined);
  return result;
}
