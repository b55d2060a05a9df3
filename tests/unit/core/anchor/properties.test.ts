/** What holds for any text and any passage. */
import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { anchorAll, describe as describePassage } from '../../../../lib/core/anchor/anchor';
import { findDifferences } from '../../../../lib/core/anchor/meaning';
import type { Span } from '../../../../lib/core/model/annotation';
import { foldForm } from '../../../../lib/core/text/fold';
import { ARTICLE, text } from './page';

const block = fc.oneof(
  fc.constantFrom(...ARTICLE),
  fc.constantFrom('The council met on Tuesday. The vote was close.', '点击查看更多', '“”', '𠮷野家的𠮷字'),
  fc.string({ unit: fc.constantFrom(...'市委书记新增12例，。 “”\u3000'), minLength: 1, maxLength: 40 }),
);
/** A page and a span of it, not within a character. */
const passage = fc
  .record({
    blocks: fc.array(block, { minLength: 1, maxLength: 10 }),
    from: fc.nat(),
    length: fc.integer({ min: 1, max: 120 }),
  })
  .map(({ blocks, from, length }) => {
    const page = text(blocks);
    const start = from % page.length;
    return { page, blocks, span: { start, end: Math.min(page.length, start + length) } };
  })
  .filter(({ page, span }) => [span.start, span.end].every((at) => !/^[\udc00-\udfff]/.test(page.slice(at))));

const anchor = (changed: string, page: string, span: Span) => anchorAll(changed, [describePassage(page, span)])[0]!;

describe('for any passage of any page', () => {
  it('the same text gives the same span', () => {
    fc.assert(
      fc.property(passage, ({ page, span }) => {
        expect(anchor(page, page, span)).toEqual({ state: 'found', ...span });
      }),
      { numRuns: 300 },
    );
  });
  it('letter-spaced text gives the same characters', () => {
    fc.assert(
      fc.property(passage, ({ page, span }) => {
        const starts: number[] = [];
        let spaced = '';
        for (let i = 0; i < page.length; i++) {
          if (i > 0 && !/[\udc00-\udfff]/.test(page[i]!)) spaced += ' ';
          starts.push(spaced.length);
          spaced += page[i]!;
        }
        const found = anchor(spaced, page, span);
        if (foldForm(page.slice(span.start, span.end)) === '') return;
        expect(found.state).toBe('found');
        if (found.state === 'orphan') return;
        // what folding drops at the edges may lie on either side
        const first =
          [...page].length && starts.findIndex((at, i) => i >= span.start && foldForm(page[i]!) !== '' && at >= 0);
        expect(found.start).toBeLessThanOrEqual(starts[first]!);
        expect(foldForm(spaced.slice(found.start, found.end))).toBe(foldForm(page.slice(span.start, span.end)));
        expect(foldForm(spaced.slice(0, found.start))).toBe(foldForm(page.slice(0, span.start)));
      }),
      { numRuns: 300 },
    );
  });
  it('the other script gives the same place', () => {
    const convert = Converter({ from: 'cn', to: 'tw' });
    const known = new Map<string, string>();
    const toTaiwan = (c: string): string => {
      const other = known.get(c) ?? convert(c);
      known.set(c, other);
      return other.length === c.length ? other : c;
    };
    fc.assert(
      fc.property(passage, ({ page, span }) => {
        const converted = Array.from(page, toTaiwan).join('');
        fc.pre(foldForm(converted) === foldForm(page) && foldForm(page.slice(span.start, span.end)) !== '');
        const found = anchor(`导航\n${converted}`, `导航\n${page}`, { start: span.start + 3, end: span.end + 3 });
        expect(found).toEqual({ state: 'found', start: span.start + 3, end: span.end + 3 });
      }),
      { numRuns: 300 },
    );
  });
  it('nothing is found on a page that has nothing of it', () => {
    fc.assert(
      fc.property(passage, ({ page, span }) => {
        expect(anchor('白日依山尽黄河入海流欲穷千里目更上层楼'.repeat(20), page, span).state).toBe('orphan');
      }),
    );
  });
  it('it is an orphan once its paragraph is gone, if that paragraph was the only one like it', () => {
    const paragraphs = fc.shuffledSubarray(ARTICLE, { minLength: 3 });
    fc.assert(
      fc.property(paragraphs, fc.nat(), fc.nat(), fc.nat(), (blocks, which, a, b) => {
        const index = which % blocks.length;
        const own = blocks[index]!;
        const [from, to] = [a % own.length, (b % own.length) + 1];
        fc.pre(from < to);
        const before = text(blocks.slice(0, index)).length + (index > 0 ? 1 : 0);
        const found = anchor(text(blocks.filter((_, i) => i !== index)), text(blocks), {
          start: before + from,
          end: before + to,
        });
        expect(found.state).toBe('orphan');
      }),
      { numRuns: 500 },
    );
  });
  it('what is found has nothing of another meaning, and what is changed is given with its wording', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.integer({ min: 0, max: 3 }),
      add: fc.constantFrom('', '新', '23', '不', '李四'),
    });
    fc.assert(
      fc.property(passage, fc.array(edit, { maxLength: 6 }), ({ page, span }, edits) => {
        let changed = page;
        for (const { at, remove, add } of edits) {
          const i = at % (changed.length + 1);
          changed = changed.slice(0, i) + add + changed.slice(i + remove);
        }
        const found = anchor(changed, page, span);
        if (found.state === 'orphan') return;
        expect(found.start).toBeLessThan(found.end);
        expect(found.end).toBeLessThanOrEqual(changed.length);
        const now = changed.slice(found.start, found.end);
        if (found.state === 'changed') expect(found.wording).toBe(now);
        else {
          const [before, after] = [foldForm(page.slice(span.start, span.end)), foldForm(now)];
          expect(findDifferences(before, after)).toEqual([]);
          for (const count of [/\d/g, /[一二三四九十]/g, /[不未没无]/g])
            expect(after.match(count)?.length).toBe(before.match(count)?.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('cost', () => {
  it('grows with the page: 100 passages on 400,000 characters in well under a second', () => {
    const paragraphs = Array.from(
      { length: 12_000 },
      (_, i) => `第${i}段：${ARTICLE[i % ARTICLE.length]!.slice(i % 7)}`,
    );
    const page = text(paragraphs).slice(0, 400_000);
    const targets = Array.from({ length: 100 }, (_, i) =>
      describePassage(page, { start: i * 3900, end: i * 3900 + 2 + i }),
    );
    const moved = `新的一段\n${page}`;
    // time of this process alone: what else runs on the machine does not count
    const before = process.cpuUsage();
    const found = anchorAll(moved, targets);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1500);
    expect(found.filter(({ state }) => state === 'found').length).toBeGreaterThan(90);
  });
});
