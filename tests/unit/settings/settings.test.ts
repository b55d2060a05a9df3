import { beforeEach, describe, expect, it, vi } from 'vitest';

type Changed = (changes: Record<string, { newValue?: unknown }>, area: string) => void;
const stored = vi.hoisted(() => new Map<string, unknown>());
const watchers = vi.hoisted(() => new Set<Changed>());
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { id: 'jiazhu' },
    storage: {
      local: {
        get: (name: string) => Promise.resolve(stored.has(name) ? { [name]: stored.get(name) } : {}),
        set: (items: object) =>
          Promise.resolve(Object.entries(items).forEach(([name, value]) => stored.set(name, value))),
      },
      onChanged: {
        addListener: (listener: Changed) => watchers.add(listener),
        removeListener: (listener: Changed) => watchers.delete(listener),
      },
    },
  },
}));
const { disabledSitesSetting, isSiteOn, marksSetting, setSiteOn, showPhrasesSetting, showTermsSetting } =
  await import('../../../lib/settings/settings');

beforeEach(() => stored.clear());

describe('settings', () => {
  it.each([
    ['nothing', null],
    ['a number', 7],
    ['an object', { length: 1 }],
    ['text', 'yes'],
  ])('have their defaults where %s is stored', async (_, value) => {
    for (const key of ['marks', 'showTerms', 'showPhrases', 'disabledSites']) stored.set(key, value);
    expect(await marksSetting.getValue()).toBe('calm');
    expect(await showTermsSetting.getValue()).toBe(false);
    expect(await showPhrasesSetting.getValue()).toBe(false);
    expect(await disabledSitesSetting.getValue()).toEqual([]);
    expect(await isSiteOn('https://example.com/')).toBe(true);
  });

  it('keep what is right', async () => {
    stored.set('marks', 'all').set('showTerms', true).set('disabledSites', ['a.cn', 1, null, 'b.cn']);
    expect(await marksSetting.getValue()).toBe('all');
    expect(await showTermsSetting.getValue()).toBe(true);
    expect(await disabledSitesSetting.getValue()).toEqual(['a.cn', 'b.cn']);
  });

  it('are checked for those who watch them', () => {
    const seen: string[][] = [];
    const stop = disabledSitesSetting.watch((sites) => seen.push(sites));
    const change = (value: unknown, name = 'disabledSites', area = 'local'): void =>
      watchers.forEach((watcher) => watcher({ [name]: { newValue: value } }, area));
    for (const value of ['example.com', undefined, ['a.cn']]) change(value);
    change(['b.cn'], 'marks');
    change(['b.cn'], 'disabledSites', 'session');
    stop();
    change(['b.cn']);
    expect(seen).toEqual([[], [], ['a.cn']]);
  });

  it('mend a damaged list of sites when one is switched', async () => {
    stored.set('disabledSites', 'example.com');
    await setSiteOn('a.cn', false);
    expect(stored.get('disabledSites')).toEqual(['a.cn']);
  });
});
