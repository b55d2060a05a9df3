/** Whether a slogan's wording is meant as the slogan, or says what its words say. */
import type { Evidence } from '../model/annotation';
import type { SloganRow } from '../match/gazetteer';
import type { SloganMention } from '../match/mentions';
import { DOUBTFUL } from '../match/veto';
import type { Knowledge } from './knowledge';

export interface SloganLink {
  slogan: SloganRow;
  confidence: number;
  why: Evidence[];
}

/** How much policy language (see policyWeight) a short wording needs around it, itself included. */
const NEEDED = 1.5;
const NEEDED_IN_QUOTES = 1;
/** What each word of policy prose close by adds to that. */
const PER_WORD = 0.5;
/** Wordings longer than this are nobody's everyday speech. */
const SHORT = 5;

/** Whether the words may well say something else here: everyday ones, or pieces of others (总仓|制冷). */
const isDoubtful = (slogan: SloganRow, mention: SloganMention): boolean =>
  mention.everyday === true || (slogan.patterns === undefined && mention.gain < DOUBTFUL.slogan);

/** `weight`: the policy weight of the text around the mention. */
export function linkSlogan(mention: SloganMention, weight: number, knowledge: Knowledge): SloganLink | undefined {
  const slogan = toSlogan(mention, knowledge);
  if (!slogan) return undefined;
  const why: Evidence[] = [{ code: 'wording', text: mention.surface }];
  const doubtful = isDoubtful(slogan, mention);
  // a term of art is one wherever it stands; a short formula of four characters may be a pun
  if (!doubtful && (slogan.term || mention.length > SHORT)) return { slogan, confidence: 0.95, why };
  const enough = weight + PER_WORD * mention.register >= (mention.quoted ? NEEDED_IN_QUOTES : NEEDED);
  return enough ? { slogan, confidence: doubtful ? 0.85 : 0.93, why } : undefined;
}

/**
 * What a mention adds to its article's policy weight; doubtful wordings vouch for each other by halves. Common phrases
 * (第一时间) are said elsewhere too and vouch for nothing.
 */
export function policyWeight(mention: SloganMention, knowledge: Knowledge): { id: string; weight: number } | undefined {
  const slogan = toSlogan(mention, knowledge);
  return slogan && !slogan.phrase ? { id: slogan.id, weight: isDoubtful(slogan, mention) ? 0.5 : 1 } : undefined;
}

function toSlogan(mention: SloganMention, knowledge: Knowledge): SloganRow | undefined {
  for (const id of mention.ids) {
    const slogan = knowledge.entity('slogan', id);
    if (slogan) return slogan;
  }
  return undefined;
}
