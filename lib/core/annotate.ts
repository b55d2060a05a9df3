/**
 * The whole way from text to annotations:
 *
 *   text block → fold → match → whole mentions          per block   (matchBlock)
 *   blocks → articles → place → officials, bodies, slogans   per article (linkBlocks)
 */
import type { Annotation, ArticleContext, PageFacts } from './model/annotation';
import type { Gazetteer } from './match/gazetteer';
import type { Lexicon } from './match/lexicon';
import { matchBlock } from './match/match-block';
import type { MatchedBlock, NameMention } from './match/mentions';
import { findPlaces, splitArticles, type Article } from './link/article';
import { linkBody } from './link/bodies';
import { Knowledge } from './link/knowledge';
import { officeAt } from './link/office-at';
import { linkOfficials, type NameLink } from './link/officials';
import { linkSlogan, policyWeight } from './link/slogans';

/** What recognition runs on: compiled packs and the dictionary of words. */
export interface Recognizer {
  gazetteers: readonly Gazetteer[];
  lexicon: Lexicon;
}
/** A block new or changed, by its text; or unchanged, by what matching gave before. */
export type BlockInput = { text: string } | { matched: MatchedBlock };
export interface Annotated {
  contexts: ArticleContext[];
  blocks: { matched: MatchedBlock; annotations: Annotation[] }[];
}

/** Annotates the blocks of one page or document, in its order. Spans are offsets into each block's text. */
export function annotate(blocks: readonly BlockInput[], facts: PageFacts, recognizer: Recognizer): Annotated {
  const match = (text: string) => matchBlock(text, recognizer.gazetteers, recognizer.lexicon);
  const matched = blocks.map((b) => ('matched' in b ? b.matched : match(b.text)));
  const knowledge = new Knowledge(recognizer.gazetteers);
  const articles = splitArticles(matched, facts);
  findPlaces(
    articles,
    {
      ...(facts.title && { title: match(facts.title.value) }),
      ...(facts.outlet && { outlet: match(facts.outlet.value) }),
      ...(facts.place && { place: isPlaceCode(facts.place.value) ? facts.place.value : match(facts.place.value) }),
    },
    knowledge,
  );
  const names = linkNames(articles, knowledge);
  return {
    contexts: articles.map(({ blocks: _, ...context }) => context),
    blocks: articles.flatMap((article) =>
      article.blocks.map((m, i) => ({ matched: m, annotations: toAnnotations(m, i, article, names, knowledge) })),
    ),
  };
}

const isPlaceCode = (value: string): boolean => /^cn-\d{6}$/.test(value);

/** Twice: an official found in one article of a page helps with the others. */
function linkNames(articles: readonly Article[], knowledge: Knowledge): Map<NameMention, NameLink> {
  const first = articles.map((a) => linkOfficials(a, knowledge, new Map()));
  const links = new Map<NameMention, NameLink>();
  articles.forEach((article, i) => {
    const elsewhere = new Map(
      articles.flatMap((other, j) =>
        j === i
          ? []
          : [...first[j]!.values()]
              .filter((l) => l.status === 'linked')
              .map((l) => [l.official.id, other.place] as const),
      ),
    );
    for (const [mention, link] of elsewhere.size > 0 ? linkOfficials(article, knowledge, elsewhere) : first[i]!)
      links.set(mention, link);
  });
  return links;
}

