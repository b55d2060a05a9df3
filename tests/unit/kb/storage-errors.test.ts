import { describe, expect, it } from 'vitest';
import { HighlightGone, HighlightStorageError, toStorageError } from '../../../lib/kb/highlights/errors';

const named = (name: string, inner?: unknown) => Object.assign(new Error(name), { name, inner });

describe('why the database failed', () => {
  it.each([
    ['full', named('QuotaExceededError')],
    ['full', named('AbortError', named('QuotaExceededError'))],
    ['newer', named('VersionError')],
    // Dexie, of a database that it could not open.
    ['newer', named('DatabaseClosedError', named('VersionError'))],
    ['full', named('DatabaseClosedError', named('OpenFailedError', named('QuotaExceededError')))],
    ['closed', named('DatabaseClosedError')],
    ['closed', named('DatabaseClosedError', named('UnknownError'))],
    ['closed', named('InvalidStateError')],
    ['other', named('UnknownError')],
    ['other', 'a string'],
    ['other', null],
  ])('is %s', (failure, error) =>
    expect(toStorageError(error)).toMatchObject({ name: 'HighlightStorageError', failure }),
  );

  it('is kept where it was told already', () => {
    const gone = new HighlightGone();
    const full = new HighlightStorageError('full', 'x');
    expect(toStorageError(gone)).toBe(gone);
    expect(toStorageError(full)).toBe(full);
  });

  it('ends, though errors hold each other', () => {
    const error = named('UnknownError');
    error.inner = error;
    expect(toStorageError(error)).toMatchObject({ failure: 'other' });
  });
});
