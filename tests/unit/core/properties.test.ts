/** What holds for any text: properties of folding, matching and the whole way to annotations. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { Converter } from 'opencc-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { annotate, type Recognizer } from '../../../lib/core/annotate';
import { compileGazetteer, loadGazetteer, type Gazetteer, type LinkRow } from '../../../lib/core/match/gazetteer';
import { findHits } from '../../../lib/core/match/hits';
import type { Annotation } from '../../../lib/core/model/annotation';
import { fold, foldForm, toRawSpan } from '../../../lib/core/text/fold';
import { readPageText } from '../../../lib/page/page-text';
import { loadRecognizer } from '../../../scripts/recognizer';

let recognizer: Recognizer;
beforeAll(() => {
  recognizer = loadRecognizer();
});
const run = (text: string, using = recognizer): Annotation[] => annotate([{ text }], {}, using).blocks[0]!.annotations;

/** Sentences with and without officials, bodies and slogans, with names that are others' and words that only look like names. */
const SENTENCES = [
  '许昌市委书记史根治出席会议并讲话',
  '市长刘涛要求，要加快核酸检测速度',
  '市领导马正兰、方婷、李海峰参加调研',
  '河南省委书记楼阳生强调，要坚持动态清零',
  '省卫健委负责人介绍了情况',
  '要做到应隔尽隔、应隔快隔，尽快实现社会面清零',
  '市委、市政府印发通知',
  '演员刘涛将出席发布会',
  '进一步提高义务教育水平',
  '多个城市委托第三方完成评估',
  '坚持外防输入、内防反弹',
  '建设15分钟核酸“采样圈”',
  '雨停了以后，街上的人渐渐多起来',
  '许昌学院党委书记闫纪建、院长岳修峰陪同',
];
const paragraph = fc
  .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 5 })
  .map((sentences) => `${sentences.join('。')}。`);

describe('folding', () => {
  const raw = fc.string({
    unit: fc.constantFrom(...'市委衛隷薴Ａａ１ \u3000\n\t\u200b\u00ad“」·‧\ud842\udfb7'),
    maxLength: 30,
  });

  it('leads from each span back to raw text that folds to it', () => {
    fc.assert(
      fc.property(raw, (text) => {
        const folded = fold(text);
        for (let start = 0; start <= folded.text.length; start++)
          for (let end = start; end <= folded.text.length; end++) {
            const span = toRawSpan(folded, start, end);
            expect(foldForm(text.slice(span.start, span.end))).toBe(folded.text.slice(start, end));
          }
      }),
    );
  });
  it('keeps the order, and changes nothing when done twice', () => {
    fc.assert(
      fc.property(raw, (text) => {
        const { at, units, text: folded } = fold(text);
        expect(at).toHaveLength(units.length + 1);
        expect(at.every((offset, i) => i === 0 || offset > at[i - 1]!)).toBe(true);
        expect(foldForm(folded)).toBe(folded);
      }),
    );
  });
});

