/** The knowledge base for the library: all of it, as its pages list and cross-reference. */
import { loadSnapshot } from '../../lib/kb/queries';
import type { Snapshot } from '../../lib/kb/snapshot';
import { useStored, type Stored } from './use-stored';

export type Knowledge = Stored<Snapshot>;

/** `wanted`: not yet, while something else is waited for more. */
export function useKnowledge(wanted = true): Knowledge {
  return useStored(readSnapshot, toVersion, wanted);
}

async function readSnapshot(): Promise<Snapshot | null> {
  const stored = await loadSnapshot();
  return stored.packs.some(({ origin }) => origin !== 'own') ? stored : null;
}

const toVersion = (s: Snapshot): string => s.packs.map((p) => `${p.id}@${p.version}@${p.seededAt}`).join();
