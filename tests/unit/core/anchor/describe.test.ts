/** What is saved of a passage. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { describe as describePassage } from '../../../../lib/core/anchor/anchor';
import {
  MAX_CONTEXT_LENGTH,
  TextPositionSelectorSchema,
  TextQuoteSelectorSchema,
} from '../../../../lib/core/model/highlight';
import { ARTICLE, PAGE, spanOf } from './page';

const describeQuote = (page: string, quote: string, nth = 0) => describePassage(page, spanOf(page, quote, nth));

describe('describing a passage', () => {
  it('takes the raw text, its offsets, and how often it stands there', () => {
    const target = describeQuote(PAGE, '均已妥善安置', 1);
    expect(target.quote.exact).toBe('均已妥善安置');
    expect(target.position).toEqual({ type: 'TextPositionSelector', ...spanOf(PAGE, '均已妥善安置', 1) });
    expect(target.occurrence).toEqual({ nth: 1, of: 3 });
  });
  it('counts what folds to the same: other script, quotation marks, white space', () => {
    expect(describeQuote('“動態清零”与动态 清零，动态\u200b清零', '动态 清零').occurrence).toEqual({ nth: 1, of: 3 });
  });
  it('takes at least 32 characters of surroundings', () => {
    const { prefix, suffix } = describeQuote(PAGE, '科学调度').quote;
    expect(PAGE).toContain(`${prefix}科学调度${suffix}`);
    expect(prefix.length).toBeGreaterThanOrEqual(32);
    expect(suffix.length).toBeGreaterThanOrEqual(32);
  });
  it('takes them past the sentence, since sentences are repeated as a whole', () => {
    const sentence = `${'甲乙丙丁戊己庚辛壬癸'.repeat(4)}核心${'子丑寅卯辰巳午未申酉'.repeat(4)}。`;
    const { prefix, suffix } = describeQuote(
      `前面还有一句不同的话在这里。${sentence}后面也还有一句别的话。`,
      '核心',
    ).quote;
    expect(prefix).toContain('不同的话在这里。甲');
    expect(suffix).toContain('酉。后面也还有');
  });
  it('takes more where a copy agrees, until it does not any more', () => {
    const shared = Array.from({ length: 10 }, (_, i) => `第${'一二三四五六七八九十'[i]}项工作已经完成，`).join('');
    const page = `甲县报告：${shared}数字真实。乙区通报：${shared}情况属实。`;
    const { suffix, prefix } = describeQuote(page, '第六项工作', 1).quote;
    expect(suffix.includes('情况属实') || prefix.includes('乙区通报')).toBe(true);
  });
  it('gives up at the longest where copies are true ones', () => {
    const page = ARTICLE[1]!.repeat(12);
    const { prefix, suffix } = describeQuote(page, '市长王凯', 6).quote;
    expect(prefix.length).toBeLessThanOrEqual(MAX_CONTEXT_LENGTH);
    expect(prefix).toHaveLength(256);
    expect(suffix).toHaveLength(256);
  });
  it('never takes half of a character', () => {
    const page = `${'𠮷'.repeat(300)}动态清零${'𠮷'.repeat(300)}`;
    const { quote } = describeQuote(page, '动态清零');
    expect(v.safeParse(TextQuoteSelectorSchema, quote).success).toBe(true);
    const within = describePassage(page, { start: 1, end: 3 });
    expect(within.quote.exact).toBe('𠮷𠮷');
  });
  it.each([
    ['empty', { start: 3, end: 3 }],
    ['turned round', { start: 5, end: 3 }],
    ['before the text', { start: -1, end: 3 }],
    ['past its end', { start: 0, end: PAGE.length + 1 }],
  ])('refuses a span that is %s', (_, span) => expect(() => describePassage(PAGE, span)).toThrow(RangeError));

  it('makes what the schema takes, of any text', () => {
    const page = fc.string({ unit: fc.constantFrom(...'市委书记12 \n\u3000“”𠮷a.。'), minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(page, fc.nat(), fc.nat(), (raw, a, b) => {
        const [start, end] = [a % raw.length, (b % raw.length) + 1];
        fc.pre(start < end);
        const { quote, position, occurrence } = describePassage(raw, { start, end });
        v.parse(TextQuoteSelectorSchema, quote);
        v.parse(TextPositionSelectorSchema, position);
        expect(raw.slice(position!.start, position!.end)).toBe(quote.exact);
        expect(raw.startsWith(quote.prefix + quote.exact + quote.suffix, position!.start - quote.prefix.length)).toBe(
          true,
        );
        expect(occurrence!.nth).toBeLessThan(occurrence!.of);
      }),
    );
  });
});
