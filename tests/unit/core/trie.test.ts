import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTrie, findAt } from '../../../lib/core/match/trie';
import { BufferReader, packBuffer, unitsToString } from '../../../lib/core/match/buffer';

describe('the trie', () => {
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
