import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  MAX_FOUND,
  mergeReadings,
  ReadingSchema,
  toOldestKept,
  toReadAgain,
  type Reading,
} from '../../../lib/core/model/reading';

const page = { address: 'https://a.cn/1', title: '修渠', entities: ['official:shi-genzhi'] };
const at = (time: string) => new Date(`2026-05-06T${time}:00.000Z`);
const first = toReadAgain(undefined, page, at('08:00'));

describe('a page that is read', () => {
  it('is one row, which fits its schema', () => {
    const moment = at('08:00').toISOString();
    expect(first).toEqual({ ...page, first: moment, last: moment, times: 1 });
    expect(v.is(ReadingSchema, first)).toBe(true);
  });

  it('while it is read is brought up to date, and counted once', () => {
    const later = toReadAgain(first, { ...page, title: '修渠（更新）', entities: ['body:xuchang'] }, at('08:20'));
    expect(later).toEqual({
      address: page.address,
      title: '修渠（更新）',
      first: first.first,
      last: at('08:20').toISOString(),
      times: 1,
      entities: ['official:shi-genzhi', 'body:xuchang'],
    });
  });

  it('is counted again after a pause', () => {
    expect(toReadAgain(first, page, at('08:31')).times).toBe(2);
  });

  it('was last read when it was, though the clock was set back', () => {
    expect(toReadAgain(first, page, at('07:00')).last).toBe(first.last);
  });

  it('never holds more than fits', () => {
    const many = (name: string) => Array.from({ length: MAX_FOUND }, (_, i) => `body:${name}-${i}`);
    const full = toReadAgain({ ...first, entities: many('a') }, { ...page, entities: many('b') }, at('08:01'));
    expect(v.is(ReadingSchema, full)).toBe(true);
  });
});

describe('two rows of one page', () => {
  const other = { ...toReadAgain(undefined, { ...page, title: '旧题', entities: ['body:x'] }, at('06:00')), times: 4 };

  it('are made one, with what either knows', () => {
    expect(mergeReadings(first, other)).toEqual({
      ...page,
      first: other.first,
      last: first.last,
      times: 4,
      entities: ['official:shi-genzhi', 'body:x'],
    });
  });

  it('are the same whichever comes first, but for the order in which entities stand', () => {
    const moment = fc.integer({ min: 0, max: 1e12 }).map((ms) => new Date(ms).toISOString());
    const rows = fc
      .tuple(
        moment,
        moment,
        fc.nat(9),
        fc.uniqueArray(fc.constantFrom<string>('body:a', 'body:b', 'slogan:c'), { minLength: 1 }),
      )
      .map(([a, b, n, entities]) => {
        const [first = a, last = b] = [a, b].sort();
        return { address: page.address, title: page.title, first, last, times: n + 1, entities };
      });
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const sorted = (row: Reading) => ({ ...row, entities: [...row.entities].sort() });
        expect(sorted(mergeReadings(a, b))).toEqual(sorted(mergeReadings(b, a)));
        expect(mergeReadings(a, a)).toEqual(a);
        expect(v.is(ReadingSchema, mergeReadings(a, b))).toBe(true);
      }),
    );
  });
});

it('what is kept for days goes by the moment, and always is no moment', () => {
  expect(toOldestKept(30, new Date('2026-05-31T08:00:00.000Z'))).toBe('2026-05-01T08:00:00.000Z');
  expect(toOldestKept('always', at('08:00'))).toBeNull();
});
