import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTrie, findAll, findAt, valueOf } from '../../../lib/core/match/trie';
import { BufferReader, packBuffer } from '../../../lib/core/match/buffer';
import { unitsToString } from '../../../lib/core/text/fold';

const toUnits = (text: string) => Uint16Array.from(text, (c) => c.charCodeAt(0));

describe('the trie', () => {
  it.each([0, 1, 4095, 4096, 4097, 8192, 9000])(
    'finds in one pass over %i units what it finds at each place',
    (size) => {
      const trie = buildTrie(['市', '市委', '市委员会书记', '记市', '委书'].map((w, i) => [w, i] as const));
      const text = '市委员会书记x市委书'.repeat(1000).slice(0, size);
      const expected: number[] = [];
      for (let at = 0; at < size; at++)
        findAt(trie, text, at, (length, value) => expected.push(at, at + length, value));
      expect([...findAll(trie, toUnits(text))]).toEqual(expected);
    },
  );
  it('finds nothing when it is empty', () => {
    expect([...findAll(buildTrie([]), toUnits('市委'))]).toEqual([]);
  });
  it('knows the value of a whole string only', () => {
    const trie = buildTrie([
      ['body:a', 0],
      ['body:ab', 7],
    ]);
    expect(['body:a', 'body:ab', 'body:', 'body:abc', '', '市'].map((s) => valueOf(trie, s))).toEqual([
      0, 7, -1, -1, -1, -1,
    ]);
  });
  it('finds at each place of a text exactly the strings that start there', () => {
    const word = fc.string({ unit: fc.constantFrom(...'市委员会书记a'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 40 }),
        fc.string({ unit: fc.constantFrom(...'市委员会书记a'), maxLength: 30 }),
        (words, text) => {
          const trie = buildTrie(words.map((w, i) => [w, i] as const));
          for (let at = 0; at < text.length; at++) {
            const found: string[] = [];
            findAt(trie, text, at, (length, value) => {
              expect(text.slice(at, at + length)).toBe(words[value]);
              found.push(words[value]!);
            });
            expect(found.sort()).toEqual(words.filter((w) => text.startsWith(w, at)).sort());
          }
        },
      ),
    );
  });
});

describe('the buffer', () => {
  it('gives back what was packed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
        fc.string({ unit: 'binary' }),
        (ints, text) => {
          const reader = new BufferReader(packBuffer([Int32Array.from(ints), text]));
          expect([...reader.ints()]).toEqual(ints);
          expect(unitsToString(reader.units())).toBe(text);
        },
      ),
    );
  });
  it.each([new ArrayBuffer(0), new ArrayBuffer(7), new ArrayBuffer(64)])('refuses what is none of ours', (buffer) => {
    expect(() => new BufferReader(buffer)).toThrow('not a compiled gazetteer');
  });
});
