import { describe, expect, it } from 'vitest';
import { annotate, type Recognizer } from '../../../../lib/core/annotate';
import { loadGazetteer } from '../../../../lib/core/match/gazetteer';
import type { Entity } from '../../../../lib/core/model/entity';
import type { PackRow } from '../../../../lib/kb/database';
import { findLeftOut, findOwner, layEntities, sortPacks } from '../../../../lib/kb/layers';
import { compileEntities } from '../../../../lib/kb/packs/compile-entities';
import { buildSnapshot } from '../../../../lib/kb/snapshot';
import { loadRecognizer } from '../../../../scripts/recognizer';
import { loadSeeds } from '../../../../scripts/seeds';
import { examplePack } from '../../../fixtures/bad-packs';

const NO_OTHERS = { findBody: () => undefined, findNamed: () => undefined };
const toRow = (id: string, row: Partial<PackRow> = {}): PackRow => ({
  id,
  version: '1',
  name: { en: id, zh: id },
  licence: '',
  sources: [],
  places: {},
  seededAt: 0,
  count: 0,
  ...row,
});
const own = toRow('own', { origin: 'own', overrides: ['body:b', 'body:hidden'], seededAt: 9 });
const shipped = toRow('shipped', { seededAt: 8 });
const old = toRow('old', { origin: 'imported', importedAt: 1, seededAt: 7, shadowed: ['body:a'] });
const young = toRow('young', { origin: 'imported', importedAt: 2, seededAt: 3, shadowed: ['body:a', 'body:c'] });
const packs = [own, shipped, old, young];

const toChunk = (pack: string, ...ids: string[]) => ({
  pack,
  entities: ids.map((id) => ({ id, name: `${id} of ${pack}` }) as Entity),
});

describe('layers', () => {
  it('are the reader’s own, what is shipped, and what was imported, by when it first was', () => {
    expect(sortPacks([young, old, shipped, own]).map(({ id }) => id)).toEqual(['own', 'shipped', 'old', 'young']);
  });

  it('give each entity once, as the first pack has it, and none that is hidden', () => {
    const chunks = [
      toChunk('young', 'body:a', 'body:c', 'body:d', 'body:hidden'),
      toChunk('old', 'body:a', 'body:c', 'body:b'),
      toChunk('shipped', 'body:a', 'body:b'),
      toChunk('own', 'body:b'),
      toChunk('removed', 'body:x'),
    ];
    expect(layEntities(packs, chunks).map(({ name }) => name)).toEqual([
      'body:b of own',
      'body:a of shipped',
      'body:c of old',
      'body:d of young',
    ]);
    expect(layEntities(packs, chunks, (id) => id === 'body:c')).toHaveLength(1);
    expect([...findLeftOut(packs).get('shipped')!].sort()).toEqual(['body:b', 'body:hidden']);
  });

  it('tell whose an entity is', () => {
    const rows = sortPacks([
      toRow('late', { origin: 'imported', importedAt: 2, shadowed: ['body:a'] }),
      toRow('early', { origin: 'imported', importedAt: 1 }),
      toRow('own', { origin: 'own', overrides: ['body:b'], hidden: ['body:c'] }),
    ]);
    const chunks = [
      { pack: 'late', ids: ['body:a', 'body:d'] },
      { pack: 'early', ids: ['body:a', 'body:b'] },
      { pack: 'own', ids: ['body:b'] },
    ];
    const owners = ['body:a', 'body:b', 'body:d', 'body:e'].map((id) => findOwner(rows, chunks, id)?.id);
    expect(owners).toEqual(['early', 'own', 'late', undefined]);
  });

  it('name a place as the first of them does', () => {
    const rows = [
      toRow('shipped', { places: { 'cn-411000': '许昌市' } }),
      toRow('x', { places: { 'cn-411000': '别处' } }),
    ];
    expect(buildSnapshot(rows, []).places.get('cn-411000')).toBe('许昌市');
  });
});

describe('entities compiled in the browser', () => {
  const text =
    '本报讯 5月8日，许昌市委书记史根治、市长刘涛主持召开疫情防控会议，市疫情防控指挥部通报情况。会议强调，坚持动态清零总方针，' +
    '落实“四早”要求，做到应检尽检。市委常委、组织部部长参加。省委书记楼阳生、省长王凯视频讲话。许昌學院党委书记闫纪建汇报。';
  const run = (gazetteers: Recognizer['gazetteers']) =>
    annotate([{ text }], {}, { ...loadRecognizer(), gazetteers }).blocks[0]!.annotations;

  it('mark a text as the packaged ones do', () => {
    const { seeds } = loadSeeds();
    const entities: Entity[] = [
      ...seeds.officials.map((o) => ({ type: 'official' as const, ...o })),
      ...seeds.bodies.map((b) => ({ type: 'body' as const, ...b })),
      ...seeds.slogans.map((s) => ({ type: 'slogan' as const, ...s })),
    ];
    const ids = new Set(entities.map(({ id }) => id));
    const compiled = loadGazetteer(compileEntities(entities, NO_OTHERS));
    const expected = run(loadRecognizer().gazetteers);
    expect(expected.length).toBeGreaterThan(10);
    // Places and organs are the packaged one's, whose entities are left out.
    expect(run([compiled, ...loadRecognizer(undefined, ids).gazetteers])).toEqual(expected);
  });

  it('mark what a pack brings, and not what it must leave to others', () => {
    const { entities } = examplePack();
    const buffer = compileEntities(entities, NO_OTHERS);
    const [packaged] = loadRecognizer().gazetteers;
    const find = (without?: ReadonlySet<string>) =>
      annotate(
        [{ text: '桃花源市市长陶问津主持会议，桃花源市委提出桃林三不问。' }],
        {},
        { ...loadRecognizer(), gazetteers: [packaged!, loadGazetteer(buffer, without)] },
      ).blocks[0]!.annotations.map(({ surface }) => surface);
    expect(find()).toEqual(['陶问津', '桃花源市委', '桃林三不问']);
    expect(find(new Set(['official:example-tao-wenjin', 'slogan:example-san-bu-wen']))).toEqual(['桃花源市委']);
  });
});
