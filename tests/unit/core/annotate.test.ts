import { beforeAll, describe, expect, it } from 'vitest';
import { annotate, type Recognizer } from '../../../lib/core/annotate';
import type { Annotation, PageFacts } from '../../../lib/core/model/annotation';
import { loadRecognizer } from '../../../scripts/recognizer';

let recognizer: Recognizer;
beforeAll(() => {
  recognizer = loadRecognizer();
});
const run = (text: string | string[], facts: PageFacts = {}): Annotation[] =>
  annotate(
    [text].flat().map((t) => ({ text: t })),
    facts,
    recognizer,
  ).blocks.flatMap((b) => b.annotations);
const linked = (text: string | string[], facts?: PageFacts) =>
  run(text, facts)
    .filter((a) => a.status === 'linked')
    .map((a) => `${a.surface.replace(/\s/g, '')}=${a.id.replace(/^\w+:/, '')}`);

describe('a name is linked when something speaks for it', () => {
  it.each([
    ['the title before it', '许昌市委书记史根治出席会议。', '史根治=shi-genzhi'],
    ['a title behind it', '许昌市召开会议，刘涛市长讲话。', '刘涛=liu-tao'],
    ['a title shared by its list', '许昌市副市长赵淑红、董留民、汤超参加。', '汤超=tang-chao'],
    [
      'the body of a title carried on in the list',
      '许昌学院党委书记闫纪建、院长岳修峰参加调研。',
      '岳修峰=yue-xiufeng',
    ],
    ['a run of names without separators', '史根治刘涛马正兰等陪同调研', '刘涛=liu-tao'],
    ['that it is hardly anyone else’s', '习近平作出重要指示。', '习近平=xi-jinping'],
    ['letter-spacing', '许昌市领导马 正 兰参加。', '马正兰=ma-zhenglan'],
    ['traditional script', '許昌市長劉濤要求加快檢測。', '劉濤=liu-tao'],
    ['a line end inside', '省教育厅副厅\n长毛杰参加，河南省长王凯讲话。', '毛杰=mao-jie'],
  ])('%s', (_, text, expected) => expect(linked(text)).toContain(expected));

  it('a later bare mention follows an earlier full one', () => {
    expect(
      linked(['许昌市长刘涛主持会议。', '刘涛指出，要抓好落实。']).filter((l) => l.startsWith('刘涛')),
    ).toHaveLength(2);
  });
});

describe('a name stays silent', () => {
  it.each([
    ['as another walk of life', '演员刘涛将出席发布会。', '刘涛'],
    ['as a reporter in a byline', '本报讯（记者 王凯 刘涛）许昌市委书记史根治讲话。', '王凯'],
    ['as a photographer', '许昌市委书记史根治出席会议。\n刘涛 摄', '刘涛'],
    ['with another city’s office', '洛阳市长刘涛主持会议。', '刘涛'],
    ['as part of other words', '进一步提高义务教育水平，郑州市推进。', '高义'],
    ['with nothing that speaks for it', '杨东方等参加会议。', '杨东方'],
  ])('%s', (_, text, name) => expect(run(text).filter((a) => a.surface === name && a.status === 'linked')).toEqual([]));
});

describe('a relative body takes the place of its article', () => {
  it.each([
    ['许昌市召开会议，市委、市政府印发通知。', 'xuchang-shiwei'],
    ['漯河市召开会议，市委、市政府印发通知。', 'luohe-shiwei'],
    ['郑州市召开会议，市委、市政府印发通知。', 'zhengzhou-shiwei'],
  ])('%s', (text, id) => expect(linked(text)).toContain(`市委=${id}`));

  it('means nothing without a place', () => expect(linked('市委、市政府印发通知。')).toEqual([]));
  it('of another place is not ours', () =>
    expect(linked('洛阳市委召开会议，市委书记出席，市疫情防控指挥部发布通告。')).toEqual([
      '洛阳市委=cn-410300/dangwei',
      '市委=cn-410300/dangwei',
      '市疫情防控指挥部=cn-410300/yiqing-zhihuibu',
    ]));
  it.each([
    ['named once', '成都市委、市政府印发通知。', '市政府=cn-510100/zhengfu'],
    ['a department without its level word', '成都市委常委、组织部部长出席。', '组织部=cn-510100/zuzhibu'],
    ['a career', '他2015年调任安徽省合肥市副市长，2018年任四川省委常委、省委秘书长。', '省委=cn-510000/dangwei'],
    ['the other party’s organisation', '共青团成都市委发出倡议。', '共青团成都市委=cn-510100/tuanwei'],
    ['an autonomous region', '广西壮族自治区党委召开会议。', '广西壮族自治区党委=cn-450000/dangwei'],
    ['a municipality', '上海市教委通知，全市学校停课。', '上海市教委=cn-310000/jiaowei'],
    [
      'a term’s number inside',
      '市第十六届人大常委会闭会。郑州市召开会议。',
      '市第十六届人大常委会=cn-410100/renda-changweihui',
    ],
    ['taken over from the organ before', '河南省应急管理厅、自然资源厅发通知。', '自然资源厅=cn-410000/ziran-ziyuan'],
    ['without level word', '湖北卫健委通报。', '湖北卫健委=cn-420000/weijianwei'],
    ['the right one of many districts', '开封市鼓楼区政府公布计划。', '开封市鼓楼区政府=cn-410204/zhengfu'],
    [
      'a street',
      '魏都区五一路街道办事处上门服务。',
      '魏都区五一路街道办事处=cn-411002/jiedao-banshichu/4e94-4e00-8def-8857-9053',
    ],
    ['a longer name taken up', '郑州市防汛抗旱指挥部会商，指挥部要求全员到岗。', '指挥部=cn-410100/fangxun-zhihuibu'],
  ])('%s: %s', (_, text, expected) => expect(linked(text)).toContain(expected));
  it.each([
    ['two cities side by side', '沈阳和大连谁更需要人才？市政府的补贴也水涨船高。'],
    ['another party', '民建成都市委召开会议。'],
    ['abroad', '首尔市政府发布公告，市政府呼吁市民减少外出。'],
    ['the sister party abroad', '越南共产党中央政治局委员来访。'],
    ['the head of a longer name', '成都市委农村工作领导小组印发通知。'],
    ['departments at large', '媒体、文旅部门及企业参加。'],
    ['pieces of words', '示范县县长和企业座谈，县委部署。'],
    ['before 1949', '民国二十六年，外交部发表声明。'],
    ['a township of no county', '五女店镇政府召开会议。'],
    ['Taiwan', '外交部發言人在例行記者會上說明我友邦的農技合作成果。'],
  ])('is nothing: %s', (_, text) => expect(linked(text)).toEqual([]));
  it('is nested in a title', () =>
    expect(linked('许昌市委书记史根治讲话。')).toEqual(['许昌市委=xuchang-shiwei', '史根治=shi-genzhi']));
  it('takes the page’s outlet', () => {
    const facts: PageFacts = { outlet: { value: '许昌日报', from: 'meta' } };
    expect(linked('市委召开会议。', facts)).toContain('市委=xuchang-shiwei');
  });
  it('of 又讯 is that of its own article', () => {
    const text = ['河南省委召开会议，省委书记楼阳生讲话。', '又讯（记者 张三）市委书记徐立毅在郑州分会场参加会议。'];
    expect(linked(text)).toEqual(expect.arrayContaining(['省委=henan-shengwei', '市委=zhengzhou-shiwei']));
  });
  it('is no part of other words', () =>
    expect(
      linked(['许昌市召开会议。', '多个城市委托第三方，受河南省委托完成。']).filter((l) => l.includes('委=')),
    ).toEqual([]));
});

