import { describe, expect, it } from 'vitest';
import {
  comparePageDate,
  findAttestation,
  findBound,
  findShownOffice,
  getAttestedRange,
  getTerm,
} from '../../../components/card/office';
import { formatDate, formatDateRange } from '../../../components/common/dates';
import type { Office } from '../../../lib/core/model/entity';

const office = (title: string, days: string[], rest: Partial<Office> = {}): Office => ({
  title,
  name: { en: title, zh: title },
  body: 'body:x',
  attested: days.map((date) => ({ date, source: 's', quote: '…' })),
  ...rest,
});
const bound = (date: string) => ({ date, source: 's' });

describe('the office on a card', () => {
  const mayor = office('市长', ['2020-01-01', '2020-06-01']);
  const secretary = office('市委书记', ['2022-05-06', '2022-05-16']);

  it('is the one that the annotation speaks of', () => {
    expect(findShownOffice([mayor, secretary], { title: '市长', body: 'body:x', basis: 'nearest' }, '2022-05-08')).toBe(
      mayor,
    );
  });
  it('is else the one attested nearest to the page’s date', () => {
    expect(findShownOffice([mayor, secretary], undefined, '2020-03-01')).toBe(mayor);
    expect(findShownOffice([mayor, secretary], undefined, undefined)).toBe(secretary);
  });
  it('shows first and last attestation, and the term with who says so', () => {
    expect(getAttestedRange(secretary)).toEqual({ from: '2022-05-06', to: '2022-05-16' });
    expect(getTerm(secretary)).toBeNull();
    expect(getTerm(office('x', [], { start: bound('2021-07') }))).toEqual({ from: '2021-07', sources: ['s'] });
  });
  it('cites the start where nothing attests it, and the end once that is over', () => {
    const premier = office('总理', [], { start: bound('2013-03-15'), end: bound('2023-03-11') });
    expect(findBound(premier, '2020-01-01')?.date).toBe('2013-03-15');
    expect(findBound(premier, undefined)?.date).toBe('2013-03-15');
    expect(findBound(premier, '2024-01-01')?.date).toBe('2023-03-11');
  });
  it('cites the attestation nearest to the page’s date', () => {
    expect(findAttestation(secretary, '2022-05-08')?.date).toBe('2022-05-06');
    expect(findAttestation(secretary, undefined)?.date).toBe('2022-05-16');
  });
  it.each<[string, Office, string | undefined, ReturnType<typeof comparePageDate>]>([
    ['between attestations', secretary, '2022-05-08', null],
    ['after the last', secretary, '2022-06-08', 'after-attested'],
    ['before the first', secretary, '2022-01-01', 'before'],
    ['without a date', secretary, undefined, 'undated'],
    ['in a closed term', office('x', [], { start: bound('2021-07'), end: bound('2025-01') }), '2023-01-01', null],
    ['in the month it ended', office('x', [], { start: bound('2021-07'), end: bound('2025-01') }), '2025-01-20', null],
    [
      'in an open term, as far as it is known',
      office('x', [], { start: bound('2023-03-11'), asOf: '2025-06' }),
      '2025-06-30',
      null,
    ],
    ['after that', office('x', [], { start: bound('2023-03-11'), asOf: '2025-06' }), '2025-07-01', 'after-attested'],
    ['before it began', office('x', [], { start: bound('2023-03-11'), asOf: '2025-06' }), '2023-03-10', 'before-start'],
    ['after it ended', office('x', ['2022-05-06'], { end: bound('2025-01') }), '2025-02-01', 'after-end'],
  ])('page date %s', (_, which, date, expected) => expect(comparePageDate(which, date)).toBe(expected));
});

describe('dates on a card', () => {
  it('are as exact as they are known', () => {
    expect(formatDate('2022-05-06', 'en-GB')).toBe('6 May 2022');
    expect(formatDate('2021-07', 'en-GB')).toBe('Jul 2021');
    expect(formatDate('2021', 'en-GB')).toBe('2021');
    expect(formatDate('2022-05-06', 'zh-CN')).toBe('2022年5月6日');
  });
  it('join to a range', () => {
    expect(formatDateRange('2022-05-06', '2022-05-16', 'en-GB').replace(/\s/g, ' ')).toMatch(/^6\s?–\s?16 May 2022$/);
    expect(formatDateRange('2022-05-06', '2022-05-06', 'en-GB')).toBe('6 May 2022');
  });
});
