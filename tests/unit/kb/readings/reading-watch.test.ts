import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageRead } from '../../../../lib/core/model/reading';
import type { Annotation } from '../../../../lib/core/model/annotation';
import { createReadingWatch, STAYS } from '../../../../lib/kb/readings/reading-watch';
import type { Sender } from '../../../../lib/messaging/handle';

const URL = 'https://www.xcrb.example/1.html';
let isOn = true;
let tab: { url: string; title: string; incognito: boolean } | undefined;
let recorded: PageRead[] = [];
const watch = createReadingWatch({
  isOn: () => Promise.resolve(isOn),
  getTab: () => Promise.resolve(tab),
  record: (page) => Promise.resolve(void recorded.push(page)),
});
const found = (...ids: string[]) => ({
  blocks: [ids.map((id) => ({ id, status: 'linked' }) as Annotation)],
});
const from = (url: string, change: Partial<Sender> = {}): Sender => ({
  url,
  frameId: 0,
  tab: { id: 1, url, incognito: false },
  ...change,
});
const settle = () => vi.advanceTimersByTimeAsync(STAYS);

beforeEach(() => {
  vi.useFakeTimers();
  isOn = true;
  recorded = [];
  tab = { url: `${URL}?utm_source=feed#top`, title: '  修渠\n 见闻 ', incognito: false };
});
afterEach(() => vi.useRealTimers());

describe('a page that stays', () => {
  it('is logged once, by what the browser says of its tab, with what was found last', async () => {
    watch.note(from(URL), found('body:a'));
    await vi.advanceTimersByTimeAsync(STAYS / 2);
    watch.note(from(URL), found('body:a', 'slogan:b', 'body:a'));
    await settle();
    expect(recorded).toEqual([{ address: URL, title: '修渠 见闻', entities: ['body:a', 'slogan:b'] }]);
  });

  it('again when it has changed later', async () => {
    watch.note(from(URL), found('body:a'));
    await settle();
    watch.note(from(URL), found('body:b'));
    await settle();
    expect(recorded.map(({ entities }) => entities)).toEqual([['body:a'], ['body:b']]);
  });
});

describe('nothing is logged', () => {
  it.each<[string, Sender]>([
    ['a private window', from(URL, { tab: { id: 1, url: URL, incognito: true } })],
    ['a frame', from(URL, { frameId: 3 })],
    ['a local file', from('file:///home/reader/a.html')],
    ['a page of the extension', from('chrome-extension://abc/library.html')],
    ['no tab', { url: URL, frameId: 0 }],
  ])('of %s', async (_, sender) => {
    if (sender.tab?.url) tab = { url: sender.tab.url, title: 'x', incognito: false };
    watch.note(sender, found('body:a'));
    await settle();
    expect(recorded).toEqual([]);
  });

  it('where the log is off', async () => {
    isOn = false;
    watch.note(from(URL), found('body:a'));
    await settle();
    expect(recorded).toEqual([]);
  });

  it('where nothing certain was found', async () => {
    watch.note(from(URL), {
      blocks: [[{ id: 'body:a', status: 'possible' } as Annotation]],
    });
    await settle();
    expect(recorded).toEqual([]);
  });

  it('of a tab that was closed, went private, or went on', async () => {
    for (const now of [undefined, { ...tab!, incognito: true }, { ...tab!, url: 'https://www.xcrb.example/2.html' }]) {
      tab = now;
      watch.note(from(URL), found('body:a'));
      await settle();
    }
    expect(recorded).toEqual([]);
  });

  it('of a page that was left at once; the one it led to is', async () => {
    watch.note(from('https://www.xcrb.example/2.html'), found('body:a'));
    watch.note(from(URL), found('body:b'));
    await settle();
    expect(recorded).toEqual([{ address: URL, title: '修渠 见闻', entities: ['body:b'] }]);
  });
});
