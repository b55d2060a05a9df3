import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../lib/core/model/entry';
import type { PackRow } from '../../../../lib/kb/database';
import { checkPack } from '../../../../lib/kb/packs/check-pack';
import { toOwnPack } from '../../../../lib/kb/packs/own-pack';
import { readPack } from '../../../../lib/kb/packs/read-pack';
import { nameSources, unnameSources } from '../../../../lib/kb/packs/sources';
import { toPackFile, toPackText } from '../../../../lib/kb/packs/write-pack';
import { toSourceIds } from '../../../../lib/kb/snapshot';
import { makePack } from '../../../../scripts/sample-packs';
import { examplePack } from '../../../fixtures/bad-packs';

const NOTHING = { has: () => false, parentOf: () => undefined };

describe('a pack out and in again', () => {
  it.each([1, 60, 2500])('is the same with %i entries', (count) => {
    const pack = makePack(count);
    expect(readPack(toPackText(pack).join(''))).toEqual(pack);
  });

  it('is the same from the database, where sources bear its name', () => {
    const { $schema: _, ...pack } = examplePack();
    const { sources, entities, places = {}, format: _f, formatVersion: _v, ...head } = nameSources(pack);
    const row: PackRow = { ...head, sources, places, origin: 'imported', seededAt: 1, count: 4 };
    expect(toPackFile(row, entities)).toEqual(pack);
  });

  it('keeps whatever ids its sources have', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 2 }), ([a, b]) => {
        const pack = JSON.parse(
          JSON.stringify(examplePack())
            .replaceAll('"thyrb-20260305"', () => JSON.stringify(a))
            .replaceAll('"chronicle-2026"', () => JSON.stringify(b)),
        ) as ReturnType<typeof examplePack>;
        const named = nameSources(pack);
        expect(unnameSources(named)).toEqual(pack);
        const ids = new Set(named.sources.map(({ id }) => id));
        expect(named.entities.flatMap((e) => [...toSourceIds(e)]).every((id) => ids.has(id))).toBe(true);
        expect([...ids].every((id) => id.startsWith(`${pack.id}/`))).toBe(true);
      }),
    );
  });
});

describe('own entries as a pack', () => {
  const { sources, entities } = examplePack();
  const head = { id: 'mine', version: '1', name: { en: 'Mine', zh: '我的' }, licence: 'CC0-1.0' };
  const entries: Entry[] = entities.map((entity) => ({
    id: entity.id,
    entity,
    sources,
    note: 'private',
    hidden: false,
    created: '2026-05-06T07:08:09Z',
    modified: '2026-05-06T07:08:09Z',
    revision: 1,
  }));
  const [shiwei, government, mayor, slogan] = entries as [Entry, Entry, Entry, Entry];

  it('is sound, and says nothing of the notes', () => {
    const { pack, leftOut } = toOwnPack(entries, head);
    expect(leftOut).toEqual([]);
    expect(pack.entities).toEqual(entities);
    expect(pack.sources.map(({ id }) => id).sort()).toEqual(sources.map(({ id }) => id).sort());
    const text = toPackText(pack).join('');
    expect(text).not.toContain('private');
    checkPack(readPack(text), NOTHING);
  });

  it('brings what the chosen ones refer to', () => {
    const { pack } = toOwnPack([slogan], head, entries);
    expect(pack.entities.map(({ id }) => id)).toEqual([slogan.id, mayor.id, government.id, shiwei.id]);
    checkPack(pack, NOTHING);
  });

  it('leaves out what is hidden, deleted, or says something without a source', () => {
    const bare: Entry = { ...shiwei, entity: { ...entities[0]!, citations: [] } as never };
    const { pack, leftOut } = toOwnPack(
      [{ ...mayor, hidden: true }, { ...slogan, deleted: slogan.created }, bare],
      head,
    );
    expect(pack.entities).toEqual([]);
    expect(leftOut).toEqual([bare.entity]);
  });

  it('tells sources apart that share an id', () => {
    const other: Entry = { ...government, sources: sources.map((s) => ({ ...s, title: '另一篇' })) };
    const { pack } = toOwnPack([shiwei, mayor, other], head);
    checkPack(pack, NOTHING);
    expect(pack.sources).toHaveLength(3);
  });
});