describe('annotations do not depend on how a text is written', () => {
  /** What an annotation says, with its span led through `toOffset`. */
  const tell = (annotations: readonly Annotation[], toOffset: (offset: number) => number = (o) => o) =>
    annotations.map((a) => ({ start: toOffset(a.start), end: toOffset(a.end - 1) + 1, id: a.id, status: a.status }));
  /** The text with something before characters, and the way from offsets there back to offsets in the text. */
  function space(text: string, before: (i: number) => string) {
    let spaced = '';
    const from: number[] = [];
    for (let i = 0; i < text.length; i++) {
      spaced += before(i);
      from[spaced.length] = i;
      spaced += text[i]!;
    }
    return { spaced, toOffset: (offset: number) => from[offset]! };
  }

  it('in traditional script', () => {
    const convert = Converter({ from: 'cn', to: 't' });
    fc.assert(
      fc.property(paragraph, (text) => {
        const traditional = Array.from(text, (c) => convert(c)).join('');
        expect(traditional).toHaveLength(text.length);
        expect(tell(run(traditional))).toEqual(tell(run(text)));
      }),
    );
  });
  it.each([
    ['spaces', ' '],
    ['ideographic spaces', '\u3000'],
  ])('with %s between all characters', (_, mark) => {
    fc.assert(
      fc.property(paragraph, (text) => {
        const { spaced, toOffset } = space(text, (i) => (i === 0 ? '' : mark));
        expect(tell(run(spaced), toOffset)).toEqual(tell(run(text)));
      }),
    );
  });
  it('with invisible characters anywhere', () => {
    const invisible = fc.array(fc.constantFrom('', '', '\u200b', '\u00ad', '\ufeff'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(paragraph, invisible, (text, marks) => {
        const { spaced, toOffset } = space(text, (i) => marks[i % marks.length]!);
        expect(tell(run(spaced), toOffset)).toEqual(tell(run(text)));
      }),
    );
  });
  it('in one text node or in twenty', () => {
    const piece = fc.record({
      length: fc.integer({ min: 1, max: 8 }),
      tag: fc.constantFrom('', 'b', 'a', 'span', 'em'),
    });
    fc.assert(
      fc.property(paragraph, fc.array(piece, { minLength: 1, maxLength: 20 }), (text, pieces) => {
        const { document } = parseHTML('<html><body><p></p></body></html>');
        const element = document.querySelector('p') as unknown as HTMLElement;
        let at = 0;
        for (const { length, tag } of [...pieces, { length: text.length, tag: '' }]) {
          const node = document.createTextNode(text.slice(at, (at += length)));
          const holder = tag ? element.appendChild(document.createElement(tag)) : element;
          holder.appendChild(node);
        }
        const { blocks } = readPageText(document);
        expect(blocks.map((block) => block.text)).toEqual([text]);
        expect(run(blocks[0]!.text)).toEqual(run(text));
      }),
    );
  });
});

/** A pack of slogans, officials and bodies, one for each form. */
function toGazetteer(forms: readonly string[], pack: string): Gazetteer {
  const rows = forms.map((name, i): LinkRow => {
    const id = `${pack}-${i}`;
    if (i % 3 === 1) return { type: 'official', id, name, place: 'cn-411000', ambiguity: 'low', offices: [] };
    return i % 3 === 2 ? { type: 'body', id, name, place: 'cn-411000' } : { type: 'slogan', id, name };
  });
  const keys = Object.fromEntries(forms.map((_, i) => [`${pack}-${i}`, i]));
  return loadGazetteer(
    compileGazetteer(
      rows,
      forms.map((form, row) => ({ form, row })),
      keys,
    ),
  );
}

describe('packs', () => {
  it('whose forms a text does not have change nothing in it', () => {
    const form = fc.string({ unit: fc.constantFrom(...'市委书记史根治刘涛清零圈王'), minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(paragraph, fc.array(form, { minLength: 1, maxLength: 20 }), fc.boolean(), (text, forms, first) => {
        const absent = forms.filter((f) => !foldForm(text).includes(f));
        const extra = toGazetteer(absent, 'extra');
        const gazetteers = first ? [extra, ...recognizer.gazetteers] : [...recognizer.gazetteers, extra];
        expect(run(text, { ...recognizer, gazetteers })).toEqual(run(text));
      }),
    );
  });

  it('together give exactly the hits that a plain search gives', () => {
    const form = fc.string({ unit: fc.constantFrom(...'市委员会书a'), minLength: 1, maxLength: 4 });
    const pack = fc.uniqueArray(form, { maxLength: 20 });
    const text = fc.string({ unit: fc.constantFrom(...'市委员会书a记'), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(pack, { minLength: 1, maxLength: 3 }), text, (packs, text) => {
        const expected = new Map<string, string[]>();
        packs.forEach((forms, p) =>
          forms.forEach((form, i) => {
            for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
              const span = `${at}-${at + form.length}`;
              expected.set(span, [...(expected.get(span) ?? []), `${p}-${i}`]);
            }
          }),
        );
        const hits = findHits(
          fold(text),
          packs.map((forms, p) => toGazetteer(forms, String(p))),
        );
        const found = hits.map(({ start, end, senses: s }) => {
          const ids = [...s.slogans, ...s.officials, ...s.bodies.map((b) => b.row)].map((row) => row.id);
          return [`${start}-${end}`, ids.sort()] as const;
        });
        expect(found).toHaveLength(expected.size);
        expect(new Map(found)).toEqual(expected);
      }),
    );
  });
});
