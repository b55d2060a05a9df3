import type { PageRef } from '../messaging/protocol';

/** What the page calls itself: the address in its rel=canonical link, as stated; the background decides whether to believe it. */
export function findCanonical(document: Document): string | undefined {
  const href = document.querySelector('link[rel~="canonical" i]')?.getAttribute('href')?.trim();
  return href ? href.slice(0, 10_000) : undefined;
}

export function findPageRef(document: Document): PageRef {
  const canonical = findCanonical(document);
  return { url: location.href.slice(0, 10_000), ...(canonical !== undefined && { canonical }) };
}
