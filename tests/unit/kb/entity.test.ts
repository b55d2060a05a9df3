import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DaySchema, SourceSchema } from '../../../lib/core/model/entity';

describe('dates', () => {
  it.each(['2022-05-06', '2020-02-29', '1949-10-01'])('%s is a day', (date) =>
    expect(v.is(DaySchema, date)).toBe(true),
  );
  it.each(['2022-13-45', '2022-02-29', '2022-04-31', '2022-00-10', '2022-05', '2022-5-6', ''])('“%s” is none', (date) =>
    expect(v.is(DaySchema, date)).toBe(false),
  );

  const source = (date: string) => v.is(SourceSchema, { id: 's', kind: 'reference', outlet: '报', title: null, date });
  it.each(['2022', '2022-12', '2022-12-31'])('%s may date a source', (date) => expect(source(date)).toBe(true));
  it.each(['2022-13', '2022-00', '2022-12-32', '22'])('%s may not', (date) => expect(source(date)).toBe(false));
});
