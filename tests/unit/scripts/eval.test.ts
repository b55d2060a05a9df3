import { describe, expect, it } from 'vitest';
import { sample, shorten } from '../../eval/report';
import { countBands, countTexts, isRight, measure, scoreSide, toFault, type Found } from '../../eval/score';
import { parseSet, type Side } from '../../eval/sets';

const found = (surface: string, id: string, more: Partial<Found> = {}): Found => ({
  ...{ surface, id, name: surface, type: id.split(':')[0] as Found['type'], status: 'linked', confidence: 0.9 },
  ...more,
});
const li = { surface: '李刚', entity: 'official:li-gang' };
const side = (more: Partial<Side>): Side => ({ text: '市长李刚', expect: [], ...more });
const verdicts = (s: Side, ...annotations: Found[]) => scoreSide(s, annotations).links.map((l) => l.verdict);

describe('a text is scored', () => {
  it('by surface and entity, without white space and quotes', () => {
    expect(verdicts(side({ expect: [li] }), found('李　刚', 'official:li-gang'))).toEqual(['right']);
    expect(verdicts(side({ expect: [li] }), found('市长李刚', 'official:li-gang'))).toEqual(['missed']);
  });

  it('by name where there is no id', () => {
    const expected = { surface: '市委', name: '安阳市委' };
    expect(verdicts(side({ expect: [expected] }), found('市委', 'body:x', { name: '安阳市委' }))).toEqual(['right']);
  });

  it('with a missed and a wrong link where the entity is another', () => {
    expect(verdicts(side({ expect: [li] }), found('李刚', 'official:li-gang-2'))).toEqual(['missed', 'wrong']);
  });

  it('once for each entity on a surface', () => {
    const annotations = [found('李刚', 'official:li-gang'), found('李 刚', 'official:li-gang', { confidence: 0.7 })];
    expect(verdicts(side({ never: ['李刚'] }), ...annotations)).toEqual(['wrong']);
    expect(scoreSide(side({}), annotations)).toMatchObject({ links: [], others: [{ confidence: 0.9 }] });
    expect(scoreSide(side({ expect: [li] }), annotations.reverse()).links).toMatchObject([{ confidence: 0.9 }]);
  });

  it('with namesakes on one surface', () => {
    const both = side({ expect: [li, { ...li, entity: 'official:li-gang-2' }] });
    const annotations = [found('李刚', 'official:li-gang'), found('李刚', 'official:li-gang-2')];
    expect(verdicts(both, ...annotations)).toEqual(['right', 'right']);
  });

  it('with what must not be linked, and without what the item leaves open', () => {
    const forbidding = side({ neverEntity: ['official:li-gang'] });
    const score = scoreSide(forbidding, [found('刚', 'official:li-gang'), found('市长', 'body:x')]);
    expect(score.links.map(toFault)).toEqual(['linked official:li-gang']);
    expect(score.others.map((a) => a.id)).toEqual(['body:x']);
  });

  it('with doubtful mentions apart', () => {
    const doubt = { status: 'possible' } as const;
    const score = scoreSide(side({ expect: [li], never: ['市长'] }), [
      found('李刚', 'official:li-gang', doubt),
      found('市长', 'body:x', doubt),
      found('长', 'body:x', doubt),
    ]);
    expect(score).toMatchObject({ links: [{ verdict: 'missed' }], possible: { right: 1, wrong: 1, other: 1 } });
  });

  it('with a wrong office on a right link', () => {
    const office = { title: '副市长', body: 'body:x', basis: 'attested' } as const;
    const s = side({ expect: [{ ...li, office: { title: '市长' } }] });
    const score = scoreSide(s, [found('李刚', 'official:li-gang', { office })]);
    expect(score.links.map(toFault)).toEqual(['as 副市长, not 市长']);
    expect(isRight(score)).toBe(false);
    expect(measure(score.links)).toMatchObject({ right: 1, wrong: 0, missed: 0, office: { right: 0, of: 1 } });
  });

  it('by the type that an expectation is about', () => {
    const type = (expected: Side['expect'][number], ...annotations: Found[]) =>
      scoreSide(side({ expect: [expected] }), annotations).links[0]?.type;
    expect(type(li)).toBe('official');
    expect(type({ surface: '市委', name: '安阳市委' })).toBe('body');
    expect(type({ surface: '五个必须', name: 'X个必须' })).toBe('slogan');
    expect(type({ surface: '四早', name: '四早' }, found('“四早”', 'slogan:si-zao', { name: '四早' }))).toBe('slogan');
  });
});

describe('figures', () => {
  const right = scoreSide(side({ expect: [li] }), [found('李刚', 'official:li-gang', { confidence: 0.75 })]);
  const wrong = scoreSide(side({ never: ['李刚'] }), [found('李刚', 'official:li-gang', { confidence: 0.74 })]);
  const missed = scoreSide(side({ expect: [li] }), []);

  it('are precision, recall and F1', () => {
    const { precision, recall, f1 } = measure([right, right, right, wrong, missed, missed].flatMap((s) => s.links));
    expect([precision, recall, f1]).toEqual([0.75, 0.6, 6 / 9]);
    expect(measure([]).precision).toBeNaN();
  });

  it('count texts and pairs', () => {
    const pairs = [
      { kind: 'a', trap: right, twin: missed },
      { kind: 'a', trap: right, twin: null },
      { kind: 'a', trap: wrong, twin: right },
    ];
    expect(countTexts(pairs)).toEqual({
      trap: { right: 2, of: 3 },
      twin: { right: 1, of: 2 },
      both: { right: 1, of: 3 },
    });
  });

  it('fall into bands by confidence', () => {
    const shares = countBands([right, wrong, missed].flatMap((s) => s.links)).map((b) => b.share);
    expect(shares).toEqual([
      { right: 0, of: 0 },
      { right: 1, of: 1 },
      { right: 0, of: 1 },
    ]);
  });
});

describe('a line of the report', () => {
  it('has the text around the words', () => {
    expect(shorten('一二三四五六七八九十 甲乙丙丁\n李 刚，完', '李刚')).toBe('…五六七八九十甲乙丙丁李刚，完');
  });

  it('may be one of an even sample', () => {
    expect(sample([1, 2, 3, 4, 5, 6], 3)).toHaveLength(3);
    expect(sample([1, 2], 3)).toEqual([1, 2]);
    expect(sample([], 3)).toEqual([]);
  });
});

describe('a malformed set is named with its item', () => {
  const item = { kind: 'a', text: '市长李刚', expect: [li] };
  const parse = (more: object) => () => parseSet('a.json', JSON.stringify([item, { ...item, ...more }]));
  it.each([
    [{ text: '' }, 'a.json[1].text: is empty'],
    [{ expect: [{ surface: '李刚' }] }, 'a.json[1].expect[0]: needs either "entity" or "name"'],
    [{ nevr: ['李刚'] }, 'a.json[1].nevr: '],
    [{ never: ['李 刚'] }, 'a.json[1].expect[0].surface is in "never" too'],
    [{ twin: { text: '市长', expect: [li] } }, 'a.json[1].twin.expect[0].surface does not stand in the text'],
  ])('%j', (more, message) => expect(parse(more)).toThrow(message));

  it('without words of a text that is not JSON', () => {
    expect(() => parseSet('a.json', '[{"text": 市长}]')).toThrow(/^a\.json: not JSON[\w ()]*$/);
  });
});
