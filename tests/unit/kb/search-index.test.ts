import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../lib/core/model/entity';
import { buildSearchIndex } from '../../../lib/kb/search/build-index';
import { findMatched, findMatchedPinyin, toMatchedText } from '../../../lib/kb/search/matched';
import { parseQuery } from '../../../lib/kb/search/query';
import { openSearch, type Found } from '../../../lib/kb/search/search';
import { allowSlips, countSlips } from '../../../lib/kb/search/slips';
import { openIndexRow, toIndexRow } from '../../../lib/kb/search/stored';
import { readSeedEntities } from './seed-entities';

const entities = readSeedEntities();
const places = new Map([['cn-411000', '许昌市']]);
const index = buildSearchIndex(entities, { places });
const find = (query: string, search = openSearch([index])): Found[] => search.find(query).found;

describe('an index that is kept', () => {
  it('answers as the one that was built; explanations when the second blob has come', async () => {
    const row = toIndexRow('henan', '1', index);
    const { index: keys, whole } = await openIndexRow(row);
    const ids = (found: Found[]) => found.map(({ id }) => id);
    expect(ids(find('xuchang mayor', openSearch([keys])))[0]).toBe('official:liu-tao');
    expect(find('embroidery care', openSearch([keys])).every(({ passage }) => passage === undefined)).toBe(true);
    const opened = openSearch([await whole()]);
    for (const query of ['lys', '动态清零', 'party secretary henan', 'Mao essays', 'xijingping', '史书记'])
      expect(ids(find(query, opened))).toEqual(ids(find(query)));
  });

  it('draws an entity without the entity', () => {
    expect(openSearch([index]).get('official:liu-tao')).toMatchObject({ name: '刘涛', hant: '劉濤', type: 'official' });
    expect(openSearch([index]).get('official:nobody')).toBeUndefined();
  });
});

describe('several indexes', () => {
  const own: Entity[] = entities
    .filter(({ id }) => id === 'official:lou-yangsheng')
    .map((entity) => ({ ...entity, gloss: { en: 'My own words.', zh: '自己的话。' } }));
  const notes = new Map([['official:lou-yangsheng', '去年見過一面 at the Forum']]);
  const ownIndex = buildSearchIndex(own, { places, notes });
  const search = openSearch([ownIndex, index]);

  it('the first one’s entity is found of an id that both hold', () => {
    expect(find('楼阳生', search).filter(({ id }) => id === 'official:lou-yangsheng')).toHaveLength(1);
    expect(find('own words', search)[0]?.passage).toBe('My own words.');
  });

  it('own notes are found, in either script', () => {
    for (const query of ['见过一面', '見過一面', 'forum'])
      expect(find(query, search)[0]?.id).toBe('official:lou-yangsheng');
  });

  it('what is hidden is not found', () => {
    const hidden = openSearch([ownIndex, index], { hidden: new Set(['official:lou-yangsheng']) });
    expect(find('楼阳生', hidden).map(({ id }) => id)).not.toContain('official:lou-yangsheng');
  });
});

describe('the matched part', () => {
  const marked = (text: string, query: string) =>
    findMatched(text, parseQuery(query)!).map(({ start, end }) => text.slice(start, end));
  it.each([
    ['in the other script', '樓陽生', '楼阳', ['樓陽']],
    ['over punctuation', '外防输入、内防反弹', '输入内防', ['输入、内防']],
    ['word by word', 'Mayor of Xuchang', 'xuchang mayor', ['Mayor', 'Xuchang']],
    ['at the beginning of words only', 'Executive Vice Mayor', 'ice mayor', ['Mayor']],
    ['over an apostrophe', 'People’s Daily', 'peoples', ['People’s']],
  ])('%s', (_, text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('in pinyin from a syllable on, and of initials each', () => {
    const spans = (query: string, isInitials: boolean) =>
      findMatchedPinyin('Lóu Yángshēng', '楼阳生', parseQuery(query)!, isInitials).map(({ start, end }) =>
        'Lóu Yángshēng'.slice(start, end),
      );
    expect(spans('louyang', false)).toEqual(['Lóu Yáng']);
    expect(spans('sheng', false)).toEqual(['shēng']);
    expect(spans('lys', true)).toEqual(['L', 'Y', 's']);
  });

  it('is told where it is another name, or an office', () => {
    expect(toMatchedText(find('次密接')[0]!)).toEqual({ kind: 'name', text: '次密接' });
    expect(toMatchedText(find('许昌市长')[0]!)).toEqual({ kind: 'office', text: '许昌市人民政府市长' });
  });
});

describe('slips', () => {
  it.each([
    ['none', 'lou', 'louyang', 0],
    ['a wrong letter', 'lpuyang', 'louyang', 1],
    ['a missing one', 'luyang', 'louyang', 1],
    ['one too many', 'loouyang', 'louyang', 1],
    ['two changed round', 'luoyang', 'louyang', 1],
    ['two slips', 'luoyagn', 'louyang', 2],
    ['more than are asked for', 'xxxxxxx', 'louyang', 3],
  ])('%s: %s', (_, typed, text, slips) => {
    expect(countSlips(typed, text, 2)).toBe(slips);
  });

  it('short words are other words', () => {
    expect(allowSlips(3)).toBe(0);
  });
});

it.each([
  ['2022年5月许昌市长是谁', 'official:liu-tao'],
  ['許昌市長是誰？', 'official:liu-tao'],
  ['谁是许昌市长', 'official:liu-tao'],
  ['动态清零是什么意思', 'slogan:dongtai-qingling'],
])('a question is read for what it is about: %s', (query, id) => {
  expect(find(query)[0]?.id).toBe(id);
});

it('a pattern is found by its instances', () => {
  for (const query of ['应检尽检', '应接尽接']) expect(find(query)[0]?.id).toBe('slogan:pattern-ying-x-jin-x');
});

it('whatever is typed is answered, each entity once', () => {
  const some = openSearch([buildSearchIndex(entities.slice(0, 40), { places })]);
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('许昌', '〇', '𤳰', '𠮷', 'lou', "'", '(', '\\', '15', 'x', ' ', '市长', '*', '|', '\n'), {
        maxLength: 8,
      })
      .map((p) => p.join('')),
  );
  fc.assert(
    fc.property(typed, (query) => {
      const { found, total } = some.find(query);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      expect(found.length).toBeLessThanOrEqual(total);
    }),
    { numRuns: 300 },
  );
});
