/** Packs matches for the page, and unpacks what it sends back: that comes from a process which a page may have broken into. */
import * as v from 'valibot';
import type { MatchedBlock } from '../core/match/mentions';
import type { PackedMatches } from './protocol';

/** Most items of a block; matching is quadratic in some of them, and no article comes near. */
const MAX_ITEMS = { places: 5000, bodies: 2000, names: 2000, slogans: 5000, titles: 5000, stops: 20000 } as const;
type List = keyof typeof MAX_ITEMS;
const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));
const word = v.pipe(v.string(), v.maxLength(500));
const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(200));
const many = <T extends v.GenericSchema>(list: List, item: T) => v.pipe(v.array(item), v.maxLength(MAX_ITEMS[list]));
const surface = { start: offset, end: offset, surface: word };
const flag = v.exactOptional(v.literal(true));

const titlePart = v.strictObject({
  post: word,
  ids: v.exactOptional(ids),
  organ: v.exactOptional(word),
  level: v.exactOptional(word),
  places: v.exactOptional(ids),
  unknown: flag,
  relative: flag,
});
const title = v.strictObject({
  text: word,
  parts: v.pipe(v.array(titlePart), v.maxLength(50)),
  collective: v.exactOptional(word),
  behind: flag,
});

const MatchedBlockSchema: v.GenericSchema<unknown, MatchedBlock> = v.strictObject({
  length: offset,
  dateline: offset,
  sentence: v.boolean(),
  guests: flag,
  signs: v.exactOptional(v.array(v.picklist(['other-party', 'our-party', 'taiwan', 'abroad', 'republic']))),
  stops: v.pipe(v.array(offset), v.maxLength(MAX_ITEMS.stops)),
  places: many(
    'places',
    v.strictObject({
      start: offset,
      end: offset,
      codes: v.pipe(ids, v.minLength(1)),
      short: v.boolean(),
      outlet: flag,
      via: v.exactOptional(v.picklist(['visit', 'home', 'appointment', 'topic'])),
    }),
  ),
  bodies: many(
    'bodies',
    v.strictObject({
      ...surface,
      ids,
      relative: v.boolean(),
      organ: v.exactOptional(word),
      level: v.exactOptional(word),
      word: v.exactOptional(word),
      places: v.exactOptional(ids),
      township: v.exactOptional(word),
      joined: flag,
      ours: flag,
      foreign: flag,
    }),
  ),
  names: many(
    'names',
    v.strictObject({
      ...surface,
      ids,
      title: v.exactOptional(title),
      titleAfter: v.exactOptional(word),
      role: v.exactOptional(word),
      byline: flag,
      gain: v.number(),
      list: offset,
      openLeft: v.boolean(),
      openRight: v.boolean(),
      longer: flag,
    }),
  ),
  slogans: many(
    'slogans',
    v.strictObject({
      ...surface,
      ids,
      length: offset,
      everyday: flag,
      quoted: v.boolean(),
      gain: v.number(),
      register: offset,
    }),
  ),
  titles: many('titles', v.strictObject({ ...surface, defines: v.exactOptional(word) })),
});

/** No more than `unpackMatches` takes: what a block has beyond that is forgotten. */
export function packMatches(matched: MatchedBlock): PackedMatches {
  const { places, bodies, names, slogans, titles, stops } = matched;
  return JSON.stringify({
    ...matched,
    places: places.slice(0, MAX_ITEMS.places),
    bodies: bodies.slice(0, MAX_ITEMS.bodies),
    names: names.slice(0, MAX_ITEMS.names),
    slogans: slogans.slice(0, MAX_ITEMS.slogans),
    titles: titles.slice(0, MAX_ITEMS.titles),
    stops: stops.slice(0, MAX_ITEMS.stops),
  });
}

/** Throws where the string is no JSON, or not of matches. */
export const unpackMatches = (packed: PackedMatches): MatchedBlock => v.parse(MatchedBlockSchema, JSON.parse(packed));
