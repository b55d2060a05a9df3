import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HighlightDraft } from '../../../lib/kb/highlights/store';
import type { Sender } from '../../../lib/messaging/handle';
import type { PassageToSave } from '../../../lib/messaging/protocol';
import { toHighlight } from '../../fixtures/highlights';

const store = vi.hoisted(() => ({
  findOnPage: vi.fn(),
  getHighlight: vi.fn(),
  changeHighlight: vi.fn(),
  saveHighlight: vi.fn(),
}));
vi.mock('../../../lib/kb/highlights/store', () => store);
const { anchorOnPage, countOnPage, reattachOnPage, saveOnPage } =
  await import('../../../lib/kb/highlights/page-requests');
const { HighlightStorageError, HighlightConflict } = await import('../../../lib/kb/highlights/errors');

const URL = 'https://www.xcrb.example/2022/05/08/1.html';
const TEXT = '许昌市部署春耕水利\n看渠的老人坐在坝上，说水声就是收成，听了一辈子。';
const START = TEXT.indexOf('水声');
const page: Sender = { url: URL, tab: { id: 1 } };
const hidden: Sender = { ...page, tab: { id: 1, incognito: true } };
const passage: PassageToSave = {
  url: URL,
  text: TEXT,
  start: START,
  end: START + 6,
  title: ' 春耕\n 水利 ',
  color: 'green',
  entities: [],
};
const kept = toHighlight(1, {
  note: '秘密',
  tags: ['私'],
  quote: {
    type: 'TextQuoteSelector',
    exact: '水声就是收成',
    prefix: '看渠的老人坐在坝上，说',
    suffix: '，听了一辈子。',
  },
});
const drafts = () => store.saveHighlight.mock.calls.map(([draft]) => draft as HighlightDraft);

beforeEach(() => {
  vi.resetAllMocks();
  store.findOnPage.mockImplementation((addresses: string[]) => Promise.resolve(addresses.includes(URL) ? [kept] : []));
  store.saveHighlight.mockImplementation((draft: HighlightDraft) => Promise.resolve({ ...toHighlight(2), ...draft }));
  store.getHighlight.mockResolvedValue(kept);
  store.changeHighlight.mockImplementation((_, __, changes: object) => Promise.resolve({ ...kept, ...changes }));
});

describe('a private window', () => {
  it('has nothing kept', async () => {
    expect(await saveOnPage(hidden, passage)).toMatchObject({ state: 'failed', failure: 'private' });
    expect(await reattachOnPage(hidden, { ...passage, id: kept.id })).toMatchObject({ failure: 'private' });
    expect(store.saveHighlight).not.toHaveBeenCalled();
    expect(store.changeHighlight).not.toHaveBeenCalled();
  });

  it('shows what was kept outside of it', async () => expect(await countOnPage(hidden, { url: URL })).toBe(1));
});

describe('a page', () => {
  it('saves a passage as what stands there', async () => {
    const outcome = await saveOnPage(page, { ...passage, canonical: '/one' });
    expect(outcome).toMatchObject({
      state: 'saved',
      highlight: { state: 'found', start: START, end: START + 6, noted: false },
    });
    expect(drafts()).toEqual([
      expect.objectContaining({
        page: { address: 'https://www.xcrb.example/one', url: URL, title: '春耕 水利' },
        color: 'green', note: '', tags: [], entities: [],
        quote: expect.objectContaining({ exact: '水声就是收成' }) as unknown,
        position: { type: 'TextPositionSelector', start: START, end: START + 6 },
      }),
    ]); // prettier-ignore
  });

  it.each([
    ['that states another origin', { url: 'https://www.other.example/' }],
    ['that states another scheme', { url: URL.replace('https', 'http') }],
    ['that states no address', { url: 'nothing' }],
  ])('%s has nothing, and saves nothing', async (_, stated) => {
    expect(await countOnPage(page, stated)).toBe(0);
    expect(await anchorOnPage(page, { ...stated, text: TEXT }, () => Promise.resolve(undefined))).toEqual([]);
    expect(await saveOnPage(page, { ...passage, ...stated })).toMatchObject({ state: 'failed' });
    expect(store.saveHighlight).not.toHaveBeenCalled();
  });

  it('without an address by the browser has nothing', async () => {
    expect(await countOnPage({}, { url: URL })).toBe(0);
    expect(await countOnPage({ url: 'about:blank' }, { url: 'about:blank' })).toBe(0);
  });

  it('moved by its own history is where it says', async () => {
    expect(await countOnPage({ url: 'https://www.xcrb.example/' }, { url: URL })).toBe(1);
  });

  it('hears of places and colours, never of notes, tags or quotes', async () => {
    const found = await anchorOnPage(page, { url: URL, text: TEXT }, () => Promise.resolve(undefined));
    expect(found).toEqual([
      { id: kept.id, color: 'yellow', noted: true, state: 'found', start: START, end: START + 6 },
    ]);
    const gone = await anchorOnPage(page, { url: URL, text: '别的字' }, () => Promise.resolve(undefined));
    expect(gone).toEqual([{ id: kept.id, color: 'yellow', noted: true, state: 'orphan' }]);
  });

  it('gives a place to its own orphans only', async () => {
    expect(await reattachOnPage(page, { ...passage, id: kept.id })).toMatchObject({ state: 'saved' });
    store.findOnPage.mockResolvedValue([]);
    expect(await reattachOnPage(page, { ...passage, id: kept.id })).toMatchObject({ failure: 'gone' });
    store.getHighlight.mockResolvedValue(undefined);
    expect(await reattachOnPage(page, { ...passage, id: kept.id })).toMatchObject({ failure: 'gone' });
    expect(store.changeHighlight).toHaveBeenCalledTimes(1);
  });

  it('without a title is called by its address, and by no more of it than is stored', async () => {
    await saveOnPage(page, { ...passage, title: ' \n ' });
    await saveOnPage(page, { ...passage, url: `${URL}?q=${'x'.repeat(5000)}`, title: '' });
    expect(drafts().map((draft) => draft.page.title.length)).toEqual([URL.length, 2000]);
    expect(drafts()[0]!.page.title).toBe(URL);
  });

  it('hears that a passage is too long, before anything is written', async () => {
    const text = '水'.repeat(50_002);
    expect(await saveOnPage(page, { ...passage, text, start: 0, end: 50_001 })).toMatchObject({ failure: 'long' });
    expect(store.saveHighlight).not.toHaveBeenCalled();
  });

  it.each([
    ['a full disk', new HighlightStorageError('full', new Error('no room')), 'full'],
    ['a newer database', new HighlightStorageError('newer', new Error('v2')), 'newer'],
    ['a change meanwhile', new HighlightConflict(kept), 'other'],
    ['anything else', 'a string', 'other'],
  ])('hears of %s', async (_, error, failure) => {
    store.saveHighlight.mockRejectedValue(error);
    expect(await saveOnPage(page, passage)).toMatchObject({ state: 'failed', failure });
  });
});
