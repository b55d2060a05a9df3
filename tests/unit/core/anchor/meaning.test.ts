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
    [
      'in a word of a passage',
      '会议强调，各级各部门要把防汛救灾工作抓紧抓好',
      '会议指出，各级各部门要把防汛救灾工作抓紧抓好',
    ],
    [
      'in a word more, which is no name',
      '要求各地及时组织群众转移，保障基本生活',
      '要求各地及时组织受灾群众转移，保障基本生活',
    ],
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
    ['another formula', '应隔尽隔', '应检尽检', 'formula'],
    ['most of a short passage', '会议强调', '会议认为', 'wording'],
    [
      'a clause more',
      '要求各地及时组织群众转移，保障基本生活，确保道路畅通，尽快恢复供电供水，做好灾后防疫',
      '要求各地及时组织群众转移，保障基本生活，确保道路畅通，尽快恢复供电供水，做好灾后防疫并上报情况',
      'wording',
    ],
    [
      'a name without a post',
      '在现场，王凯说雨停之前谁都要守在堤坝上',
      '在现场，李建国说雨停之前谁都要守在堤坝上',
      'name',
    ],
    [
      'a given name without a post',
      '在现场，王凯说雨停之前谁都要守在堤坝上',
      '在现场，王建说雨停之前谁都要守在堤坝上',
      'name',
    ],
    ['a name for a pronoun', '在现场，王凯说雨停之前谁都要守在堤坝上', '在现场，他说雨停之前谁都要守在堤坝上', 'name'],
    [
      'a name more',
      '出席会议的还有马晓红，会议由办公室组织安排',
      '出席会议的还有李建国、马晓红，会议由办公室组织安排',
      'name',
    ],
    [
      'a name before one that begins alike',
      '她向徐振华徐阿婆说明，手机每天都必须关机才好',
      '她向梁启元徐阿婆说明，手机每天都必须关机才好',
      'name',
    ],
    ['a place', '转移群众的是石门县，目前都已经妥善安置下来', '转移群众的是澜江县，目前都已经妥善安置下来', 'name'],
    [
      'a direction',
      '预计粮食产量与价格在秋收之后都会明显上涨',
      '预计粮食产量与价格在秋收之后都会明显下跌',
      'direction',
    ],
    [
      'a stand',
      '绝大部分与会代表在表决的时候都对此表示支持',
      '绝大部分与会代表在表决的时候都对此表示反对',
      'direction',
    ],
    [
      'a formula in a long passage',
      '各级各部门要坚持应检尽检、应隔尽隔，统筹做好疫情防控',
      '各级各部门要坚持应检尽检、应治尽治，统筹做好疫情防控',
      'formula',
    ],
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
