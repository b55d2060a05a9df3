import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { findDatelinePlace, findPrintedSource } from '../../../lib/page/facts/dateline';
import { findPrintedDay, findUrlDay, parseMachineDate, toDay } from '../../../lib/page/facts/dates';
import { stripSiteName } from '../../../lib/page/facts/title';
import { findPageFacts } from '../../../lib/page/page-facts';
import { readPageText } from '../../../lib/page/page-text';
import type { PageFacts } from '../../../lib/core/model/annotation';

const now = new Date('2022-06-01T00:00:00Z');

function read(head: string, body = '', url = 'https://news.example.cn/a.html'): PageFacts {
  const document = parseHTML(`<html><head>${head}</head><body>${body}</body></html>`).document;
  return findPageFacts(document, { url, now, blocks: readPageText(document).blocks });
}

describe('days', () => {
  it.each([
    [2022, 5, 8, '2022-05-08'],
    [2022, 13, 1, null],
    [2022, 2, 30, null],
    [1900, 1, 1, null],
    [2022, 6, 2, '2022-06-02'], // a day ahead: the reader may live west of the paper
    [2022, 6, 3, null],
  ])('%i-%i-%i → %s', (year, month, day, expected) => expect(toDay(year, month, day, now)).toBe(expected));

  it.each([
    ['2022-05-08', '2022-05-08'],
    ['2022-05-08T10:20:00+08:00', '2022-05-08'],
    ['2022-05-08T17:00:00Z', '2022-05-09'], // one o'clock at night in Beijing
    ['2022-05-08 10:20:33', '2022-05-08'],
    ['2022/5/8', '2022-05-08'],
    ['20220508', '2022-05-08'],
    ['20220508102033', '2022-05-08'],
    ['1651976400', '2022-05-08'],
    ['1651976400000', '2022-05-08'],
    ['2022年05月08日', '2022-05-08'],
    ['2022-15-08', null],
    ['yesterday', null],
    ['', null],
  ])('machine: %s → %s', (text, expected) => expect(parseMachineDate(text, now)).toBe(expected));

  it.each([
    ['2022年5月8日 10:20 来源：许昌日报', '2022-05-08'],
    ['发布时间：2022-05-08 10:20', '2022-05-08'],
    ['民國111年5月8日', '2022-05-08'],
    ['电话 0374-2022-0508', null],
    ['5月8日', null],
    ['2022年13月8日', null],
  ])('printed: %s → %s', (text, expected) => expect(findPrintedDay(text, now)).toBe(expected));

  it.each([
    ['http://paper.xcnews.example/2022-05/08/content_1.htm', '2022-05-08'],
    ['http://a.example/2022/05/08/1.html', '2022-05-08'],
    ['http://a.example/2022/0508/c1-2.html', '2022-05-08'],
    ['http://a.example/zwgk/t20220508_123.html', '2022-05-08'],
    ['http://a.example/20220508/x.shtml', '2022-05-08'],
    ['http://a.example/id/1202205081234.html', null],
    ['http://a.example/2022/13/08/1.html', null],
    ['not a url', null],
  ])('address: %s → %s', (url, expected) => expect(findUrlDay(url, now)).toBe(expected));
});

describe('datelines', () => {
  it.each([
    ['新华社郑州5月8日电（记者张三）', '郑州'],
    ['中新网北京5月8日电', '北京'],
    ['中央社台北8日電', '台北'],
    ['新華社香港2022年5月8日電', '香港'],
    ['本报许昌讯', '许昌'],
    ['本报讯（记者李四）', null],
    ['本报记者5月8日讯', null],
    ['本报综合消息', null],
    ['本报综合讯', null],
    ['5月8日，市委召开会议', null],
    ['据新华社消息', null],
  ])('%s → %s', (text, expected) => expect(findDatelinePlace(text)).toBe(expected));

  it.each([
    ['2022-05-08 10:20 来源：许昌日报 作者：张三', '许昌日报'],
    ['來源: 中央社', '中央社'],
    ['来源：网络', null],
    ['来源：www.example.com', null],
    ['可再生能源', null],
  ])('source in %s → %s', (text, expected) => expect(findPrintedSource(text)).toBe(expected));
});

describe('titles', () => {
  it.each([
    ['市委召开常委会议_网易新闻', '市委召开常委会议'],
    ['全球谷物产量接近历史最高-新华网', '全球谷物产量接近历史最高'],
    ['中國單身人口逾2億 | 兩岸 | 中央社 CNA', '中國單身人口逾2億'],
    ['市委召开常委会议_时政_许昌网', '市委召开常委会议'],
    ['许昌—郑州城际铁路开通', '许昌—郑州城际铁路开通'],
    ['没有后缀的标题', '没有后缀的标题'],
    ['许昌网', '许昌网'],
  ])('%s → %s', (title, expected) => expect(stripSiteName(title)).toBe(expected));
});

describe('findPageFacts', () => {
  it('says nothing of a page that says nothing', () => {
    expect(read('', '<p>市委召开会议。</p>')).toEqual({ url: 'https://news.example.cn/a.html' });
  });

  it('reads linked data, also inside a graph', () => {
    const data = JSON.stringify({
      '@graph': [
        { '@type': 'WebSite', name: 'x' },
        {
          '@type': ['NewsArticle'],
          headline: '市委召开会议',
          datePublished: '2022-05-08T08:00:00+08:00',
          publisher: { name: '许昌日报' },
        },
      ],
    });
    expect(read(`<script type="application/ld+json">${data}</script>`)).toMatchObject({
      title: { value: '市委召开会议', from: 'json-ld' },
      date: { value: '2022-05-08', from: 'json-ld' },
      outlet: { value: '许昌日报', from: 'json-ld' },
    });
  });

  it('goes on where linked data is malformed', () => {
    const facts = read(
      '<script type="application/ld+json">{"@type": </script><meta name="PubDate" content="2022-05-08 10:20">',
    );
    expect(facts.date).toEqual({ value: '2022-05-08', from: 'meta' });
  });

  it('takes the paper that a portal names before the portal', () => {
    const facts = read(
      '<meta property="og:site_name" content="网易">',
      '<h1>市委召开常委会议</h1><p>2022-05-08 来源：许昌日报</p>',
    );
    expect(facts.outlet).toEqual({ value: '许昌日报', from: 'text' });
    expect(facts.date).toEqual({ value: '2022-05-08', from: 'text' });
  });

  it('does not take a day of which a long paragraph tells', () => {
    expect(read('', `<p>2020年1月2日，${'会议强调要落实各项措施。'.repeat(20)}</p>`).date).toBeUndefined();
  });

  it('takes the only day among time elements, and none of several', () => {
    expect(read('', '<time datetime="2022-05-08">今天</time>').date).toEqual({ value: '2022-05-08', from: 'time' });
    expect(read('', '<time datetime="2022-05-08">一</time><time datetime="2022-05-07">二</time>').date).toBeUndefined();
  });

  it('refuses days in the future and goes on', () => {
    const facts = read('<meta name="PubDate" content="2032-05-08">', '', 'https://a.example/2022/05/08/x.html');
    expect(facts.date).toEqual({ value: '2022-05-08', from: 'url' });
  });

  it('takes the place from the dateline', () => {
    expect(read('', '<h1>市委召开常委会议</h1><p>　　新华社郑州5月8日电 记者从会上获悉</p>').place).toEqual({
      value: '郑州',
      from: 'dateline',
    });
  });
});
