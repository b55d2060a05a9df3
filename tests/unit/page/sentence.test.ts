import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSentence } from '../../../lib/page/sentence';

function sentenceAround(text: string, word: string): string {
  const start = text.indexOf(word);
  const { start: from, end } = findSentence(text, { start, end: start + word.length });
  return text.slice(from, end);
}

describe('the sentence around a word', () => {
  it.each([
    ['in the middle', '天晴了。史根治到灌区检查。水足。', '史根治', '史根治到灌区检查。'],
    ['the first', '史根治到灌区检查。水足。', '史根治', '史根治到灌区检查。'],
    ['the last, without an end', '天晴了。史根治到灌区', '史根治', '史根治到灌区'],
    ['with its closing marks', '他说：“史根治到了！”众人笑。', '史根治', '他说：“史根治到了！”'],
    ['not with those of the one before', '他说：“天晴了。”史根治到了。', '史根治', '史根治到了。'],
    ['without the indent', '\u3000\u3000史根治到了。', '史根治', '史根治到了。'],
    ['a line by itself', '标题\n史根治到了\n下一段', '史根治', '史根治到了'],
    ['a full stop in Latin does not end it', '增长3.5个点，史根治说。完。', '史根治', '增长3.5个点，史根治说。'],
    ['several ends', '真的？！史根治到了……又走了。', '史根治', '史根治到了…'],
    ['the word is all', '史根治', '史根治', '史根治'],
    ['a semicolon ends it', '一是修渠；二是史根治说的；三是电价。', '史根治', '二是史根治说的；'],
  ])('%s', (_, text, word, expected) => expect(sentenceAround(text, word)).toBe(expected));

  it('reaches no further than a sentence can', () => {
    const text = `${'水'.repeat(2000)}史根治${'水'.repeat(2000)}`;
    expect(sentenceAround(text, '史根治').length).toBeLessThan(820);
  });

  it('always holds the word, and stays in the text', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('水', '。', '”', ' ', '\n', '！', '…', 'a') }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
          const found = findSentence(text, { start, end });
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.start).toBeLessThanOrEqual(start);
          expect(found.end).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeLessThanOrEqual(text.length);
        },
      ),
    ));
});
