import { expect, it } from 'vitest';
import { dropToneNumbers, findSyllables, toPinyinKey, toTypedPinyinKey } from '../../../lib/kb/pinyin';

it.each([
  ['Lóu Yángshēng', 'louyangsheng'],
  ['Lǚ Yán', 'luyan'],
  ['Xī’ān', 'xian'],
  ['cháng tài huà 2.0', 'changtaihua20'],
])('the key of %s is %s', (pinyin, key) => {
  expect(toPinyinKey(pinyin)).toBe(key);
});

it('v is typed for ü', () => {
  expect(toTypedPinyinKey('lv yan')).toBe(toPinyinKey('Lǚ Yán'));
});

it('the number of characters decides how a key is cut', () => {
  expect(findSyllables('xian', 1)).toEqual([['xian']]);
  expect(findSyllables('xian', 2)).toEqual([['xi', 'an']]);
  expect(findSyllables('louyangsheng', 3)).toEqual([['lou', 'yang', 'sheng']]);
});

it('gives every cut where several fit, and none where none does', () => {
  expect(findSyllables('fangan', 2)).toEqual([
    ['fang', 'an'],
    ['fan', 'gan'],
  ]);
  expect(findSyllables('changtaihua20', 3)).toEqual([]);
});

it.each([
  ['lou2 yang2sheng1', 'lou yangsheng'],
  ['lv3 yan2', 'lv yan'],
  ['covid19', 'covid19'],
  ['g20', 'g20'],
  ['15', '15'],
])('tone numbers: %s', (typed, expected) => {
  expect(dropToneNumbers(typed)).toBe(expected);
});
