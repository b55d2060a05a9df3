import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../../lib/core/annotate';
import { MatchedBlockSchema } from '../../../lib/messaging/matched-schema';
import { loadRecognizer } from '../../../scripts/recognizer';

describe('the schema of matches that a page sends back', () => {
  const text =
    '本报讯（记者 高伟山）许昌市委书记史根治、许昌学院党委书记闫纪建、院长岳修峰强调，要“动态清零”。东京市政府通过《决定》，演员刘涛到场。';
  const { matched } = annotate([{ text }], {}, loadRecognizer()).blocks[0]!;
  it('takes what matching gives, through JSON', () => {
    expect(v.parse(MatchedBlockSchema, JSON.parse(JSON.stringify(matched)))).toEqual(matched);
  });
  it.each([
    ['no object', 'x'],
    ['a span that is no number', { ...matched, names: [{ ...matched.names[0], start: '0' }] }],
    ['a field too many', { ...matched, evil: 1 }],
    ['a field too few', { ...matched, slogans: undefined }],
  ])('refuses %s', (_, input) => expect(v.safeParse(MatchedBlockSchema, input).success).toBe(false));
});
