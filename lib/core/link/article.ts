/** Parts a page or document into articles and finds for each which place it speaks of, and what told so. */
import type { ArticleContext, PageFacts, PlaceBasis } from '../model/annotation';
import type { MatchedBlock, NameMention } from '../match/mentions';
import type { Sign } from '../match/signs';
import { cityOfVotes, Votes } from './votes';
import { levelOf } from '../model/places';
import type { Knowledge } from './knowledge';
import { titleFit } from './title-fit';

export interface Article extends ArticleContext {
  blocks: readonly MatchedBlock[];
  /** Where it is officials' names that told the place: their ids. */
  voters?: ReadonlySet<string>;
  /** China is named. */
  china: boolean;
  /** Another country's organs are named. */
  foreign: boolean;
  /** All that its paragraphs say of whose organs they speak. */
  signs: ReadonlySet<Sign>;
}

/** A new article starts at each dateline (本报讯, 又讯), with the headlines right before it. */
export function splitArticles(blocks: readonly MatchedBlock[], facts: PageFacts): Article[] {
  const starts: number[] = [];
  blocks.forEach((b, i) => {
    if (!b.dateline) return;
    let start = i;
    while (start > 0 && !blocks[start - 1]!.sentence && !blocks[start - 1]!.dateline) start--;
    starts.push(starts.length === 0 ? 0 : Math.max(start, starts[starts.length - 1]! + 1));
  });
  if (starts.length === 0) starts.push(0);
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? blocks.length;
    const own = blocks.slice(from, to);
    return {
      from,
      to,
      blocks: own,
      china: own.some((b) => b.places.some(({ codes }) => codes.includes('cn'))),
      foreign: own.some((b) => b.bodies.some((m) => m.foreign)),
      signs: new Set(own.flatMap((b) => b.signs ?? [])),
      ...(facts.date && { date: facts.date.value }),
      ...(facts.outlet && { outlet: facts.outlet.value }),
    };
  });
}

/** Facts about the whole page that speak for a place, matched like text. */
export interface FactMatches {
  title?: MatchedBlock;
  outlet?: MatchedBlock;
  /** Places named, or the code that was given. */
  place?: MatchedBlock | string;
}

/** Below this an article says too little of itself and takes the page's place. */
const OWN_PLACE = 3;

/** Sets place, placeName and placeBasis of each article, where something tells. */
export function findPlaces(articles: Article[], facts: FactMatches, knowledge: Knowledge): void {
  const fromFacts = new Votes();
  if (typeof facts.place === 'string') fromFacts.add(facts.place, 100, 'given');
  else vote(fromFacts, facts.place, 100, 'given');
  vote(fromFacts, facts.title && withoutShortCounties(facts.title), 8, 'title');
  // a paper speaks of its own city as 我市; guests from elsewhere come with their place
  vote(fromFacts, facts.outlet, 25, 'outlet');
  const own = articles.map((a) => countArticle(a, knowledge));
  const page = new Votes().addAll(fromFacts);
  for (const v of own) page.addAll(v);
  articles.forEach((article, i) => {
    const votes = own[i]!;
    const enough = votes.total >= OWN_PLACE;
    // the page's facts count for each article; its other articles only for one that says little of itself
    const found = cityOfVotes(enough ? new Votes().addAll(votes).addAll(fromFacts) : page);
    if (!found) return;
    article.place = found.place;
    if (found.basis === 'officials') article.voters = enough ? votes.officials : page.officials;
    article.placeBasis = enough || fromFacts.total > 0 ? found.basis : 'page';
    const name = knowledge.place(found.place)?.name;
    if (name) article.placeName = name;
  });
}

/** In a title 瑞金 may be part of 沙瑞金; in the name of a paper (界首新闻网) it is the place. */
const withoutShortCounties = (block: MatchedBlock): MatchedBlock => ({
  ...block,
  places: block.places.filter((p) => !p.short || levelOf(p.codes[0]!) !== 'county'),
});

function vote(votes: Votes, block: MatchedBlock | undefined, weight: number, basis: PlaceBasis): void {
  for (const p of block?.places ?? []) if (p.codes.length === 1) votes.add(p.codes[0]!, weight, basis);
}

/** A line that names the paper is at most this long, in UTF-16 units. */
const MASTHEAD = 50;
/** What the place in a dateline counts: 本报洛阳讯. */
const DATELINE = 6;
/** What it counts that guests come to a place. */
const HOME = 6;
/** Named more often than this, a place gains no more. */
const MAX_NAMED = 5;

function countArticle({ blocks }: Article, knowledge: Knowledge): Votes {
  const votes = new Votes();
  const named = new Map<string, number>();
  blocks.forEach((block, i) => {
    for (const p of block.places) {
      if (p.codes.length > 1 || (p.short && levelOf(p.codes[0]!) === 'county')) continue;
      const code = p.codes[0]!;
      if (code === 'cn') continue;
      if (p.outlet) {
        // a masthead or a line of source counts; a paper that is quoted does not
        if (block.length < MASTHEAD || p.start < block.dateline) votes.add(code, 25, 'outlet');
        continue;
      }
      if (p.start < block.dateline) {
        votes.add(code, DATELINE, 'dateline');
        continue;
      }
      if (p.via === 'home') votes.add(code, HOME, 'text');
      const times = (named.get(code) ?? 0) + 1;
      named.set(code, times);
      if (times <= MAX_NAMED) votes.add(code, (p.short ? 1 : 1.5) * (i === 0 || block.dateline > 0 ? 2 : 1), 'text');
    }
    for (const b of block.bodies)
      for (const id of b.relative ? [] : b.ids) {
        const place = knowledge.entity('body', id)?.place;
        if (place && place !== 'cn') votes.add(place, 1, 'text');
      }
    for (const n of block.names) voteOfName(votes, n, knowledge);
  });
  return votes;
}

/** An official whose name few others bear, above all with the right title, tells where the article is. */
function voteOfName(votes: Votes, name: NameMention, knowledge: Knowledge): void {
  if (name.byline || name.role || name.ids.length !== 1) return;
  const official = knowledge.entity('official', name.ids[0]!);
  if (!official || official.place === 'cn') return;
  const fit = name.title ? titleFit(official, name.title, undefined) : 'none';
  if (fit === 'conflict') return;
  const titled = fit === 'fits' || fit === 'placeless';
  // who comes with the place's name (许昌市委书记史根治) is as likely a guest
  const isNamedWithPlace = name.title?.parts.some((p) => p.places) === true;
  const vote = (weight: number) => {
    votes.add(official.place, weight, 'officials');
    votes.officials.add(official.id);
  };
  if (isNamedWithPlace) vote(1);
  else if (official.ambiguity === 'low' && titled) vote(4);
  else if (official.ambiguity === 'low' && name.openLeft) vote(2);
  else if (official.ambiguity === 'medium' && titled) vote(2);
}
