/** What pages say of themselves in `<meta>`; names are compared in lower case, since sites vary it. */

export const DATE_NAMES = [
  'article:published_time', 'og:article:published_time', 'bytedance:published_time', 'og:published_time',
  'datepublished', 'pubdate', 'publishdate', 'publish_date', 'publish-date', 'published_time', 'publish_time', 'publication_date',
  'parsely-pub-date', 'sailthru.date', 'weibo: article:create_at', 'weibo:article:create_at', 'og:release_date',
  'dc.date.issued', 'dcterms.issued', 'dc.date', 'dcterms.date', 'citation_publication_date', 'date',
]; // prettier-ignore
/** Who wrote it first (许昌日报 on a portal) comes before whose page it is. */
export const SOURCE_NAMES = ['contentsource', 'source', 'mediaid', 'article:source', 'og:article:source'];
export const SITE_NAMES = ['og:site_name', 'sitename', 'application-name', 'publisher', 'dc.publisher'];
export const TITLE_NAMES = ['og:title', 'articletitle', 'twitter:title', 'dc.title'];

export type MetaTags = ReadonlyMap<string, string>;

/** Name → content of all meta tags; of a repeated name the first that says something. */
export function readMetaTags(document: Document): MetaTags {
  const tags = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
    const content = meta.getAttribute('content')?.trim();
    const key = name?.trim().toLowerCase();
    if (key && content && !tags.has(key)) tags.set(key, content);
  }
  return tags;
}

/** The contents under `names`, in their order. */
export function* findMeta(tags: MetaTags, names: readonly string[]): Generator<string> {
  for (const name of names) {
    const content = tags.get(name);
    if (content !== undefined) yield content;
  }
}
