/** Where an entity's page is, and where one of the reader's own begins: `official:shi-genzhi` ↔ `#/official/shi-genzhi`. What follows the type may hold slashes. */

export const LIBRARY_PATH = '/library.html';

export function toEntityHash(id: string): string {
  return `#/${id.replace(':', '/')}`;
}

/** The id that a hash names, or null for the library's other pages. Says nothing on whether such an entity exists. */
export function fromEntityHash(hash: string): string | null {
  const [, type, rest] = /^#\/(official|body|slogan)\/([a-z0-9/-]+)$/.exec(hash) ?? [];
  return type && rest ? `${type}:${rest}` : null;
}

/**
 * The editor for a new entry, with what was selected on a page as its beginning: `#/own/new?text=…&url=…`; `private`: it
 * was selected in a private window, from which nothing is taken over.
 */
export function toNewEntryHash(selected: Readonly<Record<string, string>> | 'private' | null): string {
  if (selected === null) return '#/own/new';
  const fields = selected === 'private' ? { private: '1' } : selected;
  return `#/own/new?${new URLSearchParams(fields).toString()}`;
}
