/**
 * Regular bodies: what a type of organ and a place make together. 组织部 × 成都市 is 中共成都市委组织部, although no
 * list holds it. One grammar of ids serves both: `body:cn-510100/zuzhibu`.
 */
import type { Body, Organ } from './entity';

/** Levels of place that relative names speak of: 省委, 市委, 县委; and that of streets and townships. */
export type Level = 'provincial' | 'municipal' | 'county' | 'township';

/** A division of China with its names in both languages. */
export interface RegularPlace {
  /** cn-411000 */
  code: string;
  name: string;
  level: Level;
  traditional: string;
  pinyin: string;
  /** As an adjective: Xuchang Municipal. */
  en: string;
  /** Of a street or township: its own name; `code` is that of the county it lies in. */
  township?: string;
}
export type OrganType = Omit<Organ, 'forms'> & {
  /** The name's template in traditional script. */
  traditional: string;
};

/** Townships have no code here: the id holds the name's characters, 五女店镇 as 4e94-5973-5e97-9547. */
export const toRegularId = (place: string, organ: string, township?: string): string =>
  `body:${place}/${organ}${township ? `/${[...township].map((c) => c.charCodeAt(0).toString(16)).join('-')}` : ''}`;
/** Place, organ type and township of a regular body's id; undefined for other ids. */
export function parseRegularId(id: string): { place: string; organ: string; township?: string } | undefined {
  const [, place, organ, hex] = /^body:(cn-\d{6})\/([a-z-]+)(?:\/((?:[4-9][0-9a-f]{3}-?){2,8}))?$/.exec(id) ?? [];
  if (!place || !organ) return undefined;
  const township = hex && String.fromCharCode(...hex.split('-').map((c) => parseInt(c, 16)));
  return { place, organ, ...(township && { township }) };
}

/** A street or township of a county. */
export const toTownship = (county: RegularPlace, township: string): RegularPlace => ({
  code: county.code,
  name: county.name + township,
  level: 'township',
  traditional: county.traditional + township,
  pinyin: county.pinyin,
  en: `${township} (${county.en})`,
  township,
});

/** Beijing, Tianjin, Shanghai and Chongqing are province and city at once. */
export const isMunicipality = (code: string): boolean => /^cn-(?:11|12|31|50)/.test(code);

/** The full name, or undefined where such an organ does not exist or is called otherwise. */
export function nameRegularBody(organ: OrganType, place: RegularPlace): string | undefined {
  return exists(organ, place) ? expand(organ.name, place.name, place, choose(organ, place), '委员会') : undefined;
}

/** The body as an entry like those of the lists; undefined like `nameRegularBody`. `above` is the place above this one. */
export function composeRegularBody(
  organ: OrganType,
  place: RegularPlace,
  above: RegularPlace | undefined,
): ({ type: 'body' } & Body) | undefined {
  if (!exists(organ, place)) return undefined;
  const at = choose(organ, place);
  const name = expand(organ.name, place.name, place, at, '委员会');
  const short = organ.short && expand(organ.short, place.name, place, at, '委员会');
  const parent = organ.parent
    ? toRegularId(place.code, organ.parent)
    : above
      ? toRegularId(above.code, organ.id)
      : (organ.national ?? null);
  return {
    type: 'body',
    id: toRegularId(place.code, organ.id, place.township),
    name,
    ...(short && short !== name && { short }),
    traditional: [expand(organ.traditional, place.traditional, place, at, '委員會')],
    pinyin: expand(organ.pinyin, place.pinyin, place, at, ' Wěiyuánhuì'),
    en: expand(organ.en, place.en, place, at, ''),
    organ: organ.id,
    place: place.code,
    level: place.level,
    kind: organ.kind,
    parent,
    gloss: organ.gloss,
    citations: [],
  };
}

function exists(organ: OrganType, { code, level }: RegularPlace): boolean {
  if (organ.listedOnly || !organ.levels.includes(level)) return false;
  // Hong Kong, Macao and Taiwan have organs of their own kinds; a development zone (411071) has no government
  if (/^cn-(?:71|81|82)/.test(code) || /^cn-\d{4}7\d$/.test(code)) return false;
  if (organ.exceptions?.[code] === null) return false;
  // a province stands for its places under a type that has no provincial level
  return organ.levels.includes('provincial') || organ.exceptions?.[`${code.slice(0, 5)}0000`] !== null;
}

/** Which of the alternatives in braces a place takes. */
function choose(organ: OrganType, place: RegularPlace): number {
  const excepted = organ.exceptions?.[place.code];
  if (excepted) {
    const at = [0, 1, 2].find((i) => expand(organ.name, place.name, place, i, '委员会') === excepted);
    if (at !== undefined) return at;
  }
  // what is a department (厅) of a province is a bureau (局) of a municipality such as Beijing; its courts rank as provincial
  if (isMunicipality(place.code) && organ.name.includes('{厅|局}')) return 1;
  return ['provincial', 'municipal', 'county', 'township'].indexOf(place.level);
}

/** Places of which 委 is not said: 中共广西壮族自治区委员会组织部. */
const NO_SHORT_COMMITTEE = /(?:自治[区州县旗]|盟|旗|地区)$/;

/** Fills `{place}` and picks an alternative in `{厅|局}` and its like. `committee`: 委 written out. */
function expand(template: string, placeName: string, place: RegularPlace, at: number, committee: string): string {
  return (
    NO_SHORT_COMMITTEE.test(place.name)
      ? template.replace(/\{place\}(?:委(?![员員])|wěi)/, `{place}${committee}`)
      : template
  )
    .replace(/\{([^{}]*\|[^{}]*)\}/g, (_, list: string) => {
      const alternatives = list.split('|');
      return alternatives[Math.min(at, alternatives.length - 1)]!;
    })
    .replace('{place}', placeName);
}
