/** What the note's frame may ask: it is a page of the extension, but embedded in a web page it gets no database. */
import type { ChangeOutcome } from '../../messaging/protocol';
import type { Highlight } from '../../core/model/highlight';
import { HighlightConflict, HighlightGone, HighlightStorageError } from './errors';
import { changeHighlight, deleteHighlights, restoreHighlights, type HighlightChanges } from './store';

export function changeFromNote({
  id,
  revision,
  ...changes
}: { id: string; revision: number } & Omit<HighlightChanges, 'target'>): Promise<ChangeOutcome> {
  return attempt(() => changeHighlight(id, revision, changes));
}

export function binFromNote({ id, binned }: { id: string; binned: boolean }): Promise<ChangeOutcome> {
  return attempt(async () => {
    const [highlight] = await (binned ? deleteHighlights([id]) : restoreHighlights([id]));
    if (!highlight) throw new HighlightGone();
    return highlight;
  });
}

async function attempt(work: () => Promise<Highlight>): Promise<ChangeOutcome> {
  try {
    return { state: 'done', highlight: await work() };
  } catch (error) {
    if (error instanceof HighlightConflict) return { state: 'conflict', highlight: error.current };
    const failure =
      error instanceof HighlightStorageError ? error.failure : error instanceof HighlightGone ? 'gone' : 'other';
    return { state: 'failed', failure, cause: error instanceof Error ? error.message : String(error) };
  }
}
