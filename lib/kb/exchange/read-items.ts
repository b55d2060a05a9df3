/** What every import does: go through a file's items, and take all of them or none. */
import * as v from 'valibot';
import { HighlightSchema, type Highlight } from '../../core/model/highlight';
import { ImportError } from './errors';

/** No reader's library; a file that claims more is a mistake or an attack. */
const MAX_ITEMS = 200_000;

/**
 * Why an item of a sound file is no highlight.
 * page-note: about the page as a whole. reply: to another annotation. no-quote: a place without its words (in a video,
 * on a picture). further-pages: the file says that there is more elsewhere on the web.
 */
export type SkipReason = 'page-note' | 'reply' | 'no-quote' | 'further-pages';

export interface ImportResult {
  format: 'web-annotation' | 'hypothesis';
  highlights: Highlight[];
  /** What was left out, and how often: to be told, never dropped unsaid. */
  skipped: { reason: SkipReason; count: number }[];
}

/** Ends the import: what is wrong with a field of the present item. */
export type Fail = (field: string, reason: string) => never;
/** The highlights of an item (one for each passage that it is about), or why there is none. */
export type ItemReader = (item: Record<string, unknown>, fail: Fail) => (Highlight | SkipReason)[];

export function readItems(items: readonly unknown[], read: ItemReader): Omit<ImportResult, 'format'> {
  if (items.length > MAX_ITEMS) {
    throw new ImportError('items', `the file has ${items.length} items; ${MAX_ITEMS} are read at most`);
  }
  const highlights: Highlight[] = [];
  const seen = new Map<string, number>();
  const skipped = new Map<SkipReason, number>();
  items.forEach((item, i) => {
    const fail: Fail = (field, reason) => {
      throw new ImportError('field', reason, { item: i + 1, ...(field && { field }) });
    };
    for (const result of read(isObject(item) ? item : fail('', 'is no object'), fail)) {
      if (typeof result === 'string') {
        skipped.set(result, (skipped.get(result) ?? 0) + 1);
        continue;
      }
      const other = seen.get(result.id.toLowerCase());
      if (other !== undefined) {
        throw new ImportError('duplicate', `the same as that of annotation ${other}`, { item: i + 1, field: 'id' });
      }
      seen.set(result.id.toLowerCase(), i + 1);
      highlights.push(result);
    }
  });
  return { highlights, skipped: Array.from(skipped, ([reason, count]) => ({ reason, count })) };
}

/**
 * The candidate as a highlight, checked by the model's own schema. `names` tells what the file's format calls the
 * model's fields, so that the message points into the file.
 */
export function checkHighlight(candidate: unknown, names: Readonly<Record<string, string>>, fail: Fail): Highlight {
  const result = v.safeParse(HighlightSchema, candidate);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? '';
  const known = Object.keys(names)
    .filter((key) => path === key || path.startsWith(`${key}.`))
    .sort((a, b) => b.length - a.length)[0];
  return fail(
    known === undefined ? path : (names[known] ?? path),
    issue.received === 'undefined' ? 'is missing' : issue.message,
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text of other programs as tags: without those that say nothing or say it twice. */
export function toTags(values: readonly unknown[], field: string, fail: Fail): string[] {
  const texts = values.map((value) => (typeof value === 'string' ? value.trim() : fail(field, 'a tag is no text')));
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** ISO 8601 in any zone (none: UTC) as the model writes moments. */
export function toMoment(value: unknown, field: string, fail: Fail): string {
  const [, day, time = 'T00:00:00', zone = 'Z'] = (typeof value === 'string' && ISO_MOMENT.exec(value)) || [];
  // Thousandths of a second is what Date keeps; Hypothesis writes millionths, which not every engine reads.
  const moment = new Date(`${day}${time.replace(/(\.\d{3})\d+$/, '$1')}${zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`);
  if (!day || Number.isNaN(moment.getTime())) return fail(field, 'is no moment (2026-05-06T07:08:09Z)');
  // Engines take 30 February for 1 March.
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
    return fail(field, 'no such day in the calendar');
  return moment.toISOString();
}
const ISO_MOMENT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?$/;
