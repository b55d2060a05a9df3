import { describe, expect, it } from 'vitest';
import type { MatchedBlock } from '../../../lib/core/match/mentions';
import { packMatches, unpackMatches } from '../../../lib/messaging/packed-matches';

const empty: MatchedBlock = {
  length: 9,
  dateline: 0,
  sentence: true,
  places: [],
  bodies: [],
  names: [],
  slogans: [],
  titles: [],
  stops: [],
};
const place = { start: 0, end: 2, codes: ['cn-411000'], short: true };
const name = { start: 0, end: 3, surface: '史根治', ids: [], gain: 0, list: 0, openLeft: true, openRight: true };
const body = { start: 0, end: 2, surface: '市委', ids: [], relative: true };
const slogan = { start: 0, end: 2, surface: '四早', ids: [], length: 2, quoted: false, gain: 0, register: 0 };
const times = <T>(item: T, n: number): T[] => Array.from({ length: n }, () => item);

describe('limits of packed matches', () => {
  it.each([
    ['a place without a code', { ...empty, places: [{ ...place, codes: [] }] }],
    ['2,001 names', { ...empty, names: times(name, 2001) }],
    ['2,001 bodies', { ...empty, bodies: times(body, 2001) }],
    ['5,001 slogans', { ...empty, slogans: times(slogan, 5001) }],
    ['5,001 places', { ...empty, places: times(place, 5001) }],
  ])('refuse %s', (_, input) => expect(() => unpackMatches(JSON.stringify(input))).toThrow());

  it('are kept by what is packed, so that no page is refused its own matches', () => {
    const full = { ...empty, names: times(name, 3000), bodies: times(body, 3000), slogans: times(slogan, 6000) };
    const back = unpackMatches(packMatches(full));
    expect([back.names.length, back.bodies.length, back.slogans.length]).toEqual([2000, 2000, 5000]);
  });
});
