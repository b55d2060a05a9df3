/** Something stored, for an extension page: what is there at once, and again when seeding or the reader has changed it. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { sendMessage } from '../../lib/messaging/messages';
import type { SeedingState } from '../../lib/messaging/protocol';
import { watchKnowledge } from '../../lib/settings/knowledge-changes';

/** While seeding goes on, its state is asked this often (ms). */
const ASK_AGAIN = 200;

export interface Stored<T> {
  /** null until it is read. May be an earlier version while seeding is under way or has failed. */
  stored: T | null;
  /** null until the background has answered. */
  seeding: SeedingState | null;
  retry: () => void;
}

/**
 * `read`: null where nothing is stored. `toVersion`: what tells one version from the next. `wanted`: not yet, while
 * something else is waited for more. Both functions are to be the same ones each time.
 */
export function useStored<T>(read: () => Promise<T | null>, toVersion: (of: T) => string, wanted = true): Stored<T> {
  const [stored, setStored] = useState<T | null>(null);
  const [seeding, setSeeding] = useState<SeedingState | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    // What is stored already is shown without waiting for the background to wake. A database that can't be read is
    // told by the background's answer.
    if (wanted) void readQuietly(read).then((found) => found && setStored(found));
  }, [wanted, read]);

  useEffect(() => {
    if (!wanted) return undefined;
    return watchKnowledge(() => void readQuietly(read).then((found) => found && setStored(found)));
  }, [wanted, read]);

  useEffect(() => {
    if (!wanted) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async (type: 'seeding' | 'retrySeeding') => {
      const state = await sendMessage(type).catch(toFailed);
      if (over) return;
      setSeeding(state);
      if (state.state === 'seeding') timer = setTimeout(() => void ask('seeding'), ASK_AGAIN);
      if (state.state === 'ready') {
        const found = await readQuietly(read);
        if (!over && found) setStored((shown) => (shown && toVersion(shown) === toVersion(found) ? shown : found));
      }
    };
    void ask(attempt === 0 ? 'seeding' : 'retrySeeding');
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [attempt, wanted, read, toVersion]);

  const retry = useCallback(() => {
    setSeeding({ state: 'seeding' });
    setAttempt((n) => n + 1);
  }, []);
  return { stored, seeding, retry };
}

const readQuietly = <T>(read: () => Promise<T | null>): Promise<T | null> => read().catch(() => null);

function toFailed(error: unknown): SeedingState {
  return { state: 'failed', cause: error instanceof Error ? error.message : String(error) };
}
