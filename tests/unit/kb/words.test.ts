import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import type { ReadFile } from '../../../lib/kb/pack';
import { PackError } from '../../../lib/kb/packaged-file';

vi.mock('wxt/browser', () => ({ browser: {} }));

const KB = path.join(import.meta.dirname, '../../../assets/public/kb');
const read: ReadFile = (name) => Promise.resolve(new Uint8Array(readFileSync(path.join(KB, name))).buffer);
const readWithout: ReadFile = (name) =>
  name === 'words.bin' ? Promise.reject(new PackError('words.bin is missing from the extension')) : read(name);

it('a missing dictionary is told at once, and until it is there again', async () => {
  const { getSeedingState, retrySeeding } = await import('../../../lib/kb/seeding');
  const { getWordsFailure, loadWords } = await import('../../../lib/kb/words');
  await expect(loadWords(readWithout)).rejects.toThrow('words.bin is missing');
  expect(await getSeedingState()).toEqual({ state: 'failed', cause: 'words.bin is missing from the extension' });

  // no such thing as the extension's files here: a retry fails as well, and says so
  expect(await retrySeeding()).toMatchObject({ state: 'failed' });

  expect((await loadWords(read)).byteLength).toBeGreaterThan(1e6);
  expect(getWordsFailure()).toBeUndefined();
});