function toAnnotations(
  matched: MatchedBlock,
  index: number,
  article: Article,
  names: ReadonlyMap<NameMention, NameLink>,
  knowledge: Knowledge,
): Annotation[] {
  const out: Annotation[] = [];
  for (const mention of matched.names) {
    const link = names.get(mention);
    if (!link) continue;
    const office = officeAt(link.official.offices, article.date, link.named);
    out.push({
      start: mention.start,
      end: mention.end,
      surface: mention.surface,
      type: 'official',
      id: link.official.id,
      name: link.official.name,
      status: link.status,
      confidence: link.confidence,
      why: link.why,
      ...(office && { office }),
      ...(link.status === 'possible' && {
        candidates: mention.ids.map((id) => ({ id, name: link.official.name, confidence: link.confidence })),
      }),
    });
  }
  const foreign = findForeign(article);
  for (const mention of matched.bodies) {
    if (mention.ids.some((id) => foreign.has(id))) continue;
    const link = linkBody(mention, matched, article, knowledge);
    if (link)
      out.push({
        start: mention.start,
        end: mention.end,
        surface: mention.surface,
        type: 'body',
        id: link.body.id,
        name: link.body.name,
        status: link.status,
        confidence: link.confidence,
        why: link.why,
      });
  }
  const weight = matched.slogans.length === 0 ? 0 : weighAround(article, index, names, knowledge);
  for (const mention of matched.slogans) {
    const link = linkSlogan(mention, weight, knowledge);
    if (link)
      out.push({
        start: mention.start,
        end: mention.end,
        surface: mention.surface,
        type: 'slogan',
        id: link.slogan.id,
        name: link.slogan.name,
        status: 'linked',
        confidence: link.confidence,
        why: link.why,
        ...(link.slogan.term && { term: true }),
        ...(link.slogan.phrase && { phrase: true }),
      });
  }
  const defined = matched.titles.length === 0 ? undefined : findDefinitions(article);
  for (const title of matched.titles) {
    const slogan = knowledge.entity('slogan', defined?.get(title.surface) ?? '');
    if (slogan)
      out.push({
        start: title.start,
        end: title.end,
        surface: title.surface,
        type: 'slogan',
        id: slogan.id,
        name: slogan.name,
        status: 'linked',
        confidence: 0.95,
        why: [{ code: 'defined', text: title.surface }],
        ...(slogan.term && { term: true }),
      });
  }
  return out.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The abbreviations that an article defines. */
const findDefinitions = (article: Article) =>
  new Map(article.blocks.flatMap((b) => b.titles.flatMap((t) => (t.defines ? [[t.surface, t.defines] as const] : []))));

/** Policy language within this many blocks before and behind counts; a portal's sidebars speak of other things. */
const NEAR = 2;
const weights = new WeakMap<Article, Map<string, number>[]>();
/** How much policy language stands near a block: distinct officials, bodies and slogans. */
function weighAround(
  article: Article,
  block: number,
  names: ReadonlyMap<NameMention, NameLink>,
  knowledge: Knowledge,
): number {
  let perBlock = weights.get(article);
  if (!perBlock) weights.set(article, (perBlock = article.blocks.map((b) => weighBlock(b, names, knowledge))));
  const found = new Map<string, number>();
  for (const near of perBlock.slice(Math.max(0, block - NEAR), block + NEAR + 1))
    for (const [id, weight] of near) found.set(id, Math.max(weight, found.get(id) ?? 0));
  return [...found.values()].reduce((a, b) => a + b, 0);
}

function weighBlock(
  block: MatchedBlock,
  names: ReadonlyMap<NameMention, NameLink>,
  knowledge: Knowledge,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const n of block.names) if (names.get(n)?.status === 'linked') found.set(names.get(n)!.official.id, 1);
  for (const b of block.bodies) if (!b.foreign) found.set(b.ids[0] ?? `${b.level}/${b.organ}`, 1);
  for (const s of block.slogans) {
    const slogan = policyWeight(s, knowledge);
    if (slogan) found.set(slogan.id, Math.max(slogan.weight, found.get(slogan.id) ?? 0));
  }
  return found;
}

const abroad = new WeakMap<Article, Set<string>>();
/** Bodies whose form an article uses of another country's (美国国务院): there the bare form means that one too. */
function findForeign(article: Article): Set<string> {
  let ids = abroad.get(article);
  if (!ids)
    abroad.set(
      article,
      (ids = new Set(article.blocks.flatMap((b) => b.bodies.flatMap((m) => (m.foreign ? m.ids : []))))),
    );
  return ids;
}
