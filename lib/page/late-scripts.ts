/**
 * Scripts that are brought into a frame after the reader: what answers to pointer and keyboard once there are marks, and
 * what is shown when there is first something to show. Most of a page's cost is code that runs for the first time; so
 * the marks come before that of the rest, and most pages never pay for a card.
 */
import type { LateScript } from '../messaging/protocol';
import type { CreateInteraction } from './interaction';
import type { Surfaces } from './surfaces';

export interface LateScripts {
  interaction: CreateInteraction;
  surfaces: Surfaces;
}

/** By a symbol: an element with an id is a property of the window, in this world too. */
const LATE_SCRIPTS = Symbol.for('jiazhu late scripts');
type LateWorld = { [LATE_SCRIPTS]?: Partial<LateScripts> };

/** Said by the script, for the reader in the same frame. */
export function offer<T extends LateScript>(name: T, script: LateScripts[T]): void {
  const world = globalThis as LateWorld;
  world[LATE_SCRIPTS] = { ...world[LATE_SCRIPTS], [name]: script };
}

export function findOffered<T extends LateScript>(name: T): LateScripts[T] | undefined {
  return (globalThis as LateWorld)[LATE_SCRIPTS]?.[name];
}

/** Brought in once, by `bring`; tried again where that failed. Rejects where the extension is gone. */
export function loadOnce<T extends LateScript>(
  name: T,
  bring: (name: T) => Promise<void>,
): () => Promise<LateScripts[T]> {
  let loading: Promise<LateScripts[T]> | undefined;
  const load = async (): Promise<LateScripts[T]> => {
    await bring(name);
    const script = findOffered(name);
    if (!script) throw new Error(`the script for ${name} could not be brought in`);
    return script;
  };
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
