import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { PackFileSchema } from '../../../../lib/kb/packs/format';
import { makePack } from '../../../../scripts/sample-packs';
import { toSchemaFile } from '../../../../scripts/pack-schema';
import { badPacks, EXAMPLE_TEXT, htmlPack } from '../../../fixtures/bad-packs';

const FILE = path.join(import.meta.dirname, '../../../../assets/schema/pack.schema.json');

describe('the JSON Schema of packs', () => {
  let isValid: (document: unknown) => boolean;
  beforeAll(() => {
    const compiled = new Ajv({ format: 'full' }).compile(JSON.parse(readFileSync(FILE, 'utf8')) as object);
    isValid = (document) => compiled(document) as boolean;
  });

  it('is what the schemas give (else: npm run schema)', async () => {
    expect(readFileSync(FILE, 'utf8')).toBe(await toSchemaFile());
  });

  it.each([
    ['the example', JSON.parse(EXAMPLE_TEXT) as unknown],
    ['HTML in every text', htmlPack()],
    ['a sample', makePack(60)],
  ])('takes %s, as Jiazhu does', (_, pack) => {
    expect(isValid(pack)).toBe(true);
    expect(v.is(PackFileSchema, pack)).toBe(true);
  });

  it('judges bad packs as Jiazhu does, each of them', () => {
    const unlike: string[] = [];
    let [taken, refused] = [0, 0];
    for (const { name, text } of badPacks()) {
      let document: unknown;
      try {
        document = JSON.parse(text);
      } catch {
        continue;
      }
      const ours = v.is(PackFileSchema, document);
      if (ours) taken++;
      else refused++;
      if (isValid(document) !== ours) unlike.push(`${name}: ${ours ? 'taken' : 'refused'} here`);
    }
    expect(unlike).toEqual([]);
    expect(taken).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(500);
  });
});
