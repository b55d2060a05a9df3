import type { Highlight } from '../../core/model/highlight';

/** Why the reader's database did not take or give something; the interface has a sentence for each. */
export type StorageFailure = 'full' | 'newer' | 'closed' | 'other';

/** Nothing of the attempted change was kept, and nothing from before was lost: changes are transactions. */
export class HighlightStorageError extends Error {
  override name = 'HighlightStorageError';
  constructor(
    readonly failure: StorageFailure,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Somebody else (another tab) changed it after it was read; `current` is how it is now. */
export class HighlightConflict extends Error {
  override name = 'HighlightConflict';
  constructor(readonly current: Highlight) {
    super('the highlight was changed elsewhere meanwhile');
  }
}

/** It is not in the database any more. */
export class HighlightGone extends Error {
  override name = 'HighlightGone';
  constructor() {
    super('the highlight is not there any more');
  }
}

export function toStorageError(error: unknown): Error {
  if (error instanceof HighlightConflict || error instanceof HighlightGone || error instanceof HighlightStorageError)
    return error;
  return new HighlightStorageError(toFailure(error), error);
}

/** Dexie wraps the browser's error, sometimes twice; why it could not be opened is inside of “closed”. */
function toFailure(error: unknown, depth = 0): StorageFailure {
  if (typeof error !== 'object' || error === null || depth > 3) return 'other';
  const { name, inner } = error as { name?: string; inner?: unknown };
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'VersionError') return 'newer';
  const cause = inner ? toFailure(inner, depth + 1) : 'other';
  if (cause !== 'other') return cause;
  return name === 'DatabaseClosedError' || name === 'InvalidStateError' ? 'closed' : 'other';
}
