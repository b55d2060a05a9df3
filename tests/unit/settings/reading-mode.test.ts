import { describe, expect, it } from 'vitest';
import {
  addSite,
  ALL_SITES,
  isGrantOf,
  isReadUnasked,
  mayWake,
  removeSite,
  toObsolete,
  toOrigins,
  toWhere,
  type Where,
} from '../../../lib/settings/reading-mode';

const sites = ['a.example', 'b.example'];
const everywhere: Where = { mode: 'everywhere', sites };
const listed: Where = { mode: 'listed', sites };
const asked: Where = { mode: 'asked', sites };
const OF_LIST = ['http://a.example/*', 'https://a.example/*', 'http://b.example/*', 'https://b.example/*'];

describe('the permissions of a choice', () => {
  it('are all pages, those of the list, or none', () => {
    expect(toOrigins(everywhere)).toEqual(['http://*/*', 'https://*/*']);
    expect(toOrigins(listed)).toEqual(OF_LIST);
    expect(toOrigins(asked)).toEqual([]);
  });

  it('leave nothing granted that a narrower choice has no use for', () => {
    expect(toObsolete([...ALL_SITES, ...OF_LIST], listed)).toEqual(ALL_SITES);
    expect(toObsolete([...ALL_SITES, ...OF_LIST], asked)).toEqual([...ALL_SITES, ...OF_LIST]);
    expect(toObsolete(OF_LIST, removeSite(listed, 'b.example'))).toEqual(OF_LIST.slice(2));
  });

  it('keep what the list has, for the way back from everywhere', () => {
    expect(toObsolete([...ALL_SITES, ...OF_LIST], everywhere)).toEqual([]);
  });

  it('tell whether what was granted is what was asked for', () => {
    expect(isGrantOf(listed, ['https://a.example/*'])).toBe(true);
    expect(isGrantOf(listed, ['https://c.example/*'])).toBe(false);
    expect(isGrantOf(everywhere, ALL_SITES)).toBe(true);
    expect(isGrantOf(asked, ALL_SITES)).toBe(false);
  });
});

describe('a page is read', () => {
  it.each<[string | undefined, boolean, boolean, boolean]>([
    ['https://a.example/x', true, true, false],
    ['http://a.example:8080/x', true, true, false],
    ['https://www.a.example/x', true, false, false],
    ['https://c.example/a.example', true, false, false],
    ['chrome://settings', false, false, false],
    [undefined, false, false, false],
  ])('%s: everywhere %s, listed %s, asked %s', (url, ...read) => {
    expect([everywhere, listed, asked].map((where) => isReadUnasked(where, url))).toEqual(read);
  });

  it('where it was asked for, and never by a gate that was left from a wider choice', () => {
    expect(mayWake(asked, 'https://c.example/')).toBe(true);
    expect(mayWake(listed, 'https://c.example/')).toBe(false);
    expect(mayWake(listed, 'https://b.example/')).toBe(true);
  });
});

describe('the list', () => {
  it('has each site once, in order, and whoever adds one wants the list', () => {
    expect(addSite(asked, 'aa.example')).toEqual({ mode: 'listed', sites: ['a.example', 'aa.example', 'b.example'] });
    expect(addSite(listed, 'b.example')).toEqual(listed);
  });

  it('loses a site, and the mode stays', () => {
    expect(removeSite(listed, 'a.example')).toEqual({ mode: 'listed', sites: ['b.example'] });
  });
});

describe('what is stored', () => {
  it('is taken as it was chosen', () => expect(toWhere(listed)).toEqual(listed));

  it.each([[null], [undefined], ['everywhere'], [{}], [{ mode: 'always', sites }]])('is no choice: %j', (stored) => {
    expect(toWhere(stored)).toBeNull();
  });

  it('loses what is no site', () => {
    expect(toWhere({ mode: 'listed', sites: ['a.example', 7, 'x/y', '*', '', 'user@b.example'] })).toEqual({
      mode: 'listed',
      sites: ['a.example'],
    });
    expect(toWhere({ mode: 'asked', sites: 'a.example' })).toEqual({ mode: 'asked', sites: [] });
  });
});
