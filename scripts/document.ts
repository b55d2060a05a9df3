/** A file or a line of JSON as the annotator takes it: blocks with their place in the text, and what is known of it. */
import { parseHTML } from 'linkedom';
import * as v from 'valibot';
import { parse } from 'yaml';
import { DaySchema } from '../lib/core/model/entity';
import type { Fact, PageFacts } from '../lib/core/model/annotation';
import { findPageFacts } from '../lib/page/page-facts';
import { readPageText } from '../lib/page/page-text';
import { splitParagraphs } from './paragraphs';

export interface AnnotatorDocument {
  text: string;
  /** Blocks with their UTF-16 offset in `text`. */
  blocks: { start: number; text: string }[];
  facts: PageFacts;
}
/** What a caller knows about a document; it wins over what the document says. */
export interface GivenContext {
  title?: string | undefined;
  outlet?: string | undefined;
  date?: string | undefined;
  place?: string | undefined;
}

/** A plain text, or Markdown with a head between lines of dashes. */
export function fromText(text: string, url?: string, context: GivenContext = {}): AnnotatorDocument {
  return {
    text,
    blocks: splitParagraphs(text),
    facts: { ...(url && { url }), ...readFrontMatter(text), ...given(context) },
  };
}

export function fromHtml(
  html: string,
  url = 'about:blank',
  context: GivenContext = {},
  now = new Date(),
): AnnotatorDocument {
  const document = parseDocument(html);
  const page = readPageText(document);
  const facts = findPageFacts(document, { url, now, blocks: page.blocks });
  const blocks: AnnotatorDocument['blocks'] = [];
  let text = '';
  for (const block of page.blocks) {
    if (text) text += '\n\n';
    blocks.push({ start: text.length, text: block.text });
    text += block.text;
  }
  return { text, blocks, facts: { ...facts, ...given(context) } };
}

/** Elements that belong to a head which is not written out. */
const HEAD =
  /^(?:\s|<!--[\s\S]*?-->|<(?:meta|link|base)\b[^>]*>|<(title|style|script|noscript|template)\b[\s\S]*?<\/\1\s*>)*/i;

/** HTML need not say `<html>`, nor have an element at all; linkedom takes the first element for the document's. */
function parseDocument(html: string): Document {
  const toDocument = (source: string) => (parseHTML(source) as unknown as { document: Document }).document;
  const document = toDocument(html);
  // null where there is no element, whatever its type says
  const root = document.documentElement as Element | null;
  if (root?.localName === 'html') return document;
  const content = html.replace(/<!doctype[^>]*>/i, '');
  if (/<(?:head|body)[\s>]/i.test(content)) {
    const wrapped = toDocument(`<html>${content}</html>`);
    if (wrapped.querySelector('html > head, html > body')) return wrapped;
  }
  const head = HEAD.exec(content)?.[0] ?? '';
  return toDocument(`<html><head>${head}</head><body>${content.slice(head.length)}</body></html>`);
}

function given(context: GivenContext): PageFacts {
  const facts: PageFacts = {};
  for (const key of ['title', 'outlet', 'date', 'place'] as const)
    if (context[key]) facts[key] = { value: context[key], from: 'given' } satisfies Fact;
  return facts;
}

/** The head of a Markdown file between lines of dashes: title, author or outlet, date. */
function readFrontMatter(text: string): PageFacts {
  const head = /^\s*---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text)?.[1];
  if (!head) return {};
  let data: Record<string, unknown>;
  try {
    data = parse(head, { logLevel: 'error' }) as Record<string, unknown>;
  } catch {
    return {}; // not front matter after all: it is read as text like the rest
  }
  if (typeof data !== 'object' || data === null) return {};
  const facts: PageFacts = {};
  const say = (key: 'title' | 'outlet', value: unknown) =>
    typeof value === 'string' && value && (facts[key] = { value, from: 'meta' });
  say('title', data.title);
  say('outlet', data.outlet ?? data.source ?? data.author);
  const date = typeof data.date === 'string' ? toDay(data.date) : undefined;
  if (date) facts.date = { value: date, from: 'meta' };
  return facts;
}

/** The day that a date begins with, as written, or else that it means (May 6, 2022). */
function toDay(date: string): string | undefined {
  const written = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  if (written) return v.is(DaySchema, written) ? written : undefined;
  const parsed = new Date(`${date} UTC`);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString().slice(0, 10);
}
