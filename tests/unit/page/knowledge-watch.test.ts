import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKnowledgeWatch } from '../../../lib/page/knowledge-watch';
import { cutQuote } from '../../../lib/page/selected-name';

function setUp() {
  const listeners = new Map<string, () => void>();
  const document = {
    visibilityState: 'visible',
    addEventListener: (type: string, listener: () => void) => listeners.set(type, listener),
    removeEventListener: () => undefined,
  };
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
  vi.stubGlobal('removeEventListener', () => undefined);
  let stamp = 'a';
  let tell: (stamp: string) => void = () => undefined;
  const onChange = vi.fn(() => Promise.resolve());
  createKnowledgeWatch(
    document as unknown as Document,
    {
      getKnowledgeStamp: () => Promise.resolve(stamp),
      watchKnowledge: (callback) => {
        tell = callback;
        return () => undefined;
      },
    },
    onChange,
  );
  const change = (next: string, heard = true) => {
    stamp = next;
    if (heard) tell(next);
  };
  const show = (type: string, visible: boolean) => {
    document.visibilityState = visible ? 'visible' : 'hidden';
    listeners.get(type)?.();
  };
  return { change, show, onChange };
}
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const pass = () => vi.advanceTimersByTimeAsync(1000);

it('asks for a page that shows, once for changes in a row', async () => {
  const { change, onChange } = setUp();
  await pass();
  expect(onChange).not.toHaveBeenCalled();
  change('b');
  change('c');
  await pass();
  expect(onChange).toHaveBeenCalledTimes(1);
});

it('asks for a hidden page when it is shown', async () => {
  const { change, show, onChange } = setUp();
  await pass();
  show('visibilitychange', false);
  change('b');
  await pass();
  expect(onChange).not.toHaveBeenCalled();
  show('visibilitychange', true);
  await pass();
  expect(onChange).toHaveBeenCalledTimes(1);
});

it('asks for a page that was put away and has heard nothing', async () => {
  const { change, show, onChange } = setUp();
  await pass();
  change('b', false);
  show('pageshow', true);
  await pass();
  show('pageshow', true);
  await pass();
  expect(onChange).toHaveBeenCalledTimes(1);
});

it('a quote has the name in it, and 40 characters at most', () => {
  expect(cutQuote('渠长 陆大渠 说，\n水到。', '陆大渠')).toBe('渠长陆大渠说，水到。');
  const long = cutQuote(`${'前'.repeat(50)}陆大渠${'后'.repeat(50)}`, '陆大渠');
  expect(long).toHaveLength(40);
  expect(long).toContain('陆大渠');
});
