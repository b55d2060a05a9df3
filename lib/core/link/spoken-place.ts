/**
 * Which place a relative name speaks of where it stands. Mostly the article's; but a career goes from province to
 * province, a survey from city to city, and 成都市委、市政府 names its city once.
 */
import type { PlaceBasis } from '../model/annotation';
import type { BodyMention, MatchedBlock, PlaceMention } from '../match/mentions';
import type { Article } from './article';
import { agree, holds, isAbroad, levelOf, placeAtLevel } from '../model/places';

export interface SpokenPlace {
  code: string;
  basis: PlaceBasis;
}

/** The place of the body that a mention is joined to, found by going back to the one that names it. */
export function placeOfJoined(block: MatchedBlock, mention: BodyMention): string[] | undefined {
  for (let i = block.bodies.indexOf(mention); i > 0 && block.bodies[i]!.joined; i--) {
    const before = block.bodies[i - 1]!;
    if (before.places) return before.places;
  }
  return undefined;
}

/**
 * The place spoken of at an offset of a block; undefined where nothing tells, or several could be meant. `level`: that of
 * the name to be resolved.
 */
export function spokenPlace(
  article: Article,
  block: MatchedBlock,
  offset: number,
  level?: string,
): SpokenPlace | undefined {
  const own = article.place ? { code: article.place, basis: article.placeBasis ?? 'text' } : undefined;
  const named = block.places
    .filter((p) => p.start < offset && isOne(p) && !p.outlet && !isVague(p) && !isChina(p))
    .map(narrowestFirst);
  if (level === 'county') {
    const county = findCounty(article, block, offset);
    if (county) return county === 'several' ? undefined : { code: county, basis: 'text' };
  }
  const last = named[named.length - 1];
  if (!last) return own;
  // a career: from the first appointment elsewhere on, the place is the one named last
  if (isCareer(named, article.place)) return { code: last.codes[0]!, basis: 'text' };
  if (block.guests) {
    const home = named.filter((p) => p.via === 'home').at(-1);
    return home ? { code: home.codes[0]!, basis: 'text' } : own;
  }
  const from = block.stops.filter((stop) => stop <= offset).at(-1) ?? 0;
  const topic = named.filter((p) => p.via === 'topic' && p.start >= from).at(-1);
  if (topic) return { code: topic.codes[0]!, basis: 'text' };
  if (!own) return onlyPlace(named);
  // an article on a province, which names one city in this paragraph
  if (levelOf(own.code) === 'provincial') {
    const only = onlyPlace(named);
    if (only && only.code !== own.code && agree(own.code, only.code)) return only;
  }
  return isElsewhere(block, offset, own.code) ? onlyPlace(named) : own;
}

const isChina = ({ codes }: PlaceMention): boolean => codes[0] === 'cn';

/** 宁都也不例外: a county's short name that opens a paragraph or sentence is one. */
const opens = ({ start, via }: PlaceMention): boolean => start <= 2 || via === 'topic';

/** How many blocks back a county may have been named. */
const NEAR = 3;
/** The one county of the article's place that is named last, in this block or one before; several where that block names more. */
function findCounty(article: Article, block: MatchedBlock, offset: number): string | undefined {
  const { place, blocks } = article;
  if (!place || levelOf(place) === 'county') return undefined;
  const at = blocks.indexOf(block);
  for (const near of blocks.slice(Math.max(0, at - NEAR), at + 1).reverse()) {
    const counties = new Set<string>();
    let opened = -1;
    for (const p of near.places) {
      if (near === block && p.start >= offset) break;
      // 三台、盐亭两县: what is joined to an opening one is as good
      if (p.short && !opens(p) && p.start > opened + 1) continue;
      opened = p.end;
      for (const code of p.codes) if (levelOf(code) === 'county' && holds(place, code)) counties.add(code);
    }
    if (counties.size > 1) return 'several';
    if (counties.size === 1) return [...counties][0];
  }
  return undefined;
}

/** A county without its level word may be a surname, a brand or a word. */
const isVague = ({ short, codes }: PlaceMention): boolean => short && levelOf(codes[0]!) === 'county';

/** One place, or several of which one holds the other: 吉林 is a province and its city, and here the city. */
const isOne = ({ codes }: PlaceMention): boolean => codes.every((code) => agree(code, codes[0]!));
const narrowestFirst = (p: PlaceMention): PlaceMention =>
  p.codes.length === 1 ? p : { ...p, codes: [...p.codes].sort((x, y) => levelRank(y) - levelRank(x)) };

/** 历任河南省…，安徽省…: somebody is appointed in a place that is not the article's. */
const isCareer = (named: readonly PlaceMention[], place: string | undefined): boolean =>
  named.some((p) => p.via === 'appointment' && p.codes[0] !== place);

/** The narrowest place where all that are named lie within one another; undefined where they are several. */
function onlyPlace(named: readonly PlaceMention[]): SpokenPlace | undefined {
  let narrow: string | undefined;
  for (const { codes, via } of named) {
    const code = codes[0]!;
    if (via === 'visit' && named.length > 1) continue;
    if (narrow && !agree(narrow, code)) return undefined;
    if (!narrow || levelRank(code) > levelRank(narrow)) narrow = code;
  }
  return narrow ? { code: narrow, basis: 'text' } : undefined;
}
const levelRank = (code: string): number =>
  ['national', 'abroad', 'provincial', 'municipal', 'county'].indexOf(levelOf(code));

/** Places of another city named so often that a paragraph is about them. */
const MANY = 2;
/** A paragraph that names other cities several times, as one goes or speaks there no more, and the article's own not at all. */
function isElsewhere(block: MatchedBlock, offset: number, place: string): boolean {
  const others = block.places.filter(
    (p) =>
      p.start < offset &&
      p.codes.length === 1 &&
      !p.outlet &&
      !isVague(p) &&
      p.via !== 'visit' &&
      !agree(p.codes[0]!, place),
  );
  const abroad = others.some((p) => isAbroad(p.codes[0]!));
  const self = block.places.some((p) =>
    p.codes.some((code) => agree(code, place) && placeAtLevel(code, 'municipal') !== undefined),
  );
  return (others.length >= MANY || abroad) && !self;
}
