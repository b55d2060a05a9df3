/** What is the reader's own in the knowledge base, for pages that show it; followed as it is changed, here or elsewhere. */
import { useEffect } from 'preact/hooks';
import type { Entity } from '../../../lib/core/model/entity';
import type { Choice, Entry } from '../../../lib/core/model/entry';
import { findShipped } from '../../../lib/kb/entries/shipped';
import { loadChoices, loadEntries } from '../../../lib/kb/entries/store';
import { watchKnowledge } from '../../../lib/settings/knowledge-changes';
import { createObservable, useObservable } from '../../common/observable';

export interface OwnMemory {
  /** The latest change first; the bin's included. */
  entries: readonly Entry[];
  choices: readonly Choice[];
  /** Of the entries' ids, as the packs have them. */
  shipped: ReadonlyMap<string, Entity>;
  isRead: boolean;
  error: unknown;
}

const memory = createObservable<OwnMemory>({
  entries: [],
  choices: [],
  shipped: new Map(),
  isRead: false,
  error: null,
});
let reading = 0;
let watching = false;

export async function reloadOwn(): Promise<void> {
  const mine = ++reading;
  try {
    const [entries, choices] = await Promise.all([loadEntries(), loadChoices()]);
    const shipped = await findShipped(entries.map(({ id }) => id)).catch(() => new Map<string, Entity>());
    entries.sort((a, b) => b.modified.localeCompare(a.modified));
    if (mine === reading) memory.set({ entries, choices, shipped, isRead: true, error: null });
  } catch (error) {
    if (mine === reading) memory.set({ ...memory.get(), isRead: true, error });
  }
}

export function useOwn(): OwnMemory {
  useEffect(() => {
    if (watching) return;
    watching = true;
    watchKnowledge(() => void reloadOwn());
    void reloadOwn();
  }, []);
  return useObservable(memory);
}

export const isLive = ({ deleted }: Entry): boolean => deleted === undefined;
export const findEntry = ({ entries }: OwnMemory, id: string): Entry | undefined =>
  entries.find((entry) => entry.id === id && isLive(entry));
/** What an entry is about: its own wording, else the packs'. */
export const toSubject = ({ shipped }: OwnMemory, { id, entity }: Entry): Entity | undefined =>
  entity ?? shipped.get(id);
