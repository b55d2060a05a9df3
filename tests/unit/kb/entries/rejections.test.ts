import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../../lib/core/model/entry';
import type { MatchedBlock, NameMention } from '../../../../lib/core/match/mentions';
import type { PackRow } from '../../../../lib/kb/database';
import { findRejections, rejectMatches } from '../../../../lib/kb/entries/rejections';
import { rejectOnPage } from '../../../../lib/kb/entries/page-rejections';

const PAGE = 'https://www.xcrb.example/a.html';
const choice = (changes: Partial<Choice>): Choice => ({
  id: crypto.randomUUID(),
  entity: 'official:a',
  name: '王伟',
  scope: 'page',
  site: 'www.xcrb.example',
  address: PAGE,
  created: '2026-11-25T00:00:00.000Z',
  modified: '2026-11-25T00:00:00.000Z',
  revision: 1,
  ...changes,
});
const own = (row: Partial<PackRow>): PackRow => ({ id: 'own', version: '1', name: { en: '', zh: '' }, licence: '', sources: [], places: {}, seededAt: 0, count: 0, origin: 'own', ...row }); // prettier-ignore
const text = '市长王伟说，王伟来了。';
const name = (start: number, ids: string[]): NameMention => ({ start, end: start + 2, surface: '王伟', ids, gain: 0, list: 0, openLeft: true, openRight: true }); // prettier-ignore
const block = (...names: NameMention[]): MatchedBlock => ({ length: text.length, dateline: 0, sentence: true, stops: [], places: [], bodies: [], names, slogans: [], titles: [] }); // prettier-ignore
const idsOf = (matched: MatchedBlock) => matched.names.map(({ start, ids }) => [start, ...ids]);

describe('rejections', () => {
  it('hold on their page, or on their site', () => {
    const row = own({ choices: [choice({})], hidden: ['official:h'], overrides: ['official:h'] });
    expect([...findRejections(row, [PAGE]).ids]).toEqual(['official:h', 'official:a']);
    expect([...findRejections(row, ['https://www.xcrb.example/b.html']).ids]).toEqual(['official:h']);
    const { address: _, ...site } = choice({ scope: 'site' });
    expect([...findRejections(own({ choices: [site] }), ['https://www.xcrb.example/b.html']).ids]).toEqual([
      'official:a',
    ]);
    expect([...findRejections(own({ choices: [site] }), ['https://news.example/'])['ids']]).toEqual([]);
  });

  it('of one mention leave the others', () => {
    const quote = { type: 'TextQuoteSelector' as const, exact: '王偉', prefix: ' 說， ', suffix: '來了。' };
    const row = own({ choices: [choice({ scope: 'mention', quote })] });
    const rejections = findRejections(row, [PAGE]);
    const matched = block(name(2, ['official:a']), name(6, ['official:a']));
    expect(idsOf(rejectMatches(matched, text, rejections))).toEqual([[2, 'official:a']]);
  });

  it('leave nobody else of the name, but one of the reader’s own', () => {
    const rejections = findRejections(own({ choices: [choice({})], overrides: ['official:own-1'] }), [PAGE]);
    expect(idsOf(rejectMatches(block(name(2, ['official:a', 'official:b'])), text, rejections))).toEqual([]);
    expect(idsOf(rejectMatches(block(name(2, ['official:a', 'official:own-1'])), text, rejections))).toEqual([
      [2, 'official:own-1'],
    ]);
  });
});

describe('a page that rejects', () => {
  const rejection = { page: { url: PAGE }, entity: 'official:a', scope: 'page' as const, quote: { exact: 'a', prefix: '', suffix: '' } }; // prettier-ignore
  it('is told that nothing is kept from a private window', async () => {
    const sender = { url: PAGE, tab: { id: 1, incognito: true } };
    expect(await rejectOnPage(sender, rejection)).toMatchObject({ state: 'failed', failure: 'private' });
  });
  it('cannot speak for another site', async () => {
    expect(await rejectOnPage({ url: 'https://evil.example/' }, rejection)).toMatchObject({ state: 'failed', failure: 'other' }); // prettier-ignore
  });
});
