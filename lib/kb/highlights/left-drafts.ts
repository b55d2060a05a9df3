/** What was typed in notes whose frames are gone, written into their highlights. */
import { MAX_NOTE_LENGTH, MAX_TAGS, type Highlight } from '../../core/model/highlight';
import { dropDraft, readDrafts, type KeptDraft } from '../../settings/drafts';
import { HighlightConflict, HighlightGone } from './errors';
import { changeHighlight, getHighlight, type HighlightChanges } from './store';

let last: Promise<void> = Promise.resolve();

/** `isAlive` says of a frame's token whether it is still open: its draft is left to it. One after another. */
export function takeInLeftDrafts(findAlive: () => Promise<ReadonlySet<string>>): Promise<void> {
  last = last.then(() => takeIn(findAlive)).catch((error: unknown) => console.error('drafts were not taken in', error));
  return last;
}

async function takeIn(findAlive: () => Promise<ReadonlySet<string>>): Promise<void> {
  const drafts = await readDrafts();
  if (drafts.size === 0) return;
  const alive = await findAlive();
  for (const [token, draft] of drafts) {
    if (!draft.left && alive.has(token)) continue;
    // What fails (no room on the disk) stays, and is tried again with the next.
    await write(draft);
    await dropDraft(token);
  }
}

async function write(draft: KeptDraft): Promise<void> {
  for (;;) {
    const now = await getHighlight(draft.id);
    const changes = now && toChanges(now, { ...draft, note: draft.note.toWellFormed() });
    if (!changes) return;
    try {
      await changeHighlight(now.id, now.revision, changes);
      return;
    } catch (error) {
      if (error instanceof HighlightGone) return;
      // Changed since it was read: both texts again.
      if (!(error instanceof HighlightConflict)) throw error;
    }
  }
}

/** Nobody is there to choose between two versions, so both are kept, up to what a note can hold. */
function toChanges(now: Highlight, draft: KeptDraft): HighlightChanges | null {
  const tags = [...new Set([...now.tags, ...draft.tags])].slice(0, MAX_TAGS);
  if (now.revision === draft.revision) return { note: draft.note, tags: draft.tags };
  const isNoteThere = now.note.includes(draft.note);
  if (isNoteThere && tags.length === now.tags.length) return null;
  const both = now.note ? `${now.note}\n\n${draft.note}` : draft.note;
  return { note: isNoteThere ? now.note : both.slice(0, MAX_NOTE_LENGTH).toWellFormed(), tags };
}
