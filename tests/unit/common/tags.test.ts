import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseTags } from '../../../components/common/tags';
import { TagListSchema } from '../../../lib/core/model/highlight';

const typed = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('水', '𠮷', 'a', ' ', ',', '#', '、', '\u3000', '\0'), minLength, maxLength });

describe('tags as typed', () => {
  it.each([
    ['', []],
    [' , ，、;；\n', []],
    ['水利', ['水利']],
    ['水利,农谚，电价、水位；旱;涝\n渠', ['水利', '农谚', '电价', '水位', '旱', '涝', '渠']],
    ['  zero covid , 水利 ', ['zero covid', '水利']],
    ['水利, 水利,水利 ', ['水利']],
    ['#水利, # 农谚', ['水利', '农谚']],
    ['C#', ['C#']],
    ['##水利, # #旱', ['水利', '旱']],
    ['<b>x</b>', ['<b>x</b>']],
    ['水'.repeat(200), ['水'.repeat(100)]],
    // Cut within 𠮷, whose halves are nothing.
    [`a${'𠮷'.repeat(60)}`, [`a${'𠮷'.repeat(49)}`]],
    [`${'a'.repeat(99)} ${'b'.repeat(9)}`, ['a'.repeat(99)]],
  ])('%j', (text, expected) => expect(parseTags(text)).toEqual(expected));

  it('are no more than a highlight takes', () =>
    expect(parseTags(Array.from({ length: 300 }, (_, i) => `t${i}`).join()).length).toBe(100));

  it('are what the background takes, whatever is typed', () =>
    fc.assert(
      fc.property(typed(90, 250), (text) => {
        const tags = parseTags(text);
        expect(v.safeParse(TagListSchema, tags).success).toBe(true);
      }),
    ));
});
