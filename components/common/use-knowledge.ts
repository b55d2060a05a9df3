/** The knowledge base for an extension page: what is stored at once, and again when seeding or the reader has changed it. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { loadSnapshot } from '../../lib/kb/queries';
import type { Snapshot } from '../../lib/kb/snapshot';
import { watchKnowledge } from '../../lib/settings/knowledge-changes';
import { sendMessage } from '../../lib/messaging/messages';
import type { SeedingState } from '../../lib/messaging/protocol';

/** While seeding goes on, its state is asked this often (ms). */
const ASK_AGAIN = 200;

export interface Knowledge {
  /** null until it is read. May hold an earlier version while seeding is under way or has failed. */
  snapshot: Snapshot | null;
  /** null until the background has answered. */
  seeding: SeedingState | null;
  retry: () => void;
}

/** `wanted`: not yet, while something else is waited for more. */
export function useKnowledge(wanted = true): Knowledge {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [seeding, setSeeding] = useState<SeedingState | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    // What is stored already is shown without waiting for the background to wake. A database that can't be read is
    // told by the background's answer.
    if (wanted) void readSnapshot().then((stored) => stored && setSnapshot(stored));
  }, [wanted]);

  useEffect(() => {
    if (!wanted) return undefined;
    return watchKnowledge(() => void readSnapshot().then((stored) => stored && setSnapshot(stored)));
  }, [wanted]);

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
        const stored = await readSnapshot();
        if (!over && stored) setSnapshot((shown) => (isSame(shown, stored) ? shown : stored));
      }
    };
    void ask(attempt === 0 ? 'seeding' : 'retrySeeding');
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [attempt, wanted]);

  const retry = useCallback(() => {
    setSeeding({ state: 'seeding' });
    setAttempt((n) => n + 1);
  }, []);
  return { snapshot, seeding, retry };
}

async function readSnapshot(): Promise<Snapshot | null> {
  const stored = await loadSnapshot().catch(() => null);
  return stored?.packs.some(({ origin }) => origin !== 'own') ? stored : null;
}

function isSame(a: Snapshot | null, b: Snapshot): boolean {
  const version = (s: Snapshot) => s.packs.map((p) => `${p.id}@${p.version}@${p.seededAt}`).join();
  return a !== null && version(a) === version(b);
}

function toFailed(error: unknown): SeedingState {
  return { state: 'failed', cause: error instanceof Error ? error.message : String(error) };
}
