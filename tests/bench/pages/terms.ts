/** The surface forms of all entities of the shipped packs, as a list of words. Places and bodies by rule are not among them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest, Pack } from '../../../lib/kb/pack';
import { ROOT } from '../../../scripts/run';

const KB = path.join(ROOT, 'assets', 'public', 'kb');
const read = (...at: string[]): unknown => JSON.parse(readFileSync(path.join(KB, ...at), 'utf8'));

interface Forms {
  name: string;
  short?: string | undefined;
  aliases?: readonly string[] | undefined;
  relative?: readonly string[] | undefined;
}

export function loadTerms(): string[] {
  const { packs } = read('manifest.json') as Manifest;
  const entities: Forms[] = packs.flatMap(({ id }) => (read(id, 'pack.json') as Pack).entities);
  const forms = entities.flatMap(({ name, short, aliases = [], relative = [] }) => [
    name,
    ...(short === undefined ? [] : [short]),
    ...aliases,
    ...relative,
  ]);
  return [...new Set(forms)];
}
