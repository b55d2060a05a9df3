/** What is wrong with a field of a pack, as a code that the locale files have a sentence for (`packs.fault`). */
import type * as v from 'valibot';

/**
 *   missing     it is not there                 unsourced  a statement without a source
 *   unknown     the format has no such field    source     cites a source that the file has not
 *   type        text for a list, and the like   reference  names an entry that is nowhere
 *   empty, long                                 twice      an id that stands twice
 *   choice      none of a few words             circle     is above itself
 *   form        not written as asked            short      a form of one character would be found everywhere
 *   calendar    no such day                     loose      a pattern of hardly more than letters, likewise
 *   todo        still says TODO                 reserved   an id that belongs to Jiazhu itself
 *   half        half of a character
 */
export type FaultCode =
  | 'missing'
  | 'unknown'
  | 'type'
  | 'empty'
  | 'long'
  | 'choice'
  | 'form'
  | 'calendar'
  | 'todo'
  | 'half'
  | 'unsourced'
  | 'source'
  | 'reference'
  | 'twice'
  | 'circle'
  | 'short'
  | 'loose'
  | 'reserved';

export interface PackFault {
  code: FaultCode;
  /** What the sentence names: an id, the words to choose from. */
  about?: string;
}

/** Of the schemas' own words (`lib/core/model/entity.ts`). */
const CHECKS: Record<string, FaultCode> = {
  'still says TODO': 'todo',
  'holds half of a character': 'half',
  'no such day in the calendar': 'calendar',
  'is a list': 'type',
};

/** How what is asked for is written, by the expression that asks. */
export const FORMS: Record<string, string> = {
  '^\\d{4}(-\\d{2}(-\\d{2})?)?$': '2022, 2022-05, 2022-05-06',
  '^\\d{4}-\\d{2}-\\d{2}$': '2022-05-06',
  '^cn(-\\d{6})?$': 'cn, cn-411000',
  '^body:[a-z0-9/-]+$': 'body:xuchang-shiwei',
  '^official:[a-z0-9-]+$': 'official:zhang-san',
  '^slogan:[a-z0-9-]+$': 'slogan:si-zao',
  '^[a-z0-9][a-z0-9-]{1,60}$': 'guangdong-2023',
  '^https?:\\/\\/': 'https://…',
  '[XY]': '应X尽X',
};

/** Of what a schema says. */
export function toFault(issue: v.BaseIssue<unknown>): PackFault {
  const { type, expected, received, requirement, message } = issue as v.BaseIssue<unknown> & { requirement?: unknown };
  if (received === 'undefined') return { code: 'missing' };
  switch (type) {
    case 'strict_object':
      return expected === 'never' ? { code: 'unknown' } : { code: 'type', about: 'Object' };
    case 'literal':
    case 'picklist':
    case 'variant':
      return { code: 'choice', about: expected ?? '' };
    case 'min_length':
      return { code: 'empty' };
    case 'max_length':
      return { code: 'long', about: String(requirement) };
    case 'regex':
      return { code: 'form', about: toSample(requirement) };
    case 'check':
      return toFaultOfCheck(CHECKS[message] ?? 'form');
    default:
      return { code: 'type', about: expected ?? '' };
  }
}

const toFaultOfCheck = (code: FaultCode): PackFault => (code === 'type' ? { code, about: 'Object' } : { code });
const toSample = (pattern: unknown): string =>
  pattern instanceof RegExp ? (FORMS[pattern.source] ?? pattern.source) : '';

/** The way to a field as programs write it: offices[0].title. */
export function toFieldPath(path: readonly (string | number)[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');
}
