/** Whether a national body's name means China's: its forms are those of other states, parties and times too. */
import { isAbroad, isMainland } from '../model/places';
import type { BodyMention, MatchedBlock } from '../match/mentions';
import type { Sign } from '../match/signs';
import type { Article } from './article';

/** Names of the Party's centre and its organs, without the Party's own name. */
const PARTY_CENTRE = /^(?:[党黨]?中央|政治局)/;
/** 国务院 and its like, which are no relative names but were borne by others before 1949. */
const OF_ANY_STATE = /^(?:国务院|國務院|最高(?:人民)?法院|最高(?:人民)?[检檢]察院)/;

export function isOurs(mention: BodyMention, block: MatchedBlock, article: Article): boolean {
  if (mention.ours) return true;
  const { place, china } = article;
  if (PARTY_CENTRE.test(mention.surface))
    return (
      !speaksOf(block, article, ['other-party', 'taiwan'], 'our-party') &&
      !(place && isAbroad(place) && !article.blocks.some((b) => b.signs?.includes('our-party')))
    );
  if (!mention.relative && !OF_ANY_STATE.test(mention.surface)) return true;
  if (speaksOf(block, article, ['republic'])) return false;
  if (!mention.relative) return true;
  if (speaksOf(block, article, ['taiwan'])) return false;
  if (!china && (speaksOf(block, article, ['abroad']) || speaksOfForeign(article))) return false;
  if (place) return isMainland(place) || (isAbroad(place) && china);
  return true;
}

/** Another country's organs are named. */
const speaksOfForeign = ({ blocks }: Article): boolean => blocks.some((b) => b.bodies.some((m) => m.foreign));

/** Whether a paragraph, or else its article, bears one of the signs, and not that which outweighs them. */
function speaksOf(block: MatchedBlock, { blocks }: Article, signs: readonly Sign[], but?: Sign): boolean {
  const has = (list: readonly Sign[] | undefined) => signs.some((s) => list?.includes(s));
  const hasBut = (list: readonly Sign[] | undefined) => but !== undefined && list?.includes(but) === true;
  if (hasBut(block.signs)) return false;
  if (has(block.signs)) return true;
  return blocks.some((b) => has(b.signs)) && !blocks.some((b) => hasBut(b.signs));
}
