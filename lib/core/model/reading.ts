/** A page in the reading log: when it was read, and who and what was found on it. Nothing of its text. */
import * as v from 'valibot';
import { MAX_ADDRESS_LENGTH, MAX_TITLE_LENGTH, MomentSchema, wellFormed } from './highlight';

/** More is no page that somebody reads, but one that fills the log. */
export const MAX_FOUND = 1000;
/** Read again after a pause of this length (ms), as those who count visits take it: half an hour. */
const PAUSE = 30 * 60_000;

export const ReadingSchema = v.pipe(
  v.strictObject({
    /** Without tracking parameters and fragment (`kb/highlights/page-address.ts`). */
    address: v.pipe(
      v.string(),
      v.maxLength(MAX_ADDRESS_LENGTH),
      wellFormed,
      v.regex(/^https?:\/\//, 'not the address of a web page'),
      v.url('not an address'),
    ),
    title: v.pipe(v.string(), v.maxLength(MAX_TITLE_LENGTH), wellFormed),
    first: MomentSchema,
    last: MomentSchema,
    /** How many times it was read, with pauses between. */
    times: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
    /** Ids, in the order in which they were met. */
    entities: v.pipe(
      v.array(
        v.pipe(v.string(), v.maxLength(200), v.regex(/^(?:official|body|slogan):[a-z0-9/-]+$/, 'not an entity id')),
      ),
      v.minLength(1),
      v.maxLength(MAX_FOUND),
    ),
  }),
  v.check(({ first, last }) => first <= last, 'last read before it was first read'),
);
export type Reading = v.InferOutput<typeof ReadingSchema>;
export type PageRead = Pick<Reading, 'address' | 'title' | 'entities'>;

/** The page's row after it was read: what was found there before stays, since front pages change. */
export function toReadAgain(before: Reading | undefined, page: PageRead, now: Date): Reading {
  const moment = now.toISOString();
  if (!before) return { ...page, first: moment, last: moment, times: 1 };
  const isAgain = now.getTime() - Date.parse(before.last) > PAUSE;
  const reading = { ...before, title: page.title, times: before.times + Number(isAgain) };
  return { ...reading, last: later(before.last, moment), entities: unite(before.entities, page.entities) };
}

/** Two rows of one page, of two machines, or of before and after it was removed. */
export function mergeReadings(one: Reading, other: Reading): Reading {
  return {
    address: one.address,
    title: (one.last < other.last ? other : one).title,
    first: one.first < other.first ? one.first : other.first,
    last: later(one.last, other.last),
    times: Math.max(one.times, other.times),
    entities: unite(one.entities, other.entities),
  };
}

/** The moment before which pages are kept no longer; null where they always are. */
export function toOldestKept(days: number | 'always', now: Date): string | null {
  return days === 'always' ? null : new Date(now.getTime() - days * 86_400_000).toISOString();
}

const later = (a: string, b: string): string => (a < b ? b : a);
const unite = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].slice(0, MAX_FOUND);
