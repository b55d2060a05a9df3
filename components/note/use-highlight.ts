/** One highlight for the note's frame: read, changed, deleted, each with its undo. All writes go to the background. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Highlight } from '../../lib/core/model/highlight';
import { sendMessage } from '../../lib/messaging/messages';
import type { ChangeOutcome, SaveFailure } from '../../lib/messaging/protocol';

export type Draft = Pick<Highlight, 'note' | 'tags'>;
export type Change = Partial<Pick<Highlight, 'note' | 'tags' | 'color'>>;
export type NoteState =
  | { state: 'loading' }
  | { state: 'gone' }
  | { state: 'unread'; cause: string }
  | { state: 'ready'; highlight: Highlight };
/** What the last change came to. `mine` is what was to be written when somebody else had changed it. */
export type Outcome =
  | { state: 'saving' }
  | { state: 'saved'; before: Highlight }
  | { state: 'conflict'; mine: Change }
  | { state: 'failed'; failure: SaveFailure; cause: string }
  | null;

export function useHighlight(id: string) {
  const [note, setNote] = useState<NoteState>({ state: 'loading' });
  const [outcome, setOutcome] = useState<Outcome>(null);
  const current = useRef<Highlight | null>(null);

  const take = useCallback((highlight: Highlight) => {
    current.current = highlight;
    setNote({ state: 'ready', highlight });
  }, []);

  useEffect(() => {
    let over = false;
    setNote({ state: 'loading' });
    setOutcome(null);
    current.current = null;
    sendMessage('highlight', id).then(
      (highlight) => {
        if (over) return;
        if (highlight && !highlight.deleted) take(highlight);
        else setNote({ state: 'gone' });
      },
      (error: Error) => !over && setNote({ state: 'unread', cause: error.message }),
    );
    return () => {
      over = true;
    };
  }, [id, take]);

  /** Resolves with whether it is on disk. */
  const run = useCallback(
    async (ask: (now: Highlight) => Promise<ChangeOutcome>, mine: Change): Promise<boolean> => {
      const before = current.current;
      if (!before) return false;
      setOutcome({ state: 'saving' });
      const answer = await ask(before).catch((error: Error): ChangeOutcome => ({
        state: 'failed',
        failure: 'other',
        cause: error.message,
      }));
      if (answer.state === 'failed') setOutcome(answer);
      else {
        take(answer.highlight);
        setOutcome(answer.state === 'done' ? { state: 'saved', before } : { state: 'conflict', mine });
      }
      return answer.state === 'done';
    },
    [take],
  );

  const change = useCallback(
    (mine: Change) => run((now) => sendMessage('changeHighlight', { id, revision: now.revision, ...mine }), mine),
    [id, run],
  );
  const setBinned = useCallback(
    (binned: boolean) => run(() => sendMessage('binHighlight', { id, binned }), {}),
    [id, run],
  );
  const clearOutcome = useCallback(() => setOutcome(null), []);
  return { note, outcome, change, setBinned, clearOutcome };
}
