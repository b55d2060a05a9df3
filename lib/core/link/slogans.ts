/** Whether a slogan's wording is meant as the slogan, or says what its words say. */
import type { Evidence } from '../model/annotation';
import type { SloganRow } from '../match/gazetteer';
import type { SloganMention } from '../match/mentions';
import type { Knowledge } from './knowledge';

export interface SloganLink {
  slogan: SloganRow;
  confidence: number;
  why: Evidence[];
}

/** Wordings of this length and more are never everyday speech, whatever their shorter variants are. */
const LONG = 5;
/** How much other policy language (see policyWeight) an everyday wording needs around it, itself included. */
const NEEDED = 1.5;
const NEEDED_IN_QUOTES = 1;

const isEveryday = (slogan: SloganRow, surface: string): boolean =>
  slogan.everyday === true && surface.replace(/\s/g, '').length < LONG;

/** `weight`: the policy weight of the article. */
export function linkSlogan(mention: SloganMention, weight: number, knowledge: Knowledge): SloganLink | undefined {
  const slogan = mention.ids.flatMap((id) => knowledge.entity('slogan', id) ?? [])[0];
  if (!slogan) return undefined;
  const why: Evidence[] = [{ code: 'wording', text: mention.surface }];
  if (!isEveryday(slogan, mention.surface)) return { slogan, confidence: 0.93, why };
  return weight >= (mention.quoted ? NEEDED_IN_QUOTES : NEEDED) ? { slogan, confidence: 0.85, why } : undefined;
}

/** What a mention adds to its article's policy weight; wordings that are everyday ones too vouch for each other by halves. */
export function policyWeight(mention: SloganMention, knowledge: Knowledge): { id: string; weight: number } | undefined {
  const slogan = mention.ids.flatMap((id) => knowledge.entity('slogan', id) ?? [])[0];
  return slogan && { id: slogan.id, weight: isEveryday(slogan, mention.surface) ? 0.5 : 1 };
}
