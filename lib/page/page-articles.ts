/**
 * A page may hold several articles, each with a headline, a day and a source of its own: a list that goes on below the
 * article, a newspaper's column. What each says of itself is found in it; what the page says is about the one whose
 * headline it has.
 */
import type { PageFacts } from '../core/model/annotation';
import { MAX_ARTICLES } from '../messaging/limits';
import { closest, nodeTypeOf, parentElementOf, tagNameOf } from './dom';
import { findArticleFacts } from './page-facts';
import type { PageBlock } from './page-text';

export interface ArticlePart {
  /** Index of its first block. */
  from: number;
  facts: PageFacts;
}
export interface ArticleFinder {
  /** Empty where the page is one article, or none. `page`: what it says of itself. */
  find(blocks: readonly PageBlock[], page: PageFacts, findSite: () => string | undefined): ArticlePart[];
}

/** Less text than this, in UTF-16 units, is a teaser: it has the page's facts. */
const MIN_LENGTH = 120;
const ARTICLE = 'article,[role=article],[itemtype*="Article"]';

/** Remembers what the page said while an article was the one that it was about: it may be about the next one later. */
export function createArticleFinder(): ArticleFinder {
  const known = new WeakMap<Element, PageFacts>();

  function toFacts({ root, heading, blocks }: Part, page: PageFacts, site: string | undefined): PageFacts {
    const title = heading?.text.replace(/\s+/g, ' ').trim();
    if (title && page.title && toPlain(title) === toPlain(page.title.value)) known.set(root, page);
    const stated = known.get(root);
    if (stated) return stated;
    const { url } = page;
    return findArticleFacts({ ...(url !== undefined && { url }), title, site, root, texts: blocks.map(({ text }) => text), now: new Date() }); // prettier-ignore
  }

  return {
    find(blocks, page, findSite) {
      const parts = splitByElement(blocks) ?? splitByHeading(blocks);
      if (!parts || parts.length > MAX_ARTICLES / 2) return [];
      const site = findSite();
      return parts.map((part) => ({ from: part.from, facts: part.root ? toFacts(part as Part, page, site) : page }));
    },
  };
}

interface Part {
  from: number;
  root: Element;
  heading: PageBlock | undefined;
  blocks: readonly PageBlock[];
}
type OpenPart = Omit<Part, 'root'> & { root: Element | null };

/** By the elements that say so, where there are two with text enough; what lies between them is the page's. */
function splitByElement(blocks: readonly PageBlock[]): OpenPart[] | null {
  const roots = new Map<Element, Element | null>();
  const rootOf = (element: Element): Element | null => {
    let root = roots.get(element);
    if (root === undefined) roots.set(element, (root = outermostArticle(element)));
    return root;
  };
  return toParts(blocks, blocks.map(({ element }) => rootOf(element)), (root, part) => part.find(({ element }) => isHeading(element)));
} // prettier-ignore

/** By headlines of the first rank, where there are two with text enough below them. */
function splitByHeading(blocks: readonly PageBlock[]): OpenPart[] | null {
  let root: Element | null = null;
  const roots = blocks.map(({ element }) => {
    const heading = closest(element, 'h1');
    if (heading) root = heading;
    return root;
  });
  return toParts(blocks, roots, (_, part) => part[0]);
}

function toParts(
  blocks: readonly PageBlock[],
  roots: readonly (Element | null)[],
  findHeading: (root: Element, blocks: readonly PageBlock[]) => PageBlock | undefined,
): OpenPart[] | null {
  const parts: OpenPart[] = [];
  for (let from = 0; from < blocks.length;) {
    let to = from + 1;
    while (to < blocks.length && roots[to] === roots[from]) to++;
    const own = blocks.slice(from, to);
    const isArticle = own.reduce((sum, { text }) => sum + text.length, 0) >= MIN_LENGTH;
    const root = isArticle ? (roots[from] ?? null) : null;
    // Teasers in a row are one part, as is what lies around them.
    if (root || parts.length === 0 || parts.at(-1)!.root)
      parts.push({ from, root, heading: root ? findHeading(root, own) : undefined, blocks: own });
    from = to;
  }
  return new Set(parts.flatMap(({ root }) => root ?? [])).size >= 2 ? parts : null;
}

/** Comments are articles in the article. */
function outermostArticle(element: Element): Element | null {
  let found: Element | null = null;
  for (let at: Element | null = closest(element, ARTICLE); at; at = outerArticle(at)) found = at;
  return found;
}
function outerArticle(article: Element): Element | null {
  const parent = parentElementOf(article);
  return parent && nodeTypeOf(parent) === 1 ? closest(parent, ARTICLE) : null;
}

const isHeading = (element: Element): boolean => /^H[1-4]$/i.test(tagNameOf(element));
const toPlain = (text: string): string => text.replace(/[\s\p{P}]/gu, '');
