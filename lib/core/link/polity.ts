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
      !(place && isAbroad(place) && !article.signs.has('our-party'))
    );
  if (!mention.relative && !OF_ANY_STATE.test(mention.surface)) return true;
  if (speaksOf(block, article, ['republic'])) return false;
  if (!mention.relative) return true;
  if (speaksOf(block, article, ['taiwan'])) return false;
  if (!china && (speaksOf(block, article, ['abroad']) || article.foreign)) return false;
  if (place) return isMainland(place) || (isAbroad(place) && china);
  return true;
}

/** Whether a paragraph, or else its article, bears one of the signs, and not that which outweighs them. */
function speaksOf(block: MatchedBlock, article: Article, signs: readonly Sign[], but?: Sign): boolean {
  if (but && block.signs?.includes(but)) return false;
  if (signs.some((s) => block.signs?.includes(s))) return true;
  return signs.some((s) => article.signs.has(s)) && !(but && article.signs.has(but));
}
