/** Where a saved passage is found again, and where it is not. Each case: what was saved, what the page is now. */
import { describe, expect, it } from 'vitest';
import { anchorAll, describe as describePassage, type Anchored } from '../../../../lib/core/anchor/anchor';
import { ARTICLE, PAGE, spanOf, text } from './page';

/** What became of a passage; its text instead of offsets, so that a failing case says what was found. */
function follow(quote: string, changed: string, { page = PAGE, nth = 0 } = {}): string {
  const target = describePassage(page, spanOf(page, quote, nth));
  return say(anchorAll(changed, [target])[0]!, changed);
}
const say = (anchored: Anchored, changed: string): string =>
  anchored.state === 'orphan' ? 'orphan' : `${anchored.state}: ${changed.slice(anchored.start, anchored.end)}`;
const replaced = (from: string, to: string, page = PAGE) => {
  expect(page).toContain(from);
  return page.replace(from, to);
};
const without = (quote: string) => replaced(quote, '');

describe('an unchanged passage is found', () => {
  it.each([
    ['where it stood', '有序泄洪', PAGE, '有序泄洪'],
    ['where text came before it', '有序泄洪', `网站导航\n分享到微信\n${PAGE}`, '有序泄洪'],
    ['in the other script', '没有发生险情', replaced('没有发生险情', '沒有發生險情'), '沒有發生險情'],
    [
      'letter-spaced',
      '统筹做好疫情防控',
      replaced('统筹做好疫情防控', '统 筹 做 好 疫 情 防 控'),
      '统 筹 做 好 疫 情 防 控',
    ],
    [
      'broken over lines',
      '统筹做好疫情防控',
      replaced('统筹做好疫情防控', '统筹做好\n\u3000\u3000疫情防控'),
      '统筹做好\n\u3000\u3000疫情防控',
    ],
    [
      'with words edited around it',
      '超过汛限水位',
      replaced('介绍，全市', '表示，目前全市').replace('正在', '已经'),
      '超过汛限水位',
    ],
    [
      'without the surroundings, which stand together elsewhere',
      ARTICLE[6]!.slice(5, 30),
      text([ARTICLE[6]!.slice(5, 30), ...ARTICLE.slice(0, 6), '会议强调，灾工作，决不能麻痹大意。', ARTICLE[7]!]),
      ARTICLE[6]!.slice(5, 30),
    ],
    ['where paragraphs were reordered', ARTICLE[2]!, text([...ARTICLE].reverse()), ARTICLE[2]!],
    ['over two paragraphs', '没有发生险情。\n石门县', PAGE.replace('\n', '\n记者 沈知秋\n'), '没有发生险情。\n石门县'],
  ])('%s', (_, quote, changed, found) => expect(follow(quote, changed)).toBe(`found: ${found}`));

  it('with the quotation marks that were marked', () => {
    const page = replaced('应检尽检', '“应检尽检”');
    expect(follow('“应检尽检”', `新的一段。\n${page}`, { page })).toBe('found: “应检尽检”');
  });
  it('in English, whatever its case and line breaks', () => {
    const page = 'The council met on Tuesday. Mayor Zeng Guoping said the river plan was fair. The vote was close.';
    const changed = page.replace('said the river plan', 'said\n the River plan');
    expect(follow('said the river plan was fair', `Home\nNews\n${changed}`, { page })).toBe(
      'found: said\n the River plan was fair',
    );
  });
  it('of several, by its surroundings', () => {
    const changed = `更多新闻\n${PAGE}`;
    expect(anchorAll(changed, [describePassage(PAGE, spanOf(PAGE, '均已妥善安置', 1))])[0]).toEqual({
      state: 'found',
      ...spanOf(changed, '均已妥善安置', 1),
    });
  });
  it('of true copies, as the how-manieth of as many', () => {
    const page = text(Array.from({ length: 30 }, () => '点击查看更多精彩内容'));
    const target = describePassage(page, spanOf(page, '更多精彩', 17));
    const spaced = page.replaceAll('点击', '点 击');
    expect(anchorAll(spaced, [target])[0]).toEqual({ state: 'found', ...spanOf(spaced, '更多精彩', 17) });
  });
});

