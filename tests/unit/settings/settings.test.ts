import { beforeEach, describe, expect, it, vi } from 'vitest';

const stored = vi.hoisted(() => new Map<string, unknown>());
const watchers = vi.hoisted(() => new Map<string, (value: unknown) => void>());
vi.mock('wxt/utils/storage', () => ({
  storage: {
    defineItem: (key: string) => ({
      getValue: () => Promise.resolve(stored.get(key) ?? null),
      setValue: (value: unknown) => Promise.resolve(void stored.set(key, value)),
      watch: (callback: (value: unknown) => void) => (watchers.set(key, callback), () => watchers.delete(key)),
    }),
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
    for (const key of ['local:marks', 'local:showTerms', 'local:showPhrases', 'local:disabledSites'])
      stored.set(key, value);
    expect(await marksSetting.getValue()).toBe('calm');
    expect(await showTermsSetting.getValue()).toBe(false);
    expect(await showPhrasesSetting.getValue()).toBe(false);
    expect(await disabledSitesSetting.getValue()).toEqual([]);
    expect(await isSiteOn('https://example.com/')).toBe(true);
  });

  it('keep what is right', async () => {
    stored.set('local:marks', 'all').set('local:showTerms', true).set('local:disabledSites', ['a.cn', 1, null, 'b.cn']);
    expect(await marksSetting.getValue()).toBe('all');
    expect(await showTermsSetting.getValue()).toBe(true);
    expect(await disabledSitesSetting.getValue()).toEqual(['a.cn', 'b.cn']);
  });

  it('are checked for those who watch them', () => {
    const seen: string[][] = [];
    disabledSitesSetting.watch((sites) => seen.push(sites));
    for (const value of ['example.com', null, ['a.cn']]) watchers.get('local:disabledSites')!(value);
    expect(seen).toEqual([[], [], ['a.cn']]);
  });

  it('mend a damaged list of sites when one is switched', async () => {
    stored.set('local:disabledSites', 'example.com');
    await setSiteOn('a.cn', false);
    expect(stored.get('local:disabledSites')).toEqual(['a.cn']);
  });
});
