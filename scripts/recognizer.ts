/** The recognizer as the extension has it, from the packaged knowledge base. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Recognizer } from '../lib/core/annotate';
import { loadGazetteer } from '../lib/core/match/gazetteer';
import { loadLexicon } from '../lib/core/match/lexicon';
import type { Manifest } from '../lib/kb/pack';

const KB = path.join(import.meta.dirname, '..', 'assets', 'public', 'kb');

/** Throws where `npm run seeds` has not been run. `without`: ids that are left out. */
export function loadRecognizer(dir = KB, without?: ReadonlySet<string>): Recognizer {
  const manifest = path.join(dir, 'manifest.json');
  if (!existsSync(manifest)) throw new Error(`no knowledge base in ${dir}: run npm run seeds`);
  const read = (name: string): ArrayBuffer => {
    const bytes = readFileSync(path.join(dir, name));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  };
  const { packs } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  return {
    gazetteers: packs.map(({ id }) => loadGazetteer(read(path.join(id, 'gazetteer.bin')), without)),
    lexicon: loadLexicon(read('words.bin')),
  };
}