describe('a passage with another wording is shown as changed', () => {
  it.each([
    ['王凯 → 李凯', '云溪市召开防汛工作会议，市长王凯出席会议并讲话', '市长王凯', '市长李凯', 'name'],
    ['another number', '已转移群众3015人，均已妥善安置', '3015人', '3105人', 'number'],
    ['a numeral in characters', '全市二十一座水库中有九座超过汛限水位', '有九座', '有六座', 'number'],
    ['a negation added', '各级各部门始终把保障人民群众生命安全放在第一位', '始终把', '没有始终把', 'negation'],
    ['a negation taken out', '正在科学调度、有序泄洪，没有发生险情', '没有发生', '发生', 'negation'],
    ['应隔尽隔 → 应检尽检', '要坚持应检尽检、应隔尽隔，统筹做好', '应隔尽隔', '应检尽检', 'formula'],
  ])('%s', (_, quote, from, to, difference) => {
    const changed = replaced(from, to);
    const anchored = anchorAll(changed, [describePassage(PAGE, spanOf(PAGE, quote))])[0]!;
    const wording = quote.replace(from, to);
    expect(anchored).toMatchObject({ state: 'changed', wording, ...spanOf(changed, wording) });
    expect(anchored.state === 'changed' && anchored.differences).toContain(difference);
  });
  it('even where the name is one that only the caller knows', () => {
    const quote = '市水利局局长程万里介绍，全市二十一座水库';
    const changed = replaced('程万里', '阿依古丽');
    const findNames = (raw: string) =>
      ['程万里', '阿依古丽'].filter((name) => raw.includes(name)).map((name) => ({ name, ...spanOf(raw, name) }));
    const anchored = anchorAll(changed, [describePassage(PAGE, spanOf(PAGE, quote))], findNames)[0]!;
    expect(anchored.state === 'changed' && anchored.differences).toContain('name');
  });
  it('also where a headline came between its lines', () => {
    const changed = replaced('没有发生险情。\n石门县', '没有发生险情。\n相关阅读：高温\n石门县');
    const quote = '正在科学调度、有序泄洪，没有发生险情。\n石门县已转移群众4120人，均已妥善安置。';
    expect(follow(quote, changed)).toBe(`changed: ${quote.replace('\n', '\n相关阅读：高温\n')}`);
  });
  it('also where another order of the paragraphs tore it: its larger part', () => {
    const quote = `${ARTICLE[6]!}\n${ARTICLE[7]!.slice(0, 12)}`;
    expect(follow(quote, text([...ARTICLE].reverse()))).toBe(`changed: ${ARTICLE[6]!}`);
  });
  it('also where a part of it was taken out: what is left', () => {
    const quote = ARTICLE[2]!;
    const rest = '市水利局局长程万里介绍，全市二十一座水库中有九座超过汛限水位';
    expect(follow(quote, replaced('，正在科学调度、有序泄洪，没有发生险情。', '。'))).toMatch(`changed: ${rest}`);
  });
  it('as long as more than half of it is left', () => {
    const quote = ARTICLE[1]!.slice(4);
    const changed = replaced('，要求各级各部门始终把保障人民群众生命安全放在第一位。', '。');
    expect(follow(quote, changed)).toBe('orphan'); // less than half
    expect(follow(`${quote}\n${ARTICLE[2]!}`, changed)).toMatch(/^changed: /);
  });
  it('and found where another word stands in a long passage', () => {
    const quote = ARTICLE[6]!;
    expect(follow(quote, replaced('会议强调', '会议指出'))).toBe(`found: ${quote.replace('强调', '指出')}`);
  });
  it('and found where only punctuation and words of grammar differ', () => {
    const changed = replaced('保障人民群众生命安全', '保障人民群众的生命安全').replace('讲话，要求', '讲话。要求');
    const quote = '出席会议并讲话，要求各级各部门始终把保障人民群众生命安全放在第一位';
    expect(follow(quote, changed)).toMatch(/^found: 出席会议并讲话。要求/);
  });
});

