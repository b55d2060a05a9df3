/**
 * The dictionary of words, checked once for each life of the worker: it is read from the extension's files and never
 * stored. Its checksum takes 6–9 ms in Chromium, off the worker's thread, while the gazetteers are read.
 */
import { loadManifest, loadWordsFile, type ReadFile } from './pack';
import { PackError, readPackagedFile } from './packaged-file';

let loading: Promise<ArrayBuffer> | undefined;
let failure: PackError | undefined;

/** Throws PackError; after that the next call reads it again. */
export function loadWords(read: ReadFile = readPackagedFile): Promise<ArrayBuffer> {
  loading ??= loadManifest(read)
    .then((manifest) => loadWordsFile(manifest, read))
    .then(
      (words) => {
        failure = undefined;
        return words;
      },
      (error: unknown) => {
        loading = undefined;
        failure = error instanceof PackError ? error : new PackError('words.bin can’t be read', { cause: error });
        throw failure;
      },
    );
  return loading;
}

/** Why the dictionary could not be loaded the last time, if it was asked for. */
export function getWordsFailure(): PackError | undefined {
  return failure;
}
