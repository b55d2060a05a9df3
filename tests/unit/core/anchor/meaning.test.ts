/** Which differences between two wordings matter. */
import { describe, expect, it } from 'vitest';
import { findDifferences } from '../../../../lib/core/anchor/meaning';

describe('two wordings', () => {
  it.each([
    ['the same', '动态清零', '动态清零'],
    ['in two scripts', '没有发生险情', '沒有發生險情'],
    ['in the converters’ own spelling', '经济复苏，请回复', '經濟復甦，請回覆'],
    ['with other punctuation', '会议指出，要坚持', '会议指出：要坚持'],
    ['with a word of grammar more', '保障群众生命安全', '保障群众的生命安全'],
    ['with a comma after a number', '新增12例，均为隔离人员', '新增12例均为隔离人员'],
    ['in other letter case and quotes', 'He said "We won"', 'HE SAID “we won”'],
  ])('do not differ: %s', (_, saved, found) => expect(findDifferences(saved, found)).toEqual([]));

  it.each([
    ['a surname', '市长王凯出席', '市长李凯出席', 'name'],
    ['a given name', '市长王凯出席', '市长王建出席', 'name'],
    ['a name before its post', '王凯书记强调', '李建国书记强调', 'name'],
    ['a Latin name', 'Mayor Zeng said', 'Mayor Zheng said', 'name'],
    ['the first word of an English sentence', 'The vote was close', 'A vote was close', 'wording'],
    ['a number', '新增12例', '新增15例', 'number'],
    ['a digit', '新增12例', '新增120例', 'number'],
    ['a decimal point', '同比增长1.5%', '同比增长15%', 'number'],
    ['a sign', '气温-3度', '气温3度', 'number'],
    ['a Chinese numeral', '共三人', '共五人', 'number'],
    ['a full-width number', '新增１２例', '新增１３例', 'number'],
    ['a negation', '可以聚集', '不可以聚集', 'negation'],
    ['未', '已完成', '未完成', 'negation'],
    ['an English negation', 'They have voted', 'They have not voted', 'negation'],
    ['another formula', '应隔尽隔', '应检尽检', 'wording'],
    ['another word', '会议强调', '会议认为', 'wording'],
    ['a word more', '省委书记', '省委原书记', 'wording'],
  ])('differ: %s', (_, saved, found, difference) => {
    expect(findDifferences(saved, found)).toContain(difference);
    expect(findDifferences(found, saved)).toContain(difference);
  });

  it('differ by a name that only the finder knows, even if no surname shows it', () => {
    const findNames = (text: string) => (text.includes('卓嘎') ? [{ name: '卓嘎', start: 0, end: 2 }] : []);
    expect(findDifferences('卓嘎出席', '央金出席', findNames)).toEqual(['name']);
  });
});
