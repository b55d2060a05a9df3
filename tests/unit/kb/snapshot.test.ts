import { describe, expect, it } from 'vitest';
import type { Entity, Official, Source } from '../../../lib/core/model/entity';
import { fromEntityHash, toEntityHash } from '../../../lib/kb/entity-address';
import {
  buildSnapshot,
  findAncestors,
  findCompanions,
  findHolders,
  findInstances,
  findPatterns,
  findRelating,
  findSlogansUsedBy,
  sortLatestFirst,
  toOfficeSpan,
} from '../../../lib/kb/snapshot';

const gloss = { en: 'x', zh: 'x' };
const official = (id: string, offices: Official['offices'], appearances: NonNullable<Official['appearances']> = []) =>
  ({
    type: 'official',
    id: `official:${id}`,
    name: id,
    traditional: [id],
    pinyin: id,
    ambiguity: 'low',
    place: 'cn-411000',
    gloss,
    offices,
    appearances,
  }) satisfies Entity;
const mayor = (...days: string[]): Official['offices'][number] => ({
  title: '市长',
  name: { en: 'Mayor', zh: '市长' },
  body: 'body:city',
  attested: days.map((date) => ({ date, source: `paper-${date}`, quote: '市长' })),
});
const source = (id: string, kind: 'article' | 'reference' = 'article') =>
  ({ id, kind, outlet: '许昌日报', title: null, date: '2022-05-06' }) satisfies Source;

const early = official('early', [{ ...mayor('2019-03-01'), end: { date: '2021-07', source: 'wiki' } }]);
const late = official('late', [{ ...mayor('2022-05-06', '2022-05-16'), start: { date: '2021-07', source: 'wiki' } }]);
const guest = official('guest', [], [{ as: null, date: '2022-05-06', source: 'paper-2022-05-06', quote: '等' }]);
const slogan: Entity = {
  type: 'slogan',
  id: 'slogan:a',
  name: '四早',
  kind: 'slogan',
  traditional: ['四早'],
  pinyin: 'sì zǎo',
  en: 'x',
  literal: 'x',
  gloss,
  category: 'x',
  usedBy: [
    { official: 'official:late', date: '2022-05-06', source: 'paper-2022-05-06', quote: '四早' },
    { official: 'official:guest', date: '2022-05-06', source: 'paper-2022-05-06', quote: '四早' },
  ],
  citations: [{ source: 'paper-2022-05-06', quote: '四早' }],
};
const entities: Entity[] = [late, early, guest, slogan];
const snapshot = buildSnapshot(
  [
    {
      id: 'p',
      version: '1',
      name: gloss,
      licence: 'MIT',
      sources: [source('paper-2022-05-06'), source('wiki', 'reference')],
      places: { 'cn-411000': '许昌市' },
      seededAt: 0,
      count: 4,
    },
  ],
  entities,
);

describe('relations', () => {
  it('holders of a body’s offices come in the order of their dates', () => {
    expect(findHolders(entities, 'body:city').map((h) => [h.official.id, h.first, h.last])).toEqual([
      ['official:early', '2019-03-01', '2021-07'],
      ['official:late', '2021-07', '2022-05-16'],
    ]);
  });

  it('an office without dates has an empty span', () => {
    expect(toOfficeSpan(mayor())).toEqual({ first: '', last: '' });
  });

  it('people who stand in the same article appear together; a shared reference work does not count', () => {
    expect(findCompanions(snapshot, late).map((c) => c.official.id)).toEqual(['official:guest']);
  });

  it('slogans by user, with that user’s uses only', () => {
    expect(findSlogansUsedBy(entities, 'official:late')).toEqual([{ slogan, uses: [slogan.usedBy?.[0]] }]);
  });
});

it('an id and its address turn into each other, slashes included', () => {
  for (const id of ['official:shi-genzhi', 'body:cn-411000/dangwei']) expect(fromEntityHash(toEntityHash(id))).toBe(id);
  for (const hash of ['', '#/', '#/officials', '#/page/a', '#/official/', '#/official/史']) {
    expect(fromEntityHash(hash)).toBeNull();
  }
});

describe('ways back', () => {
  const body = (id: string, parent: string | null) =>
    ({
      type: 'body',
      id: `body:${id}`,
      name: id,
      traditional: [id],
      pinyin: id,
      en: id,
      place: 'cn',
      level: 'national',
      kind: 'party',
      parent: parent && `body:${parent}`,
      gloss,
      citations: [],
    }) satisfies Entity;
  const of = (...bodies: Entity[]) => buildSnapshot([], bodies);

  it('the bodies above come from the top', () => {
    const leaf = body('c', 'b');
    expect(findAncestors(of(body('a', null), body('b', 'a'), leaf), leaf).map((b) => b.id)).toEqual([
      'body:a',
      'body:b',
    ]);
  });

  it('a circle of parents ends', () => {
    const leaf = body('c', 'b');
    expect(findAncestors(of(body('b', 'c'), leaf), leaf).map((b) => b.id)).toEqual(['body:b']);
    const below = body('x', 'y');
    expect(findAncestors(of(below, body('y', 'z'), body('z', 'y')), below).map((b) => b.id)).toEqual([
      'body:z',
      'body:y',
    ]);
  });

  const pattern = { ...slogan, id: 'slogan:p', name: '应X尽X', patterns: ['应X尽X'], related: ['slogan:a'] };
  const instance = { ...slogan, id: 'slogan:i', name: '应检尽检', related: ['slogan:p'] };
  const slogans: Entity[] = [slogan, pattern, instance];

  it('a slogan has those that refer to it, unless it refers to them', () => {
    expect(findRelating(slogans, slogan).map((s) => s.id)).toEqual(['slogan:p']);
    expect(findRelating([...slogans, { ...slogan, related: ['slogan:p'] }], pattern).map((s) => s.id)).toEqual([
      'slogan:i',
    ]);
  });

  it('patterns and the wordings made on them find each other', () => {
    expect(findInstances(slogans, pattern).map((s) => s.id)).toEqual(['slogan:i']);
    expect(findPatterns(slogans, instance).map((s) => s.id)).toEqual(['slogan:p']);
    expect(findPatterns(slogans, slogan)).toEqual([]);
  });

  it('offices come latest first', () => {
    expect(sortLatestFirst([mayor('2019-03-01'), mayor('2022-05-06')]).map((o) => o.attested[0]!.date)).toEqual([
      '2022-05-06',
      '2019-03-01',
    ]);
  });
});
