/** From a file's bytes to JSON, with a reason where that is impossible. */
import type { FileErrorClass } from './errors';

/**
 * Larger files are refused before they are read: parsed, JSON takes several times its size, and browsers give strings
 * up at about 500 MB. 50,000 highlights with notes have about 60 MB.
 */
export const MAX_FILE_BYTES = 200_000_000;

/** Text of a file. Not guessed at: a file in GBK read as UTF-8 would import mojibake. A BOM is dropped. */
export function decodeFile(bytes: Uint8Array, Failure: FileErrorClass): string {
  if (bytes.length > MAX_FILE_BYTES) throw new Failure('size', tooLarge(bytes.length));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure('encoding', 'the file is not UTF-8 text');
  }
}

export function parseJson(text: string, Failure: FileErrorClass): unknown {
  // In UTF-16 units, which are at most as many as the bytes.
  if (text.length > MAX_FILE_BYTES) throw new Failure('size', tooLarge(text.length));
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (json.trim() === '') throw new Failure('json', 'the file is empty');
  try {
    return JSON.parse(json);
  } catch (error) {
    if (endsInside(json)) throw new Failure('truncated', 'the file ends in the middle: a part of it is missing');
    throw new Failure('json', `the file is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

const tooLarge = (size: number): string =>
  `the file has ${Math.ceil(size / 1e6)} MB; ${MAX_FILE_BYTES / 1e6} MB are read at most`;

/** Whether JSON stops inside a string, list or object. Engines word that differently, so we look ourselves. */
function endsInside(json: string): boolean {
  if (!/^\s*[[{]/.test(json)) return false;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const c = json[i];
    if (inString) {
      if (c === '\\') i++;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') depth--;
  }
  return inString || depth > 0;
}
