import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldForm, GAP_LINE, GAP_QUOTE, GAP_SPACE, toRawSpan } from '../../../lib/core/text/fold';

describe('folding', () => {
  it.each([
    ['white space inside words is dropped', '马 正 兰', '马正兰'],
    ['a line end inside a word is dropped', '副厅\n长', '副厅长'],
    ['the ideographic space is white space', '王\u3000凯', '王凯'],
    ['quotation marks are dropped', '15分钟核酸“采样圈”', '15分钟核酸采样圈'],
    ['full-width letters and digits become narrow, Latin small', '１５分钟ＡＰＰ', '15分钟app'],
    ['full-width marks become narrow', '（一）：，', '(一):,'],
    ['traditional becomes simplified', '衛健委閆紀建', '卫健委闫纪建'],
    ['variants of Taiwan and Hong Kong', '臺灣裡衞羣峯', '台湾里卫群峰'],
    ['several traditional characters for one simplified', '乾幹干鐘鍾', '干干干钟钟'],
    ['soft hyphens and zero-width characters are dropped', '动\u00ad态\u200b清\ufeff零', '动态清零'],
    ['compatibility ideographs', '\uf9e1', '李'],
  ])('%s', (_, raw, folded) => expect(foldForm(raw)).toBe(folded));

  it('says what was dropped before each unit', () => {
    const { gap } = fold('甲 乙\n丙“丁');
    expect([...gap].slice(0, 4)).toEqual([0, GAP_SPACE, GAP_LINE, GAP_QUOTE]);
  });

  it.each([
    ['of letter-spaced text part no words', '坚 决 打 赢 疫 情', [0, 0, 0, 0, 0, 0, 0]],
    ['of fewer characters do', '马 正 兰 市长', [0, GAP_SPACE, GAP_SPACE, GAP_SPACE, 0, 0]],
    ['around letter-spaced text do', '会议 坚 决 打 赢 疫 情 会议', [0, 0, GAP_SPACE, 0, 0, 0, 0, 0, GAP_SPACE, 0, 0]],
  ])('spaces %s', (_, raw, expected) => expect([...fold(raw).gap]).toEqual(expected));

  it('leads back to the raw text: any folded span covers exactly the raw units it stands for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (raw, a, b) => {
        const folded = fold(raw);
        const [start, end] = [a % (folded.text.length + 1), b % (folded.text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const span = toRawSpan(folded, start, end);
        expect(foldForm(raw.slice(span.start, span.end))).toBe(folded.text.slice(start, end));
      }),
    );
  });

  it('is the same when done twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)) }),
        (raw) => {
          expect(foldForm(foldForm(raw))).toBe(foldForm(raw));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
