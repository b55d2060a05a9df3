import { describe, expect, it } from 'vitest';
import type { DatedFact } from '../../../components/library/cite/facts';
import { layOut, moveCloser, type Lane } from '../../../components/library/timeline/layout';
import { findTicks, roomOf, toDaySpan } from '../../../components/library/timeline/time-axis';

const fact = (kind: DatedFact['kind'], date: string): DatedFact => ({ kind, date, source: `${kind} ${date}` });
const days = (...dates: string[]) => dates.map((date) => fact('attested', date));
const lane = (facts: DatedFact[], asOf?: string): Lane => ({ name: '市长', facts, asOf });
const dayOf = (date: string) => toDaySpan(date).first;
const WIDTHS = [280, 320, 804];

describe('the days that a date may mean', () => {
  it.each([
    ['2022-05-06', '2022-05-06', '2022-05-06'],
    ['2021-07', '2021-07-01', '2021-07-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2021', '2021-01-01', '2021-12-31'],
  ])('%s: %s to %s', (date, first, last) => {
    expect(toDaySpan(date)).toEqual({ first: dayOf(first), last: dayOf(last) });
  });
});

describe('the ticks of an axis', () => {
  it.each([
    ['2022-05-06', '2022-06-10', 804, ['2022-05-08', '2022-05-15', '2022-05-22', '2022-06-01', '2022-06-08']],
    ['2022-05-06', '2022-06-10', 320, ['2022-05-15', '2022-06-01']],
    ['2022-01-10', '2022-07-10', 804, ['2022-02', '2022-03', '2022-04', '2022-05', '2022-06', '2022-07']],
    ['2019-03-01', '2022-02-01', 320, ['2020', '2021', '2022']],
    ['1985-01-01', '2022-01-01', 320, ['1990', '2000', '2010', '2020']],
  ])('from %s to %s on %i px', (from, to, width, ticks) => {
    expect(findTicks(dayOf(from), dayOf(to), width / (dayOf(to) - dayOf(from)))).toEqual(ticks);
  });
});

describe('the picture', () => {
  const term = lane([fact('start', '2021-07'), ...days('2022-05-06', '2022-05-16'), fact('end', '2025-01-20')]);
  const open = lane([fact('start', '2023-03-11')], '2025-06');
  const cases: [string, Lane[]][] = [
    ['one single day', [lane(days('2022-05-06'))]],
    ['a term', [term]],
    ['an open term and one of which only the end is known', [open, lane([fact('end', '2024')])]],
    [
      'dozens of days',
      [lane(Array.from({ length: 28 }, (_, i) => days(`2022-0${1 + (i % 9)}-${(10 + i / 2) | 0}`)[0]!))],
    ],
    ['decades', [lane([fact('start', '1985'), fact('end', '2022')])]],
  ];

  it.each(cases.flatMap(([name, lanes]) => WIDTHS.map((width) => [name, width, lanes] as const)))(
    'of %s stands within %i px, and its labels apart',
    (_, width, lanes) => {
      const { lanes: placed, ticks, height, bottom } = layOut(lanes, width);
      const xs = placed.flatMap(({ bar, marks }) => [
        ...(bar ? [bar.appears, bar.full, bar.fades, bar.gone] : []),
        ...marks.map((m) => m.x),
      ]);
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(width);
      expect(ticks.length).toBeGreaterThan(0);
      for (const [i, { x, date }] of ticks.entries())
        if (i > 0) expect(x - ticks[i - 1]!.x).toBeGreaterThanOrEqual(roomOf(date) - 4);
      expect(height).toBeGreaterThan(bottom);
      expect(placed.every(({ middle }) => middle < bottom)).toBe(true);
    },
  );

  it('puts a single day in the middle', () => {
    expect(layOut([lane(days('2022-05-06'))], 400).lanes[0]!.marks[0]!.x).toBeCloseTo(200);
  });

  it('draws no bar for attested days alone: they are no term', () => {
    expect(layOut([lane(days('2022-05-06', '2022-05-16'))], 400).lanes[0]!.bar).toBeNull();
  });

  it('is full from the day from which a term is certain, and fades where a month is all that is known', () => {
    const { appears, full, fades, gone } = layOut([term], 804).lanes[0]!.bar!;
    expect(full).toBeGreaterThan(appears);
    expect(fades).toBe(gone);
  });

  it('fades after the month as of which an open term was looked at', () => {
    const { full, appears, fades, gone } = layOut([open], 804).lanes[0]!.bar!;
    expect(full).toBe(appears);
    expect(gone - fades).toBe(44);
  });

  it('holds a term that began and ended within one month', () => {
    const { full, fades } = layOut([lane([fact('start', '2021-07'), fact('end', '2021-07')])], 400).lanes[0]!.bar!;
    expect(full).toBe(fades);
  });

  it('opens marks close together as one, and every mark by one spot', () => {
    for (const [, lanes] of cases)
      for (const width of WIDTHS)
        for (const { spots, marks } of layOut(lanes, width).lanes) {
          expect(spots.flatMap((s) => s.facts)).toHaveLength(marks.length);
          for (const [i, { left }] of spots.entries())
            if (i > 0) expect(left).toBeGreaterThanOrEqual(spots[i - 1]!.left + spots[i - 1]!.width - 0.001);
        }
  });

  it('of one mark gives a spot as wide as a finger', () => {
    expect(layOut([lane(days('2022-05-06'))], 400).lanes[0]!.spots[0]!.width).toBe(24);
  });
});

describe('moving closer', () => {
  const week = days('2022-05-06', '2022-05-09', '2022-05-16');
  it('shows the days alone where years of terms crowd them', () => {
    const lanes = [lane([fact('start', '2021-07'), ...week, fact('end', '2025-01')]), lane([fact('end', '2021-07')])];
    expect(moveCloser(lanes)).toEqual([{ name: '市长', facts: week }]);
  });

  it.each([
    ['the days are all there is', [lane(week)]],
    ['there is one day', [lane([fact('start', '2001'), ...days('2022-05-06')])]],
    ['there is none', [lane([fact('start', '2001')], '2025')]],
  ])('does not where %s', (_, lanes) => expect(moveCloser(lanes)).toEqual([]));
});
