/**
 * What the reader is writing on highlights. It lives here and not in the editors, which come and go as lists scroll:
 * what is not saved stays until it is saved or discarded, and the browser asks before it closes the page with it.
 */
import type { Highlight, HighlightColor } from '../../../lib/core/model/highlight';
import { MAX_NOTE_LENGTH } from '../../../lib/core/model/highlight';
import { HighlightConflict, HighlightGone } from '../../../lib/kb/highlights/errors';
import { changeHighlight, putHighlights } from '../../../lib/kb/highlights/store';
import { createObservable } from '../../common/observable';
import { describeFailure, sayNotSaved } from '../../common/storage-failure';
import { applyChanges } from './highlight-memory';

export interface Draft {
  /** The highlight as it was read when the writing began. */
  base: Highlight;
  note: string;
  tags: string[];
  color: HighlightColor;
  /** Whether the editor is shown; closed drafts are offered again. */
  open: boolean;
  saving: boolean;
  /** How it has become meanwhile, or that it is gone: the reader is to choose. */
  conflict: Highlight | 'gone' | null;
  failure: string | null;
}

export const drafts = createObservable<ReadonlyMap<string, Draft>>(new Map());

export function isDirty({ base, note, tags, color }: Draft): boolean {
  return note !== base.note || color !== base.color || tags.join('\n') !== base.tags.join('\n');
}

export const countExcess = ({ note }: Draft): number => Math.max(0, note.length - MAX_NOTE_LENGTH);

export function openDraft(highlight: Highlight): void {
  const kept = drafts.get().get(highlight.id);
  const { note, tags, color } = highlight;
  put(
    highlight.id,
    kept
      ? { ...kept, open: true }
      : { base: highlight, note, tags, color, open: true, saving: false, conflict: null, failure: null },
  );
}

export function changeDraft(id: string, changes: Partial<Omit<Draft, 'base'>>): void {
  const draft = drafts.get().get(id);
  if (draft) put(id, { ...draft, ...changes });
}

/** Shuts the editor; what was changed in it is kept. */
export function closeDraft(id: string): void {
  const draft = drafts.get().get(id);
  if (!draft) return;
  if (isDirty(draft)) put(id, { ...draft, open: false });
  else discardDraft(id);
}

export function discardDraft(id: string): void {
  const others = new Map(drafts.get());
  others.delete(id);
  drafts.set(others);
}

/** Over this revision, the one that was read unless the reader has seen a later one. Resolves to whether it is saved. */
export async function saveDraft(id: string, revision?: number): Promise<boolean> {
  const draft = drafts.get().get(id);
  if (!draft || draft.saving || countExcess(draft) > 0) return false;
  const { note, tags, color, base } = draft;
  put(id, { ...draft, saving: true, failure: null });
  try {
    applyChanges([await changeHighlight(id, revision ?? base.revision, { note, tags, color })]);
    discardDraft(id);
    return true;
  } catch (error) {
    if (error instanceof HighlightConflict) applyChanges([error.current]);
    if (error instanceof HighlightConflict) changeDraft(id, { saving: false, conflict: error.current });
    else if (error instanceof HighlightGone) changeDraft(id, { saving: false, conflict: 'gone' });
    else changeDraft(id, { saving: false, failure: sayNotSaved(describeFailure(error)) });
    return false;
  }
}

/** Keeps what is saved elsewhere; the draft goes. */
export function takeTheirs(id: string): void {
  const conflict = drafts.get().get(id)?.conflict;
  if (conflict === 'gone') applyChanges([], [id]);
  discardDraft(id);
}

/** The reader has seen how it is now, and goes on from there. */
export function goOnEditing(id: string): void {
  const draft = drafts.get().get(id);
  if (draft?.conflict && draft.conflict !== 'gone') put(id, { ...draft, base: draft.conflict, conflict: null });
}

/** Puts a highlight that was deleted for good back, with what was written. */
export async function saveAnew(id: string): Promise<boolean> {
  const draft = drafts.get().get(id);
  if (!draft || draft.saving) return false;
  const { base, note, tags, color } = draft;
  put(id, { ...draft, saving: true, failure: null });
  const highlight = { ...base, note, tags, color, modified: new Date().toISOString() };
  try {
    await putHighlights([highlight]);
    applyChanges([highlight]);
    discardDraft(id);
    return true;
  } catch (error) {
    changeDraft(id, { saving: false, failure: sayNotSaved(describeFailure(error)) });
    return false;
  }
}

function put(id: string, draft: Draft): void {
  drafts.set(new Map(drafts.get()).set(id, draft));
}

/** The browser asks before it leaves a page that holds what is not saved. */
const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
drafts.watch((all) => {
  if ([...all.values()].some(isDirty)) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
});