describe('a passage that is not there, or not to be told, is an orphan', () => {
  it.each([
    ['its paragraph was removed', ARTICLE[2]!, text(ARTICLE.filter((_, i) => i !== 2))],
    ['it was deleted, and siblings stand there', '澜江县已转移群众3015人，均已妥善安置', without(`${ARTICLE[4]!}\n`)],
    ['it was deleted within its line', '已转移群众3015人', without('已转移群众3015人')],
    ['it is short and was edited', '妥善安置', PAGE.replaceAll('妥善安置', '安置妥当')],
    ['it is short and its surroundings are others', '防汛', '防汛物资已经备足，请大家放心，有关部门随时待命。'],
    ['the page is another', ARTICLE[1]!, '首页\n新闻\n这里什么也没有。'],
    ['the page is empty', ARTICLE[1]!, ''],
  ])('%s', (_, quote, changed) => expect(follow(quote, changed)).toBe('orphan'));

  it.each([
    [
      'a sibling that differs in a number',
      '5月2日上午，松岭区新开通公交线路12条，方便了居民出行',
      '5月3日下午，澜江区新开通公交线路15条，方便了居民出行',
    ],
    [
      'a sibling that differs in a negation',
      '减收首两季住宅物业差饷，上限为每季一千元',
      '减收首两季非住宅物业差饷，上限为每季一千元',
    ],
  ])('where it was removed, and what is left is %s', (_, own, sibling) => {
    const page = text([ARTICLE[1]!, own, sibling, ARTICLE[7]!]);
    const quote = own.slice(3, -4);
    expect(follow(quote, text([ARTICLE[1]!, sibling, ARTICLE[7]!]), { page })).toBe('orphan');
  });
  it('where its lines are the end of one item of a list and the begin of another', () => {
    const page = text([
      '基隆：平均风力6级，最大阵风9级。',
      '新北：平均风力6级，最大阵风9级。',
      '宜兰：平均风力7级。',
      ...ARTICLE,
    ]);
    const changed = text([
      ARTICLE[2]!,
      '新北：平均风力6级，最大阵风9级。',
      ARTICLE[1]!,
      '基隆：平均风力6级，最大阵风9级。',
      '宜兰：平均风力7级。',
      ARTICLE[5]!,
    ]);
    expect(follow('阵风9级。\n宜', changed, { page })).toBe('orphan');
  });
  it('where it was deleted at the page’s end, and the line that ends like it stands above', () => {
    const footer =
      '新闻授权，服务条款，著作权与隐私权声明，联合报系，关于我们，网站总览\n联合线上公司 著作权所有 ©2023';
    const page = text([`首页，行动网，${footer}`, ...ARTICLE, `猜你喜欢，扩张，订阅，${footer}`]);
    const at = page.lastIndexOf('联合线上公司');
    const target = describePassage(page, { start: at, end: at + 11 });
    expect(anchorAll(page.slice(0, at) + page.slice(at + 11), [target])).toEqual([{ state: 'orphan' }]);
    expect(anchorAll(`要闻\n${page}`, [target])[0]).toMatchObject({ state: 'found', start: at + 3 });
  });
  it('where one of two copies came to stand before what the other stood before', () => {
    const [a, b, c] = [
      '基隆市：周二阵雨，周三大雨，周四短暂阵雨，平均风力6级，最大阵风9级。',
      '新北市：周二阵雨，周三大雨，周四短暂阵雨，平均风力6级，最大阵风9级。',
      '宜兰县：周二大雨，周三豪雨，周四大雨，平均风力7级，最大阵风10级。',
    ];
    const page = text([...ARTICLE.slice(0, 3), a, b, c, ...ARTICLE.slice(3)]);
    const changed = text([ARTICLE[7]!, b, ARTICLE[4]!, a, c, ...ARTICLE.slice(0, 3)]);
    const target = describePassage(page, spanOf(page, '力6级，最大阵风9级', 1));
    const anchored = anchorAll(changed, [target])[0]!;
    const own = spanOf(changed, '力6级，最大阵风9级', 0);
    expect(anchored.state === 'orphan' || anchored.start === own.start).toBe(true);
  });
  it('where it was removed and the next item has the same words with other numbers', () => {
    const item = (name: string, a: number, b: number) =>
      `${name}：4月1日至4月10日累计新增确诊病例${a}例、无症状感染者${b}例。密切接触者已全部落实集中隔离措施。`;
    const [own, next, last] = [item('松岭区', 22, 71), item('河湾区', 14, 46), item('澜江县', 9, 32)];
    const page = text(['各县（市、区）情况如下：', own, next, last, ...ARTICLE]);
    const changed = text(['各县（市、区）情况如下：', next, last, ...ARTICLE]);
    expect(follow('2例、无症状感染者71例。密切接触者已全部落实', changed, { page })).toBe('orphan');
  });
  it('where its paragraph was removed, and a lead has the larger part of its words', () => {
    const clause = '山区居民应当严加防范塌方、落石、泥石流以及溪水暴涨的情况';
    const page = text([
      `台风逼近，电视台提醒，${clause}。`,
      ...ARTICLE,
      `气象台提醒，${clause}，降雨地区请避免前往。`,
      ARTICLE[1]!,
    ]);
    const changed = text([`台风逼近，电视台提醒，${clause}。`, ...ARTICLE, ARTICLE[1]!]);
    expect(follow(`台提醒，${clause}，降雨地区请避免`, changed, { page })).toBe('orphan');
  });
  it('where less than half of it is left', () => {
    expect(follow(ARTICLE[2]!, replaced(ARTICLE[2]!, '市水利局局长程万里介绍，情况还在统计。'))).toBe('orphan');
  });
  it('where one of three copies is gone and nobody knows which', () => {
    const page = text(Array.from({ length: 3 }, () => ARTICLE[6]!.repeat(8)));
    const target = describePassage(page, spanOf(page, '统筹做好疫情防控', 11));
    const fewer = page.slice(page.indexOf('\n') + 1);
    expect(anchorAll(fewer, [target])).toEqual([{ state: 'orphan' }]);
  });
  it('where it holds nothing but white space, and that moved', () => {
    const target = describePassage('甲 乙', { start: 1, end: 2 });
    expect(anchorAll('甲 乙', [target])).toEqual([{ state: 'found', start: 1, end: 2 }]);
    expect(anchorAll('甲乙 丙', [target])).toEqual([{ state: 'orphan' }]);
  });
});

