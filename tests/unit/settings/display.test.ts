import { describe, expect, it, vi } from 'vitest';
import { toDisplay } from '../../../lib/settings/display';

vi.mock('wxt/browser', () => ({ browser: { storage: { local: { get: () => Promise.resolve({}) } } } }));
const { readDisplay } = await import('../../../lib/settings/display-choice');

const auto = { script: 'auto', pinyin: true, explanations: 'auto' } as const;

describe('how names and explanations are shown', () => {
  it('is automatic, with pinyin, where nothing was chosen', async () => {
    expect(await readDisplay()).toEqual(auto);
  });

  it.each([
    ['en', 'hans', ['en'], ['en', 'zh']],
    ['zh-CN', 'hans', ['zh'], ['zh', 'en']],
    ['zh-TW', 'hant', ['zh'], ['zh', 'en']],
    ['zh-HK', 'hant', ['zh'], ['zh', 'en']],
  ])('follows the interface in %s', (ui, script, languages, pageLanguages) => {
    expect(toDisplay(auto, ui)).toMatchObject({ script, languages, pageLanguages });
  });

  it('keeps the page’s script of a name where nobody chose one, and the interface is not traditional', () => {
    expect(toDisplay(auto, 'en').asPage).toBe(true);
    expect(toDisplay(auto, 'zh-TW').asPage).toBe(false);
    expect(toDisplay({ ...auto, script: 'hans' }, 'en').asPage).toBe(false);
  });

  it('is as chosen, whatever the interface; of both the interface’s language first', () => {
    expect(toDisplay({ script: 'hant', pinyin: false, explanations: 'both' }, 'en')).toEqual({
      script: 'hant',
      asPage: false,
      pinyin: false,
      languages: ['en', 'zh'],
      pageLanguages: ['en', 'zh'],
    });
    expect(toDisplay({ ...auto, explanations: 'both' }, 'zh-CN').languages).toEqual(['zh', 'en']);
    expect(toDisplay({ ...auto, explanations: 'en' }, 'zh-CN').pageLanguages).toEqual(['en']);
  });
});
