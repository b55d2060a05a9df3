import type { MatchedBlock } from '../core/match/mentions';

/**
 * What was matched last, so that a page that changes has only what is new matched anew, though it sends all of its text.
 * A worker that has slept matches again.
 */
export interface MatchCache {
  find(text: string): MatchedBlock;
}

/** UTF-16 units of text whose matches are kept: two long portals. */
const MAX_LENGTH = 500_000;

/** `match` is pure, and nobody changes what it gave. */
export function createMatchCache(match: (text: string) => MatchedBlock, maxLength = MAX_LENGTH): MatchCache {
  const kept = new Map<string, MatchedBlock>();
  let length = 0;
  return {
    find(text) {
      const known = kept.get(text);
      // Found or new, it goes to the end: what was not asked for longest goes first.
      if (known) kept.delete(text);
      else length += text.length;
      const matched = known ?? match(text);
      kept.set(text, matched);
      for (const oldest of kept.keys()) {
        if (length <= maxLength || oldest === text) break;
        kept.delete(oldest);
        length -= oldest.length;
      }
      return matched;
    },
  };
}
