/**
 * As many entities as are wanted, made of the real ones: surnames with other people's given names, offices and bodies
 * with other places, slogans with other halves; explanations likewise. Always the same for the same number.
 */
import type { Body, Entity, Office, Official, Slogan } from '../../../lib/core/model/entity';
import { createRandom, type Random } from '../anchoring/random';

export interface Place {
  code: string;
  name: string;
  /** Without tones, as English has it. */
  en: string;
}

type Of<T extends Entity['type']> = Extract<Entity, { type: T }>;
const SHARES = { official: 0.6, body: 0.3 } as const;

/** The real entities first, so that their queries have answers; `count` at least as many as they are. */
export function makeEntities(real: readonly Entity[], places: readonly Place[], count: number): Entity[] {
  const random = createRandom(count);
  const ofType = <T extends Entity['type']>(type: T) => real.filter((e): e is Of<T> => e.type === type);
  const officials = ofType('official');
  const bodies = ofType('body').filter((b) => /许昌|漯河|郑州/.test(b.name));
  const slogans = ofType('slogan');
  const made: Entity[] = [...real];
  for (let i = 0; made.length < count; i++) {
    const kind = random.next();
    const place = random.pick(places);
    if (kind < SHARES.official) made.push(makeOfficial(i, officials, place, random));
    else if (kind < SHARES.official + SHARES.body) made.push(makeBody(i, random.pick(bodies), place));
    else made.push(makeSlogan(i, slogans, random));
  }
  return made;
}

const OLD_PLACE = /许昌|漯河|郑州|河南/g;
const OLD_PLACE_EN = /Xuchang|Luohe|Zhengzhou|Henan/g;
const OLD_PLACE_PINYIN = /Xǔchāng|Luòhé|Zhèngzhōu|Hénán/g;

function move(text: string, place: Place): string {
  return text
    .replace(OLD_PLACE, place.name.replace(/[省市县区]$/, ''))
    .replace(OLD_PLACE_EN, place.en)
    .replace(OLD_PLACE_PINYIN, place.en);
}

function makeOfficial(i: number, officials: readonly Official[], place: Place, random: Random): Of<'official'> {
  const [family, first, second] = [random.pick(officials), random.pick(officials), random.pick(officials)];
  const model = random.pick(officials);
  const given = [first.name.slice(1, 2), ...(random.next() < 0.75 ? [second.name.slice(-1)] : [])];
  const syllables = [first, second].map((o, k) => (k === 0 ? firstSyllable(o) : lastSyllable(o)));
  const name = family.name.slice(0, 1) + given.join('');
  return {
    ...model,
    type: 'official',
    id: `official:synthetic-${i}`,
    name,
    traditional: [(family.traditional[0] ?? '').slice(0, 1) + given.join('')],
    pinyin: `${family.pinyin.split(' ')[0]} ${given.map((_, k) => syllables[k]).join('')}`,
    place: place.code,
    gloss: { en: move(model.gloss.en, place), zh: move(model.gloss.zh, place) },
    offices: model.offices.map((office) => moveOffice(office, place)),
  };
}

function moveOffice(office: Office, place: Place): Office {
  return { ...office, name: { zh: move(office.name.zh, place), en: move(office.name.en, place) } };
}

function makeBody(i: number, model: Body, place: Place): Of<'body'> {
  return {
    ...model,
    type: 'body',
    id: `body:synthetic-${i}`,
    name: move(model.name, place),
    ...(model.short && { short: move(model.short, place) }),
    traditional: [move(model.traditional[0] ?? model.name, place)],
    pinyin: move(model.pinyin, place),
    en: move(model.en, place),
    place: place.code,
    gloss: { en: move(model.gloss.en, place), zh: move(model.gloss.zh, place) },
  };
}

function makeSlogan(i: number, slogans: readonly Slogan[], random: Random): Of<'slogan'> {
  const [a, b] = [random.pick(slogans), random.pick(slogans)];
  return {
    ...a,
    type: 'slogan',
    id: `slogan:synthetic-${i}`,
    name: a.name + b.name,
    traditional: [(a.traditional[0] ?? a.name) + (b.traditional[0] ?? b.name)],
    pinyin: `${a.pinyin} ${b.pinyin}`,
    en: `${a.en}, ${b.en}`,
    literal: `${a.literal}, ${b.literal}`,
    variants: [...(a.variants ?? []), ...(b.variants ?? [])].slice(0, 4),
  };
}

const given = (official: Official): string => official.pinyin.split(' ')[1] ?? '';
/** As good a cut as a made-up name needs. */
const firstSyllable = (o: Official): string =>
  /^[^\s]*?[aeiouāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+(?:ng|n(?![aeiouāáǎàēéěèīíǐìōóǒòūúǔù]))?/i.exec(given(o))?.[0] ?? given(o);
const lastSyllable = (o: Official): string => given(o).slice(firstSyllable(o).length) || given(o).toLowerCase();
