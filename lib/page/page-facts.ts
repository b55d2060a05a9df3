/**
 * What a page says about itself before its text is read: publication day, place, outlet, title, each with where it
 * was found. Nothing is guessed: what the page doesn't say is left out, and the core looks for it in the text.
 */
import type { Fact, PageFacts } from '../core/model/annotation';
import { findPrintedDay, findUrlDay, parseMachineDate } from './facts/dates';
import { findDatelinePlace, findPrintedSource } from './facts/dateline';
import { readLinkedData, type LinkedData } from './facts/json-ld';
import { DATE_NAMES, findMeta, readMetaTags, SITE_NAMES, SOURCE_NAMES, TITLE_NAMES, type MetaTags } from './facts/meta';
import { findHeadline, stripSiteName } from './facts/title';
import type { PageBlock } from './page-text';

/** Blocks from the headline on in which the line with day and source is looked for, and datelines. */
const BYLINE_BLOCKS = 12;
/** Longer than this a block is prose, and a day in it is a day it tells of. UTF-16 units. */
const BYLINE_CHARS = 160;
const MAX_VALUE_CHARS = 300;

export interface FactsInput {
  url: string;
  now: Date;
  /** The page's text, in document order. */
  blocks: readonly PageBlock[];
}

export function findPageFacts(document: Document, { url, now, blocks }: FactsInput): PageFacts {
  const meta = readMetaTags(document);
  const data = readLinkedData(document);
  const site = first(findMeta(meta, SITE_NAMES)) ?? data.publisher;
  const title = findTitle(document, meta, data, site);
  const opening = findOpening(blocks, title?.value);
  const facts: PageFacts = { url };
  if (title) facts.title = title;
  const outlet = findOutlet(meta, data, opening);
  if (outlet) facts.outlet = outlet;
  const date = findDate(document, meta, data, opening, url, now);
  if (date) facts.date = date;
  const place = findPlace(meta, opening);
  if (place) facts.place = place;
  return facts;
}

export interface ArticleInput {
  url?: string;
  /** Its headline, as printed. */
  title: string | undefined;
  /** Whose site it is on, as the page says. */
  site: string | undefined;
  /** The element that holds it, or its headline alone. */
  root: Element;
  /** Its blocks. */
  texts: readonly string[];
  now: Date;
}

/** What one of a page's articles says of itself. */
export function findArticleFacts({ url, title, site, root, texts, now }: ArticleInput): PageFacts {
  const opening = texts.slice(0, BYLINE_BLOCKS);
  const facts: PageFacts = { ...(url !== undefined && { url }) };
  if (title) facts.title = fact(title, 'title');
  const source = opening.map(findPrintedSource).find((found) => found !== null);
  if (source) facts.outlet = fact(source, 'text');
  else if (site) facts.outlet = fact(site, 'meta');
  const [time] = findTimes(root, 'time[datetime]', now);
  const printed = firstDay(opening.filter((text) => text.length <= BYLINE_CHARS), (text) => findPrintedDay(text, now)); // prettier-ignore
  if (time) facts.date = { value: time, from: 'time' };
  else if (printed) facts.date = { value: printed, from: 'text' };
  const place = opening.map((text) => findDatelinePlace(text.trimStart())).find((found) => found !== null);
  if (place) facts.place = fact(place, 'dateline');
  return facts;
}

/** Whose site a page is on, as it says. */
export function findSite(document: Document): string | undefined {
  return first(findMeta(readMetaTags(document), SITE_NAMES)) ?? readLinkedData(document).publisher;
}

function findTitle(document: Document, meta: MetaTags, data: LinkedData, site?: string): Fact | undefined {
  const stated = first(findMeta(meta, TITLE_NAMES));
  const headline = findHeadline(document);
  if (data.headline) return fact(stripSiteName(data.headline, site), 'json-ld');
  if (stated) return fact(stripSiteName(stated, site), 'meta');
  if (headline) return fact(headline, 'title');
  return document.title.trim() ? fact(stripSiteName(document.title, site), 'title') : undefined;
}

/** The source that an article names comes first: a portal prints 来源：许昌日报 and is itself only the carrier. */
function findOutlet(meta: MetaTags, data: LinkedData, opening: readonly string[]): Fact | undefined {
  const stated = first(findMeta(meta, SOURCE_NAMES), (text) => /[\u3400-\u9fff]/.test(text) && text.length <= 20);
  if (stated) return fact(stated, 'meta');
  for (const text of opening) {
    const printed = findPrintedSource(text);
    if (printed) return fact(printed, 'text');
  }
  if (data.publisher) return fact(data.publisher, 'json-ld');
  const site = first(findMeta(meta, SITE_NAMES));
  return site ? fact(site, 'meta') : undefined;
}

function findDate(
  document: Document,
  meta: MetaTags,
  data: LinkedData,
  opening: readonly string[],
  url: string,
  now: Date,
): Fact | undefined {
  const found = (day: string | null | undefined, from: Fact['from']): Fact | undefined =>
    day ? { value: day, from } : undefined;
  return (
    found(data.datePublished && parseMachineDate(data.datePublished, now), 'json-ld') ??
    found(firstDay(findMeta(meta, DATE_NAMES), (text) => parseMachineDate(text, now)), 'meta') ??
    found(findTimeElement(document, now), 'time') ??
    found(findUrlDay(url, now), 'url') ??
    found(firstDay(opening.filter((text) => text.length <= BYLINE_CHARS), (text) => findPrintedDay(text, now)), 'text')
  ); // prettier-ignore
}

/** `<time datetime>` in the article; elsewhere only where it is the page's one day, since lists of news have many. */
function findTimeElement(document: Document, now: Date): string | null {
  const [inArticle] = findTimes(document, 'article time[datetime]', now);
  const all = new Set(findTimes(document, 'body time[datetime]', now));
  return inArticle ?? (all.size === 1 ? ([...all][0] as string) : null);
}

const findTimes = (root: ParentNode, selector: string, now: Date): string[] =>
  [...root.querySelectorAll(selector)]
    .map((time) => parseMachineDate(time.getAttribute('datetime') ?? '', now))
    .filter((day) => day !== null);

function findPlace(meta: MetaTags, opening: readonly string[]): Fact | undefined {
  for (const text of opening) {
    const place = findDatelinePlace(text.trimStart());
    if (place) return fact(place, 'dateline');
  }
  // Baidu's form: province=河南;city=许昌;coord=…
  const location = meta.get('location') ?? '';
  const place = /city=([^;]+)/.exec(location)?.[1] ?? /province=([^;]+)/.exec(location)?.[1];
  return place ? fact(place, 'meta') : undefined;
}

/** The first blocks from the headline on; from the top where no block is the headline. */
function findOpening(blocks: readonly PageBlock[], title?: string): string[] {
  const plain = (text: string): string => text.replace(/\s+/g, '');
  const wanted = title && plain(title);
  const at = wanted ? blocks.findIndex((block) => block.text.length < 200 && plain(block.text).includes(wanted)) : -1;
  return blocks.slice(Math.max(at, 0), Math.max(at, 0) + BYLINE_BLOCKS).map((block) => block.text);
}

const fact = (value: string, from: Fact['from']): Fact => ({ value: value.trim().slice(0, MAX_VALUE_CHARS), from });

function first(values: Iterable<string>, accept: (value: string) => boolean = () => true): string | undefined {
  for (const value of values) if (accept(value)) return value;
  return undefined;
}

function firstDay(values: Iterable<string>, parse: (value: string) => string | null): string | null {
  for (const value of values) {
    const day = parse(value);
    if (day) return day;
  }
  return null;
}
