import { describe, expect, it } from 'vitest';
import { annotate } from '../../../lib/core/annotate';
import { packMatches, unpackMatches } from '../../../lib/messaging/packed-matches';
import { loadRecognizer } from '../../../scripts/recognizer';

describe('matches that go to the page and come back', () => {
  const text =
    '本报讯（记者 高伟山）许昌市委书记史根治、许昌学院党委书记闫纪建、院长岳修峰强调，要“动态清零”。东京市政府通过《决定》，演员刘涛到场。';
  const { matched } = annotate([{ text }], {}, loadRecognizer()).blocks[0]!;
  it('are what they were', () => {
    expect(unpackMatches(packMatches(matched))).toEqual(matched);
  });
  it.each([
    ['no object', 'x'],
    ['nothing', null],
    ['a span that is no number', { ...matched, names: [{ ...matched.names[0], start: '0' }] }],
    ['a field too many', { ...matched, evil: 1 }],
    ['a field too few', { ...matched, slogans: undefined }],
  ])('are refused as %s', (_, input) => expect(() => unpackMatches(JSON.stringify(input))).toThrow());
  it('are refused as no JSON', () => expect(() => unpackMatches('{')).toThrow());
});
