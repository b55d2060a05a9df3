/**
 * The seed files' names, read leniently: these tests are about finding and drawing, so that an entry whose gloss is
 * still being written serves them as well. `npm run seeds` is what refuses unfinished entries.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Entity } from '../../../lib/core/model/entity';

const SEEDS = path.join(import.meta.dirname, '../../../seeds');
const FOLDERS = { officials: 'official', bodies: 'body', slogans: 'slogan' } as const;

export function readSeedEntities(): Entity[] {
  const files = readdirSync(SEEDS, { recursive: true, encoding: 'utf8' }).sort();
  return Object.entries(FOLDERS).flatMap(([folder, type]) =>
    files
      .filter((file) => path.basename(path.dirname(file)) === folder && file.endsWith('.yaml'))
      .flatMap((file) => parse(readFileSync(path.join(SEEDS, file), 'utf8')) as object[])
      .map((row) => ({ type, ...row }) as Entity),
  );
}
