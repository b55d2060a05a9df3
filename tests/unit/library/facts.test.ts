import { describe, expect, it } from 'vitest';
import { dropRepeated, findCiting, toOfficeFacts } from '../../../components/library/cite/facts';

const citations = [
  { source: 'a', quote: '坚持早发现、早报告、早隔离、早救治' },
  { source: 'b', quote: '做到早发现、早报告' },
];

describe('what is cited for a statement', () => {
  it.each([
    ['the words that say it', ['早隔离'], ['a']],
    ['all that say it', ['早发现'], ['a', 'b']],
    ['the whole entry, where none says it in these words', ['早治疗'], ['a', 'b']],
  ])('is %s', (_, words, sources) => {
    expect(findCiting(citations, words).map((c) => c.source)).toEqual(sources);
  });

  it('of an office is its start, its days by date, its end', () => {
    const facts = toOfficeFacts({
      title: '市长',
      name: { en: 'Mayor', zh: '市长' },
      body: 'body:city',
      start: { date: '2021-07', source: 'wiki' },
      attested: [
        { date: '2022-05-16', source: 'b', quote: '市长' },
        { date: '2022-05-06', source: 'a', quote: '市长' },
      ],
      end: { date: '2024', source: 'wiki' },
    });
    expect(facts.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
      'start 2021-07',
      'attested 2022-05-06',
      'attested 2022-05-16',
      'end 2024',
    ]);
  });

  it('is said once', () => {
    expect(dropRepeated([...citations, { source: 'a' }, ...citations])).toEqual([...citations, { source: 'a' }]);
  });
});
