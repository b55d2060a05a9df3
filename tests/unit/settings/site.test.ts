import { describe, expect, it } from 'vitest';
import { toFamilies } from '../../../lib/settings/site';

describe('the family of a host', () => {
  it.each([
    ['www.xcrb.example', '*://*.xcrb.example/*'],
    ['xcrb.example', '*://*.xcrb.example/*'],
    ['a.b.dahenews.example', '*://*.dahenews.example/*'],
    ['www.henan.gov.cn', '*://*.henan.gov.cn/*'],
    ['gov.cn', '*://*.gov.cn/*'],
    ['localhost', '*://*.localhost/*'],
    ['127.0.0.1', '*://127.0.0.1/*'],
    ['[::1]', '*://[::1]/*'],
  ])('of %s is %s', (host, family) => expect(toFamilies([host])).toEqual([family]));

  it('is named once', () =>
    expect(toFamilies(['m.xcrb.example', 'www.xcrb.example'])).toEqual(['*://*.xcrb.example/*']));

  it('has no place for what is no host', () => expect(toFamilies(['', '*'])).toEqual([]));

  it('gives way to all sites where there are too many', () => {
    const hosts = Array.from({ length: 501 }, (_, i) => `www.paper${i}.example`);
    expect(toFamilies(hosts.slice(1))).toHaveLength(500);
    expect(toFamilies(hosts)).toEqual(['*://*/*']);
  });
});
