import { describe, expect, it } from 'vitest';
import { toFingerprint, toHostKey } from '../../../lib/settings/fingerprint';

describe('fingerprints', () => {
  // Of http://www.isthe.com/chongo/tech/comp/fnv/, where characters are bytes.
  it.each([
    ['', '811c9dc5'],
    ['a', 'e40c292c'],
    ['foobar', 'bf9cf968'],
  ])('are FNV-1a: %s', (text, expected) => expect(toFingerprint(text)).toBe(expected));

  it('are eight digits whatever the text', () => {
    for (const text of ['许昌', '\ud800', 'x'.repeat(10_000), 'https://www.xcrb.example/'])
      expect(toFingerprint(text)).toMatch(/^[0-9a-f]{8}$/);
  });

  it('tell 20,000 hosts apart but for a chance one', () => {
    const found = new Set(Array.from({ length: 20_000 }, (_, i) => toFingerprint(`www.${i}.example`)));
    expect(found.size).toBeGreaterThan(19_990);
  });

  // Pages saved before would not be noticed any more.
  it('stay what they were in storage', () =>
    expect(toHostKey('www.xcrb.example')).toBe(`highlightsAt:${toFingerprint('www.xcrb.example')}`));
});
