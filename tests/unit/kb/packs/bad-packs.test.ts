import { describe, expect, it } from 'vitest';
import { PackFileError } from '../../../../lib/kb/exchange/errors';
import { checkPack, type Known } from '../../../../lib/kb/packs/check-pack';
import { readPack } from '../../../../lib/kb/packs/read-pack';
import { badPacks, EXAMPLE_TEXT, htmlPack } from '../../../fixtures/bad-packs';

const NOTHING: Known = { has: () => false, parentOf: () => undefined };
const read = (text: string) => {
  const pack = readPack(text);
  checkPack(pack, NOTHING);
  return pack;
};

const packs = badPacks();
const outcomes = packs.map(({ name, text }) => {
  try {
    return { name, text, pack: read(text) };
  } catch (error) {
    return { name, text, error };
  }
});

describe('bad packs', () => {
  it('are many, of many kinds', () => {
    expect(packs.length).toBeGreaterThan(1000);
    expect(new Set(packs.map(({ text }) => text)).size).toBeGreaterThan(900);
    const failures = new Set(outcomes.flatMap(({ error }) => (error instanceof PackFileError ? [error.failure] : [])));
    for (const failure of ['truncated', 'json', 'items', 'format', 'version', 'field', 'duplicate', 'reference'])
      expect(failures).toContain(failure);
  });

  it('are refused with a reason of ours, or taken whole', () => {
    for (const { name, text, pack, error } of outcomes) {
      if (pack) {
        const file = JSON.parse(text.replace(/^\ufeff/, '')) as { entities: unknown[]; sources: unknown[] };
        expect(pack.entities.length, name).toBe(file.entities.length);
        expect(pack.sources.length, name).toBe(file.sources.length);
      } else {
        expect(error, name).toBeInstanceOf(PackFileError);
        const { message } = error as Error;
        expect(message.length, name).toBeLessThan(700);
        expect(message.isWellFormed(), name).toBe(true);
      }
    }
  });

  it('name entry and field', () => {
    const wrong = outcomes.find(({ name }) => name === 'entities.2.offices.0.attested.0.date: number')?.error;
    expect(wrong).toMatchObject({
      failure: 'field',
      place: { item: 'official:example-tao-wenjin (entities[2])', field: 'offices[0].attested[0].date' },
      fault: { code: 'type', about: 'string' },
    });
    for (const { name, error } of outcomes)
      if (error instanceof PackFileError && /^(?:field|duplicate|reference)$/.test(error.failure)) {
        expect(error.fault, name).toBeDefined();
        expect(error.place.field ?? error.place.item, name).toBeDefined();
      }
  });

  it('pollute nothing', () => {
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

it('HTML in every text is text', () => {
  const pack = htmlPack();
  expect(JSON.stringify(read(JSON.stringify(pack))).match(/<script>/g)!.length).toBeGreaterThan(25);
});

it('the example is sound', () => {
  expect(read(EXAMPLE_TEXT).entities).toHaveLength(4);
});
