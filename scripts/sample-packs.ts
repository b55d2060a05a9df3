/** Packs of any size for tests and measurements: made up, of the length and the fields that real entries have. */
import type { Entity, Source } from '../lib/core/model/entity';
import { PACK_FORMAT, PACK_FORMAT_VERSION, type PackFile } from '../lib/kb/packs/format';

const SURNAMES = [...'赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎'];
const GIVEN = [...'安柏川达恩帆庚海敬凯岚铭宁鹏琪瑞树棠维贤彦泽舟筠朗']; // prettier-ignore
const ORGANS = ['水务', '档案', '气象', '林业', '渔业', '盐业', '茶叶', '丝绸', '园林', '测绘'];
const THINGS = ['河湖', '桑田', '茶山', '渡口', '石桥', '古道', '山林', '沙洲', '盐场', '驿站'];
const NUMBERS = [...'一二三四五六七八九十'];

const PLACE = 'cn-990100';
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
/** A different name for each of as many as there are combinations. */
const toName = (i: number): string =>
  pick(SURNAMES, i) +
  pick(GIVEN, Math.floor(i / SURNAMES.length)) +
  pick(GIVEN, Math.floor(i / SURNAMES.length / GIVEN.length) + i);
/** A district of a made-up city, by its number in Chinese digits. */
const toDistrict = (i: number): string => `云溪第${[...String(i)].map((d) => pick(NUMBERS, Number(d) + 9)).join('')}区`;

const toSource = (i: number): Source => ({
  id: `source-${i}`,
  kind: 'article',
  outlet: '云溪日报',
  outletBasis: 'stated',
  title: `云溪市召开第${i}次工作会议`,
  date: toDay(i),
  published: toDay(i),
  publishedBasis: 'stated',
  place: PLACE,
});
const toDay = (i: number): string => new Date(Date.UTC(2023, 0, 1 + (i % 700))).toISOString().slice(0, 10);

export interface SamplePackOptions {
  id?: string;
  version?: string;
}

/** Of ten entries seven are officials, two bodies, one a slogan; for each twenty a source. */
export function makePack(
  count: number,
  { id = 'sample', version = '1' }: SamplePackOptions = {},
): PackFile & { sources: Source[]; entities: Entity[] } {
  const sources = Array.from({ length: Math.ceil(count / 20) }, (_, i) => toSource(i));
  const entities = Array.from({ length: count }, (_, i): Entity => {
    const source = `source-${Math.floor(i / 20)}`;
    const ten = Math.floor(i / 10);
    const body = `body:${id}-${ten}-0`;
    switch (i % 10) {
      case 0:
      case 1:
        return toBody(`body:${id}-${ten}-${i % 10}`, i, i % 10 === 0 ? null : body, source);
      case 2:
        return toSlogan(`slogan:${id}-${i}`, i, source);
      default:
        return toOfficial(`official:${id}-${i}`, i, body, source);
    }
  });
  return {
    format: PACK_FORMAT,
    formatVersion: PACK_FORMAT_VERSION,
    id,
    version,
    name: { en: `Sample of ${count}`, zh: `样本${count}条` },
    description: { en: 'Made up.', zh: '虚构。' },
    licence: 'CC0-1.0',
    places: { [PLACE]: '云溪市' },
    sources,
    entities,
  };
}

function toOfficial(id: string, i: number, body: string, source: string): Entity {
  const name = toName(i);
  const organ = pick(ORGANS, i);
  return {
    type: 'official',
    id,
    name,
    traditional: [name],
    pinyin: 'Zhào Ānbǎi',
    ambiguity: pick(['low', 'medium', 'high'] as const, i),
    place: PLACE,
    gloss: {
      en: `Deputy director of the ${i}th office of Yunxi in the sources of 2023, where the work on ${i} projects is reported.`,
      zh: `2023年报道中任云溪市${toDistrict(i)}${organ}局副局长，分管${pick(THINGS, i)}整治与${organ}档案工作。`,
    },
    offices: [
      {
        title: `${organ}局副局长`,
        name: { en: `Deputy Director, ${i}th Bureau of Yunxi`, zh: `云溪市${toDistrict(i)}${organ}局副局长` },
        body,
        attested: [
          { date: toDay(i), source, quote: `${organ}局副局长${name}通报情况` },
          { date: toDay(i + 30), source, quote: `副局长${name}主持会议` },
        ],
      },
    ],
  };
}

function toBody(id: string, i: number, parent: string | null, source: string): Entity {
  const name = `云溪市${toDistrict(i)}${pick(ORGANS, i)}局`;
  return {
    type: 'body',
    id,
    name,
    traditional: [name],
    pinyin: 'Yúnxī Shì Shuǐwùjú',
    en: `Bureau No. ${i} of Yunxi`,
    aliases: [`${toDistrict(i)}${pick(ORGANS, i)}局`],
    place: PLACE,
    level: 'county',
    kind: 'state',
    parent,
    gloss: { en: `The bureau of district ${i}.`, zh: `云溪市${toDistrict(i)}的${pick(ORGANS, i)}主管部门。` },
    citations: [{ source, quote: name }],
  };
}

function toSlogan(id: string, i: number, source: string): Entity {
  const name = `${toDistrict(i)}${pick(THINGS, i)}攻坚行动`;
  return {
    type: 'slogan',
    id,
    name,
    kind: 'term',
    traditional: [name],
    pinyin: 'héhú gōngjiān xíngdòng',
    en: `campaign no. ${i}`,
    literal: 'attack the fortified',
    gloss: { en: `A campaign of district ${i} in 2023.`, zh: `云溪市${toDistrict(i)}2023年的专项工作。` },
    category: 'governance',
    citations: [{ source, quote: name }],
  };
}