describe('slogans', () => {
  it.each([
    ['a variant', '要做到早发现、早报告、早隔离、早救治。', '早发现、早报告、早隔离、早救治=si-zao'],
    ['with a comma', '坚持外防输入，内防反弹。', '外防输入，内防反弹=waifang-shuru-neifang-fantan'],
    ['quotes inside', '建设15分钟核酸“采样圈”。', '15分钟核酸“采样圈=caiyangquan'],
    ['letter-spaced', '坚 决 打 赢 疫 情 防 控 阻 击 战', '疫情防控阻击战=zujizhan'],
    ['the longer of two', '找到密接者、次密接者。', '次密接者=ci-mijie'],
  ])('%s', (_, text, expected) => expect(linked(text)).toContain(expected));
  it('an abbreviation that the article defines', () => {
    const full = '《关于新冠肺炎疫情常态化防控期间佩戴口罩和使用场所码的决定》';
    expect(linked([`许昌市通过${full}（以下简称《决定》）。`, '《决定》共九条。'])).toEqual(
      expect.arrayContaining(['《决定》=jueding-kouzhao-changsuoma']),
    );
    expect(linked(['会议通过《决定》。'])).toEqual([]);
  });
  it('an everyday wording needs other policy language around it', () => {
    expect(linked('这件工装设计了四个口袋。')).toEqual([]);
    expect(linked('严格落实防控措施，做到应隔尽隔，扎紧四个口袋。')).toContain('四个口袋=sige-koudai');
  });
});

describe('the office shown', () => {
  const office = (text: string, date?: string) =>
    run(text, date ? { date: { value: date, from: 'given' } } : {}).find((a) => a.type === 'official')?.office;
  it('is attested on the day of the article', () =>
    expect(office('许昌市委书记史根治讲话。', '2022-05-16')).toEqual({
      title: '市委书记',
      body: 'body:xuchang-shiwei',
      basis: 'attested',
    }));
  it('is within the known term', () => expect(office('许昌市委书记史根治讲话。', '2023-03-01')?.basis).toBe('within'));
  it('is that of the article’s time', () =>
    expect(office('许昌市召开会议，史根治讲话。', '2020-06-01')).toMatchObject({ title: '市长', basis: 'within' }));
  it('is the nearest where no source covers the day', () =>
    expect(office('许昌市委书记史根治讲话。', '2026-03-01')?.basis).toBe('nearest'));
});

describe('invariance', () => {
  const text =
    '本报讯（记者 高伟山）许昌市委书记史根治、市长刘涛强调，要坚持动态清零，做到应隔尽隔。市领导马正兰、方婷参加。';
  const key = (a: Annotation) => `${a.surface.replace(/\s/g, '')}=${a.id}=${a.status}`;
  it('letter-spaced text is annotated as tight text is', () =>
    expect(run([...text].join(' ')).map(key)).toEqual(run(text).map(key)));
  it('every annotation’s span is its surface', () => {
    for (const t of [text, [...text].join('\n')])
      for (const a of run(t)) expect(t.slice(a.start, a.end)).toBe(a.surface);
  });
  it('matches that went to the page and back give the same annotations', () => {
    const first = annotate([{ text }], {}, recognizer);
    const matched = JSON.parse(JSON.stringify(first.blocks[0]!.matched)) as (typeof first.blocks)[0]['matched'];
    expect(annotate([{ matched }], {}, recognizer).blocks[0]!.annotations).toEqual(first.blocks[0]!.annotations);
  });
});
