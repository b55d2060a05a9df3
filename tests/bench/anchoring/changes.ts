/** Ten ways in which a page changes after a passage on it was saved. Each makes new blocks and keeps who is who. */
import { Converter } from 'opencc-js';
import type { Span } from '../../../lib/core/model/annotation';
import { concat, foreign, slice, type Block } from './page';
import type { Random } from './random';
import type { SavedPage } from './pages';

export interface Saved {
  blocks: readonly Block[];
  /** The passage, in the saved page's text. */
  span: Span;
  /** Where a name stands in it: only `name` needs that. */
  name?: Span;
  others: readonly SavedPage[];
  random: Random;
}
export type Change = (saved: Saved) => Block[];

export const NAMES =
  '王凯 李国强 张志远 刘淑芬 陈建民 杨晓梅 赵文彬 黄海涛 周立群 吴秀兰 徐振华 孙丽 胡志刚 朱明 高云飞 林静怡 何永康 郭卫东 马晓红 罗成 梁启元 宋佳慧 郑毅 谢春生 韩雪 唐立新 冯远 于海洋 董洁 萧山河 程万里 曹英杰 袁田 邓小满 许世安 傅一鸣 沈知秋 曾国平 彭涛 吕思远'.split(
    ' ',
  );

const isOwn = (id: number, { start, end }: Span) => id >= start && id < end;
const hasOwn = (block: Block, span: Span) => block.ids.some((id) => isOwn(id, span));
const isSpace = (c: string) => /\s/.test(c);
const paragraphs = (others: readonly SavedPage[], random: Random): string => random.pick(random.pick(others).blocks);

/** Edits of one or two characters, with pieces of the page itself, on average one to three for 40 characters. */
const words: Change = ({ blocks, random }) => {
  const all = blocks.map(({ text }) => text).join('');
  const rate = random.int(1, 3) / 40;
  const piece = () => {
    const at = random.int(0, Math.max(0, all.length - 3));
    return all.slice(at, at + random.int(1, 2));
  };
  return blocks.map((block) => {
    const parts: Block[] = [];
    for (let at = 0; at < block.text.length;) {
      if (random.next() >= rate) {
        parts.push(slice(block, at, ++at));
        continue;
      }
      const kind = random.int(0, 2);
      if (kind !== 0) parts.push(foreign(piece()));
      if (kind === 1) parts.push(slice(block, at, ++at));
      else at += random.int(1, 2);
    }
    return concat(...parts);
  });
};

const inserted: Change = ({ blocks, others, random }) => {
  const result = [...blocks];
  for (let n = random.int(1, 6); n > 0; n--)
    result.splice(random.int(0, result.length), 0, foreign(paragraphs(others, random)));
  return result;
};
/** A quarter of them, in every third page the passage's own as well. */
const removed: Change = ({ blocks, span, random }) => {
  const own = random.next() < 1 / 3;
  return blocks.filter((block) => (hasOwn(block, span) ? !own : random.next() >= 0.25));
};
const reordered: Change = ({ blocks, random }) => random.shuffle(blocks);

const NAVIGATION = [
  '首页 新闻 国内 国际 社会 财经 体育 娱乐',
  '登录 注册 订阅 APP下载',
  '当前位置：首页 > 新闻 > 正文',
];
const SHARING = [
  '分享到：微信 微博 QQ空间',
  '【字号：大 中 小】【打印】【关闭】',
  '责任编辑：',
  '点击进入专题',
  '相关阅读',
];
const FOOTER = ['版权所有 未经许可不得转载', '关于我们 联系我们 广告服务 法律声明', '网上传播视听节目许可证'];
/** Around the article and in it; the related headlines are the beginnings of paragraphs here and elsewhere. */
const boilerplate: Change = ({ blocks, others, random }) => {
  const headline = () =>
    foreign(
      random
        .pick(random.next() < 0.3 ? blocks.map(({ text }) => text) : others.flatMap((p) => p.blocks))
        .slice(0, random.int(10, 28)),
    );
  const result: Block[] = [...NAVIGATION.map(foreign), ...Array.from({ length: 3 }, headline)];
  for (const block of blocks) {
    result.push(block);
    if (random.next() < 0.15) result.push(foreign(random.pick(SHARING)));
    if (random.next() < 0.08) result.push(headline());
  }
  return [...result, ...Array.from({ length: 6 }, headline), ...FOOTER.map(foreign)];
};

