import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../../lib/core/match/gazetteer';
import type { Body, Organ } from '../../../lib/core/model/entity';
import { fromEntityHash, toEntityHash } from '../../../lib/kb/entity-address';
import { isNamedByRule } from '../../../lib/kb/names';
import { RegularBodies } from '../../../lib/kb/regular-bodies';
import { buildSnapshot, findChildren, findEntity, findRegularChildren } from '../../../lib/kb/snapshot';
import { compilePack } from '../../../scripts/compile';

const gloss = { en: 'x', zh: 'x' };
const levels: Organ['levels'] = ['provincial', 'municipal', 'county'];
const organs: Organ[] = [
  {
    id: 'dangwei',
    name: '中国共产党{place}委员会',
    short: '中共{place}委',
    pinyin: 'Zhōngguó Gòngchǎndǎng {place} Wěiyuánhuì',
    en: 'CPC {place} Committee',
    kind: 'party',
    national: 'body:zhongyang',
    gloss,
    forms: ['委'],
    levels,
  },
  {
    id: 'zuzhibu',
    name: '中共{place}委组织部',
    pinyin: 'Zhōnggòng {place} Wěi Zǔzhībù',
    en: 'Organization Department, CPC {place} Committee',
    kind: 'party',
    parent: 'dangwei',
    gloss,
    forms: ['委组织部'],
    levels,
  },
  {
    id: 'dangxiao',
    name: '中共{place}委党校',
    pinyin: '{place} Dǎngxiào',
    en: '{place} Party School',
    kind: 'party',
    parent: 'dangwei',
    gloss,
    forms: ['委党校'],
    levels: ['provincial', 'municipal'],
  },
  {
    id: 'nowhere',
    name: '{place}X',
    pinyin: 'x',
    en: 'x',
    kind: 'state',
    parent: 'no-such',
    gloss,
    forms: ['X局'],
    levels,
    exceptions: { 'cn-510100': null },
  },
];
const listed = (id: string, rest: Partial<Body> = {}): Body => ({
  id,
  name: id,
  traditional: [id],
  pinyin: 'x',
  en: 'x',
  place: 'cn',
  level: 'national',
  kind: 'party',
  parent: null,
  gloss,
  citations: [],
  ...rest,
});
const bodies = [
  listed('body:zhongyang'),
  listed('body:xuchang-shiwei', { place: 'cn-411000', level: 'municipal', organ: 'dangwei' }),
  listed('body:xuchang-zuzhibu', {
    place: 'cn-411000',
    level: 'municipal',
    organ: 'zuzhibu',
    parent: 'body:xuchang-shiwei',
  }),
];
const gazetteer = loadGazetteer(compilePack({ officials: [], slogans: [], bodies, rules: true }, { organs, bodies }));
const regular = new RegularBodies([gazetteer]);
const kb = buildSnapshot(
  [
    {
      id: 'p',
      version: '1',
      name: gloss,
      licence: 'MIT',
      sources: [],
      places: {},
      organs: organs.map((o) => o.id),
      seededAt: 0,
      count: bodies.length,
    },
  ],
  bodies.map((b) => ({ type: 'body' as const, ...b })),
  [gazetteer],
);

describe('a body that no list holds', () => {
  it('is composed from the type of organ and the place', () => {
    expect(regular.compose('body:cn-510100/zuzhibu')).toMatchObject({
      type: 'body',
      name: '中共成都市委组织部',
      traditional: ['中共成都市委組織部'],
      place: 'cn-510100',
      level: 'municipal',
      kind: 'party',
      citations: [],
    });
    expect(regular.compose('body:cn-510100/dangwei')).toMatchObject({ short: '中共成都市委' });
    expect(regular.placeName('cn-510100')).toBe('成都市');
  });

  it.each([
    ['the organ that its type belongs to', 'cn-510100/zuzhibu', 'body:cn-510100/dangwei'],
    ['its like in the province', 'cn-510100/dangwei', 'body:cn-510000/dangwei'],
    ['its like in the city, for a county', 'cn-510182/dangwei', 'body:cn-510100/dangwei'],
    ['its like in the city that is a province, for a district', 'cn-110101/dangwei', 'body:cn-110000/dangwei'],
    ['its like in the province, where there is no city between', 'cn-419001/dangwei', 'body:cn-410000/dangwei'],
    ['the listed body, where a list has it', 'cn-411002/dangwei', 'body:xuchang-shiwei'],
    ['the national one, for a province', 'cn-510000/dangwei', 'body:zhongyang'],
    ['nothing, where there is no such body', 'cn-510000/nowhere', null],
  ])('has above it %s', (_, key, parent) => {
    expect(regular.compose(`body:${key}`)?.parent).toBe(parent);
  });

  it('is known to have no source', () => {
    expect(isNamedByRule(findEntity(kb, 'body:cn-510100/zuzhibu')!)).toBe(true);
    expect(isNamedByRule(findEntity(kb, 'body:zhongyang')!)).toBe(false);
  });

  it('has an address', () => {
    const id = 'body:cn-510100/dangwei-bangongting';
    expect(fromEntityHash(toEntityHash(id))).toBe(id);
  });
});

it('place and organ type of a listed body are that body', () => {
  expect(regular.resolve('body:cn-411000/dangwei')).toBe('body:xuchang-shiwei');
  expect(regular.compose('body:cn-411000/dangwei')).toBeUndefined();
  expect(findEntity(kb, 'body:cn-411000/dangwei')?.id).toBe('body:xuchang-shiwei');
});

it('the bodies below are those of the same place: listed ones by their entry, others by their type', () => {
  const below = (id: string) => {
    const body = findEntity(kb, id) as Body;
    return [findChildren(kb.entities, body.id), findRegularChildren(kb, body)].map((list) => list.map((b) => b.id));
  };
  expect(below('body:xuchang-shiwei')).toEqual([['body:xuchang-zuzhibu'], ['body:cn-411000/dangxiao']]);
  expect(below('body:cn-510100/dangwei')).toEqual([[], ['body:cn-510100/zuzhibu', 'body:cn-510100/dangxiao']]);
  expect(below('body:cn-510182/dangwei')).toEqual([[], ['body:cn-510182/zuzhibu']]);
  expect(below('body:cn-510100/zuzhibu')).toEqual([[], []]);
});

it.each([
  'body:cn-510100/no-such',
  'body:cn-999999/dangwei',
  'body:cn/dangwei',
  'body:xx-JP/dangwei',
  'body:cn-810000/dangwei', // Hong Kong
  'body:cn-419000/dangwei', // 省直辖县级行政区划
  'body:cn-410101/dangwei', // 市辖区
  'body:cn-510182/dangxiao', // not at this level
  'body:cn-510100/nowhere', // not at this place
  'body:cn-510100/constructor',
  'body:cn-510100/__proto__',
  'body:cn-510100/',
  'official:cn-510100/dangwei',
  '',
])('%j is no body, and asking for it does no harm', (id) => {
  expect(regular.resolve(id)).toBeUndefined();
  expect(regular.compose(id)).toBeUndefined();
  expect(findEntity(kb, id)).toBeUndefined();
});

it('without gazetteers there are none', () => {
  expect(findEntity(buildSnapshot([], []), 'body:cn-510100/dangwei')).toBeUndefined();
});
