/** Where an entity's page is: `official:shi-genzhi` ↔ `#/official/shi-genzhi`. What follows the type may hold slashes. */

export const LIBRARY_PATH = '/library.html';

export function toEntityHash(id: string): string {
  return `#/${id.replace(':', '/')}`;
}

/** The id that a hash names, or null for the library's other pages. Says nothing on whether such an entity exists. */
export function fromEntityHash(hash: string): string | null {
  const [, type, rest] = /^#\/(official|body|slogan)\/([a-z0-9/-]+)$/.exec(hash) ?? [];
  return type && rest ? `${type}:${rest}` : null;
}