const toTaiwan = Converter({ from: 'cn', to: 'tw' });
const toMainland = Converter({ from: 'tw', to: 'cn' });
const TRADITIONAL = /[們這個國會說來發對時經過後學問開關長門東車馬書見貝業產]/g;
const SIMPLIFIED = /[们这个国会说来发对时经过后学问开关长门东车马书见贝业产]/g;
/** To the other script, sentence by sentence; where that changes a sentence's length, character by character. */
const script: Change = ({ blocks }) => {
  const all = blocks.map(({ text }) => text).join('');
  const convert = (all.match(TRADITIONAL)?.length ?? 0) > (all.match(SIMPLIFIED)?.length ?? 0) ? toMainland : toTaiwan;
  const convertPart = (part: string): string => {
    const whole = convert(part);
    if (whole.length === part.length) return whole;
    return part.replace(/[\u4e00-\u9fff]/g, (c) => (convert(c).length === 1 ? convert(c) : c));
  };
  return blocks.map(({ text, ids }) => ({
    text: (text.match(/[^，。]*[，。]?/g) ?? []).map(convertPart).join(''),
    ids,
  }));
};

const SPACES = [' ', '\u00a0', '\u3000', '\n', '\u200b', ' \n  ', '\t'];
/** Letter-spacing, line breaks, indents, invisible characters; blocks split in two and joined. */
const space: Change = ({ blocks, random }) => {
  const isLetterSpaced = random.next() < 0.25;
  const rate = random.pick([0.01, 0.05, 0.2]);
  const spaced = blocks.map((block) => {
    const parts: Block[] = random.next() < 0.5 ? [foreign('\u3000\u3000')] : [];
    for (let at = 0; at < block.text.length; at++) {
      const isPair = /[\udc00-\udfff]/.test(block.text[at]!);
      if (at > 0 && !isPair && isLetterSpaced) parts.push(foreign(' '));
      else if (at > 0 && !isPair && random.next() < rate) parts.push(foreign(random.pick(SPACES)));
      if (!isSpace(block.text[at]!) || random.next() < 0.5) parts.push(slice(block, at, at + 1));
    }
    return concat(...parts);
  });
  const result: Block[] = [];
  for (const block of spaced) {
    const previous = result.at(-1);
    if (previous && random.next() < 0.1) result[result.length - 1] = concat(previous, block);
    else if (block.text.length > 20 && random.next() < 0.1) {
      const at = random.int(5, block.text.length - 5);
      result.push(slice(block, 0, at), slice(block, at));
    } else result.push(block);
  }
  return result;
};

const deleted: Change = ({ blocks, span }) =>
  blocks
    .map((block) => concat(...block.ids.map((id, i) => (isOwn(id, span) ? foreign('') : slice(block, i, i + 1)))))
    .filter(({ text }) => text.length > 0);

/** The name in the passage is another's. The characters of the new name stand for the place of the old one. */
const name: Change = ({ blocks, name: span, random }) => {
  if (!span) throw new Error('no name in the passage');
  return blocks.map((block) => {
    const from = block.ids.findIndex((id) => isOwn(id, span));
    if (from < 0) return block;
    const to = from + (span.end - span.start);
    let other: string;
    do other = random.pick(NAMES);
    while (block.text.slice(from, to).includes(other.slice(1)) || other[0] === block.text[from]);
    const ids = Array.from(other, (_, i) => Math.min(span.start + i, span.end - 1));
    return concat(slice(block, 0, from), { text: other, ids }, slice(block, to));
  });
};

/** The sentence that the passage begins in, once more in a paragraph that has nothing of the passage. */
const repeated: Change = ({ blocks, span, random }) => {
  const home = blocks.find((block) => hasOwn(block, span))!;
  const first = home.ids.findIndex((id) => isOwn(id, span));
  const last = home.ids.findLastIndex((id) => isOwn(id, span));
  const from = Math.max(
    ...['。', '！', '？', '. '].map((mark) => home.text.lastIndexOf(mark, first - 1) + mark.length),
    0,
  );
  const start = first > 0 && /[。！？]|\. /.test(home.text.slice(0, first)) ? Math.min(from, first) : 0;
  const end = /[。！？]|\.(?= |$)/.exec(home.text.slice(last + 1));
  const copy = foreign(home.text.slice(start, end ? last + 1 + end.index + 1 : undefined));
  const index = random.pick(blocks.map((_, i) => i).filter((i) => !hasOwn(blocks[i]!, span)));
  return blocks.map((block, i) => {
    if (i !== index) return block;
    const ends = [0, ...[...block.text.matchAll(/[。！？]|\. /g)].map((m) => m.index + m[0].length)];
    const at = random.pick(ends);
    return concat(slice(block, 0, at), copy, slice(block, at));
  });
};

export const CHANGES = {
  'words edited': words,
  'paragraphs inserted': inserted,
  'paragraphs removed': removed,
  'paragraphs reordered': reordered,
  'boilerplate added': boilerplate,
  'script converted': script,
  'white space changed': space,
  'quote deleted': deleted,
  'name replaced': name,
  'sentence repeated': repeated,
} satisfies Record<string, Change>;
export type ChangeName = keyof typeof CHANGES;
