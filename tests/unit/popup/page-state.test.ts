import { describe, expect, it } from 'vitest';
import { findPageState, type PageQuestions } from '../../../components/popup/page-state';
import type { PageReport } from '../../../lib/messaging/protocol';

const noReader = () => Promise.reject(new Error('No response'));
const read: PageReport = {
  state: 'read',
  facts: {},
  contexts: [],
  found: [{ id: 'official:a', type: 'official', name: '甲', possible: false, count: 1 }],
};
const page = (answers: Partial<PageQuestions>): PageQuestions => ({
  url: 'https://news.example.com/a.html',
  isSiteOn: () => Promise.resolve(true),
  reading: 'unasked',
  hasAccess: () => Promise.resolve(true),
  report: () => Promise.resolve(read),
  hasChineseText: () => Promise.resolve(true),
  ...answers,
});

describe('the popup says of a page', () => {
  it('what was found on a page off the list that a key had read', async () => {
    expect(await findPageState(page({ reading: 'unlisted' }))).toEqual({ state: 'found', found: read.found });
  });

  it('what was found', async () => {
    expect(await findPageState(page({}))).toEqual({ state: 'found', found: read.found });
  });

  it.each<[string, Partial<PageQuestions>, object]>([
    [
      'nothing found',
      { report: () => Promise.resolve({ ...read, found: [] }) },
      { state: 'none', reason: 'nothingFound' },
    ],
    ['still reading', { report: () => Promise.resolve({ state: 'reading' }) }, { state: 'reading' }],
    [
      'why reading failed',
      { report: () => Promise.resolve({ state: 'failed', cause: 'x' }) },
      { state: 'failed', cause: 'x' },
    ],
    ['switched off', { isSiteOn: () => Promise.resolve(false) }, { state: 'none', reason: 'siteOff' }],
    ['a browser page', { url: 'chrome://settings/' }, { state: 'none', reason: 'browserPage' }],
    ['a store page', { url: 'https://chromewebstore.google.com/detail/x' }, { state: 'none', reason: 'storePage' }],
    ['a local file', { url: 'file:///tmp/a.html' }, { state: 'none', reason: 'localFile' }],
    ['a page whose address the browser keeps to itself', { url: undefined }, { state: 'none', reason: 'browserPage' }],
    [
      'an address that is withheld',
      { url: undefined, hasAccess: () => Promise.resolve(false) },
      { state: 'none', reason: 'withheld' },
    ],
    [
      'a site that is withheld',
      { report: noReader, hasAccess: () => Promise.resolve(false) },
      { state: 'none', reason: 'withheld' },
    ],
    ['a site not on the list', { report: noReader, reading: 'unlisted' }, { state: 'none', reason: 'unlisted' }],
    [
      'a page of the browser, also where nothing is read unasked',
      { url: undefined, reading: 'asked', hasAccess: () => Promise.resolve(false) },
      { state: 'none', reason: 'browserPage' },
    ],
    [
      'a page that was asked for and has not answered, whatever access there is to its site',
      { report: noReader, reading: 'asked', hasAccess: () => Promise.resolve(false) },
      { state: 'none', reason: 'unread' },
    ],
    [
      'no Chinese text where it was asked for',
      { report: noReader, reading: 'asked', hasChineseText: () => Promise.resolve(false) },
      { state: 'none', reason: 'noChinese' },
    ],
    ['a PDF', { report: noReader, url: 'https://news.example.com/a.PDF?x=1' }, { state: 'none', reason: 'pdf' }],
    [
      'no Chinese text',
      { report: noReader, hasChineseText: () => Promise.resolve(false) },
      { state: 'none', reason: 'noChinese' },
    ],
    ['Chinese text but no reader', { report: noReader }, { state: 'none', reason: 'noReader' }],
    ['closed to extensions', { report: noReader, hasChineseText: noReader }, { state: 'none', reason: 'blocked' }],
  ])('%s', async (_, answers, expected) => {
    expect(await findPageState(page(answers))).toEqual(expected);
  });
});
