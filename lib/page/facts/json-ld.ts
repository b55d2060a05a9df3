/** schema.org statements in `<script type="application/ld+json">`. Malformed ones are common, and ignored. */

type Json = Record<string, unknown>;

const ARTICLE = /(?:Article|BlogPosting|Report|WebPage)$/;

export interface LinkedData {
  headline?: string;
  datePublished?: string;
  publisher?: string;
}

/** The first value of each field, articles before web pages. */
export function readLinkedData(document: Document): LinkedData {
  const nodes = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    flatten(parse(script.textContent ?? '')),
  );
  const articles = nodes.filter((node) => ARTICLE.test(typeName(node)));
  articles.sort((a, b) => Number(typeName(a) === 'WebPage') - Number(typeName(b) === 'WebPage'));
  const data: LinkedData = {};
  for (const node of articles) {
    const publisher = node['publisher'];
    const name = asText(publisher) ?? asText((first(publisher) as Json | undefined)?.['name']);
    data.headline ??= asText(node['headline']) as string;
    data.datePublished ??= asText(node['datePublished']) as string;
    data.publisher ??= name as string;
  }
  return dropMissing(data);
}

function parse(text: string): unknown {
  try {
    // Templates wrap the data in CDATA or comments, and leave line breaks inside strings.
    return JSON.parse(
      text.replace(/^\s*(?:\/\/)?\s*<!\[CDATA\[|(?:\/\/)?\s*\]\]>\s*$/g, '').replace(/[\u0000-\u001f]+/g, ' '),
    );
  } catch {
    return undefined;
  }
}

function flatten(value: unknown, depth = 0): Json[] {
  if (depth > 3 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => flatten(item, depth + 1));
  const node = value as Json;
  return [node, ...flatten(node['@graph'], depth + 1), ...flatten(node['mainEntity'], depth + 1)];
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const typeName = (node: Json): string => asText(node['@type']) ?? '';

function asText(value: unknown): string | undefined {
  const one = first(value);
  return typeof one === 'string' && one.trim() !== '' ? one.trim() : undefined;
}

function dropMissing(data: LinkedData): LinkedData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