describe('a copy of the sentence', () => {
  const quote = '正在科学调度、有序泄洪';
  const sentence = ARTICLE[2]!;
  it('in another paragraph does not draw the passage to it', () => {
    const changed = text([ARTICLE[0]!, `${sentence}${ARTICLE[1]!}`, ...ARTICLE.slice(2)]);
    expect(anchorAll(changed, [describePassage(PAGE, spanOf(PAGE, quote))])[0]).toEqual({
      state: 'found',
      ...spanOf(changed, quote, 1),
    });
  });
  it('that the page had already does not take the place of the one removed', () => {
    const page = text([
      ARTICLE[0]!,
      `要闻：${sentence}`,
      '（图片来自网络，与本文没有关系，请勿转载）',
      ...ARTICLE.slice(1),
    ]);
    const changed = text([
      ARTICLE[0]!,
      `要闻：${sentence}`,
      '（图片来自网络，与本文没有关系，请勿转载）',
      ARTICLE[1]!,
      ...ARTICLE.slice(3),
    ]);
    expect(follow(quote, changed, { page, nth: 1 })).toBe('orphan');
    expect(follow(quote, changed, { page, nth: 0 })).toBe(`found: ${quote}`);
  });
});

describe('a highlight of another program, without position and count', () => {
  const save = (exact: string, prefix = '', suffix = '') => ({
    quote: { type: 'TextQuoteSelector' as const, exact, prefix, suffix },
  });
  it.each([
    ['long and the only one', save(ARTICLE[2]!), `found: ${ARTICLE[2]!}`],
    [
      'with its surroundings',
      save('有序泄洪', '超过汛限水位，正在科学调度、', '，没有发生险情。石门县'),
      'found: 有序泄洪',
    ],
    ['short and without them', save('有序泄洪'), 'orphan'],
    ['not the only one, and without them', save('人，均已妥善安置。'), 'orphan'],
  ])('%s', (_, target, expected) => expect(say(anchorAll(PAGE, [target])[0]!, PAGE)).toBe(expected));
});
