/** What the library does to own entries and choices; each says what was done, and can be taken back. */
import { i18n } from '#i18n';
import type { Choice, Entry } from '../../../lib/core/model/entry';
import {
  deleteEntries,
  eraseChoices,
  EntryConflict,
  putEntry,
  restoreChoice,
  restoreEntries,
} from '../../../lib/kb/entries/store';
import { tell, tellFailure } from '../highlights/toasts';
import { reloadOwn } from './own-memory';

/** Hidden: unmarked, and in no list; `entry` as it is, if there is one. */
export function setHidden(id: string, entry: Entry | undefined, hidden: boolean): Promise<void> {
  return act(async () => {
    const changed = await putEntry(id, entry?.revision ?? 0, { hidden });
    const undo = () => act(() => putEntry(id, changed.revision, { hidden: !hidden }));
    tell(i18n.t(hidden ? 'own.done.hidden' : 'own.done.shown'), undo);
  });
}

/** The own wording goes; a note stays, and so does that it is hidden. */
export function backToShipped({ id, revision, entity, sources }: Entry): Promise<void> {
  return act(async () => {
    const changed = await putEntry(id, revision, { entity: null, sources: [] });
    const undo = () => act(() => putEntry(id, changed.revision, { entity: entity ?? null, sources }));
    tell(i18n.t('own.done.back'), undo);
  });
}

export function deleteOwn({ id }: Entry): Promise<void> {
  return act(async () => {
    await deleteEntries([id]);
    tell(i18n.t('own.done.deleted'), () => act(() => restoreEntries([id])));
  });
}

export const restoreOwn = ({ id }: Entry): Promise<void> =>
  act(async () => {
    await restoreEntries([id]);
    tell(i18n.t('own.done.restored'), () => act(() => deleteEntries([id])));
  });

export function eraseChoice(choice: Choice): Promise<void> {
  return act(async () => {
    await eraseChoices([choice.id]);
    tell(i18n.t('own.done.choiceGone'), () => act(() => restoreChoice(choice)));
  });
}

async function act(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof EntryConflict) tell(i18n.t('own.conflict.short'));
    else tellFailure(error);
  }
  await reloadOwn();
}
