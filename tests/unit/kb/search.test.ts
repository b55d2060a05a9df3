import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../lib/core/model/entity';
import { buildSearchIndex } from '../../../lib/kb/search/build-index';
import { openSearch } from '../../../lib/kb/search/search';
import { readSeedEntities } from './seed-entities';

const entities = readSeedEntities();
const places = new Map([
  ['cn-410000', '河南省'],
  ['cn-410100', '郑州市'],
  ['cn-411000', '许昌市'],
  ['cn-411100', '漯河市'],
]);
const build = (all: Entity[]) => openSearch([buildSearchIndex(all, { places })]);
const search = build(entities);
const names = new Map(entities.map((e: Entity) => [e.id, e.name]));
const find = (query: string) => search.find(query).found.map(({ id }) => names.get(id));

describe('search finds a person by', () => {
  it.each([
    ['the name', '楼阳生'],
    ['the traditional form', '樓陽生'],
    ['full pinyin in one word', 'louyangsheng'],
    ['pinyin with tones', 'Lóu Yángshēng'],
    ['pinyin syllable by syllable', 'lou yang sheng'],
    ['pinyin in capitals, given name apart', 'LOU Yangsheng'],
    ['the initials', 'lys'],
    ['pinyin with n for ng', 'loyangsheng'],
    ['a slip in pinyin', 'louyangshen'],
    ['the given name', 'yangsheng'],
  ])('%s: %s', (_, query) => {
    expect(find(query)[0]).toBe('楼阳生');
  });

  it('pinyin with ü as u, v or ü', () => {
    for (const query of ['lü yan', 'lv yan', 'luyan', 'lǚyán']) expect(find(query)[0]).toBe('吕岩');
  });

  it('exact initials come before longer ones, and beginnings of names after', () => {
    const found = find('ly');
    expect(found.indexOf('吕岩')).toBeGreaterThanOrEqual(0);
    expect(found.indexOf('吕岩')).toBeLessThan(found.indexOf('楼阳生'));
  });

  it('office and place, in either script, with or without a space', () => {
    for (const query of ['许昌 市长', '許昌 市長', '许昌市长']) expect(find(query)).toContain('刘涛');
    expect(find('许昌市长')[0]).toBe('刘涛');
  });

  it('one wrong character of three', () => {
    expect(find('楼阳升')).toContain('楼阳生');
  });
});

describe('search finds bodies and slogans by', () => {
  it('the beginning and the inside of the name, the exact one first', () => {
    expect(find('动态清零')[0]).toBe('动态清零');
    expect(find('清零')).toContain('动态清零');
    expect(find('動態清')[0]).toBe('动态清零');
  });

  it('a short form that several share', () => {
    const found = find('市委');
    expect(found).toContain('中国共产党许昌市委员会');
    expect(found).toContain('中国共产党漯河市委员会');
  });

  it('pinyin from the middle of a body’s name', () => {
    expect(find('xuchangshiwei')).toContain('中国共产党许昌市委员会');
  });

  it('English words, hyphens or not', () => {
    const own = entities.map((e) =>
      e.id === 'slogan:dongtai-qingling' ? ({ ...e, en: 'Dynamic zero-COVID' } as Entity) : e,
    );
    const withEnglish = build(own);
    for (const query of ['zero-covid', 'zero covid', 'dynamic zero']) {
      expect(withEnglish.find(query).found[0]?.id).toBe('slogan:dongtai-qingling');
    }
  });
});

it('search answers a query without letters with nothing', () => {
  expect(find('')).toEqual([]);
  expect(find(' ，。 ')).toEqual([]);
});

it('search never answers with what does not exist', () => {
  expect(find('qqqqqzzzz')).toEqual([]);
});
