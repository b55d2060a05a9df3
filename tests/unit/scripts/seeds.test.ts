import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadSeeds } from '../../../scripts/seeds';

const gloss = { en: 'A gloss', zh: '注' };
const head = { name: { en: 'Pack', zh: '包' }, licence: 'MIT', description: gloss };
const source = { id: 's1', kind: 'article', outlet: '报', title: null, date: '2022-05-06' };
const body = {
  id: 'body:cn-411000/dangwei',
  name: '许昌市委',
  traditional: ['許昌市委'],
  pinyin: 'Xǔchāng Shìwěi',
  en: 'Committee',
  place: 'cn-411000',
  level: 'municipal',
  kind: 'party',
  parent: null as string | null,
  gloss,
  citations: [],
};
const other = { ...body, id: 'body:cn-411000/other' };
const office = {
  title: '书记',
  name: { en: 'Secretary', zh: '书记' },
  body: body.id,
  attested: [{ date: '2022-05-06', source: 's1', quote: '书记' }],
};
const official = {
  id: 'official:li-gang',
  name: '李刚',
  traditional: ['李剛'],
  pinyin: 'Lǐ Gāng',
  ambiguity: 'high',
  place: 'cn-411000',
  gloss,
  offices: [office],
};
const slogan = {
  id: 'slogan:si-zao',
  name: '四早',
  kind: 'slogan',
  traditional: ['四早'],
  pinyin: 'sì zǎo',
  en: 'Four earlies',
  literal: 'four early',
  gloss,
  category: 'epidemic',
  citations: [{ source: 's1', quote: '四早' }],
};
const organ = {
  id: 'dangwei',
  name: '{place}委',
  pinyin: '{place}wěi',
  en: 'CPC {place} Committee',
  kind: 'party',
  gloss,
  forms: ['委'],
  levels: ['municipal'],
};

let dir = '';
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Errors of small seeds, with these rows in place of the good ones. A string is written as it is. */
function check(
  change: Partial<Record<'pack' | 'sources' | 'organs' | 'officials' | 'bodies' | 'slogans', unknown>>,
): string[] {
  dir = mkdtempSync(path.join(tmpdir(), 'seeds-'));
  const write = (name: string, rows: unknown) =>
    writeFileSync(path.join(dir, name), typeof rows === 'string' ? rows : JSON.stringify(rows));
  // the bodies in a pack of their own: the others refer to them across packs
  for (const folder of ['p/officials', 'p/slogans', 'q/bodies']) mkdirSync(path.join(dir, folder), { recursive: true });
  write('organs.yaml', change.organs ?? [organ]);
  write('p/pack.yaml', change.pack ?? head);
  write('q/pack.yaml', { ...head, rules: true });
  write('p/sources.yaml', change.sources ?? [source]);
  write('p/officials/a.yaml', change.officials ?? [official]);
  write('q/bodies/a.yaml', change.bodies ?? [body, other]);
  write('p/slogans/a.yaml', change.slogans ?? [slogan]);
  return loadSeeds(dir).errors;
}
const event = { id: 'e1', kind: 'event', name: { en: 'Congress', zh: '大会' }, date: '2022-05' };
const held = (change: object) => ({ officials: [{ ...official, offices: [{ ...office, ...change }] }] });

describe('seeds', () => {
  it('fit as they are, also after a byte order mark', () => {
    expect(check({})).toEqual([]);
    expect(check({ sources: `\ufeff${JSON.stringify([source])}` })).toEqual([]);
  });

  it('of the project fit, pack by pack', () => {
    dir = mkdtempSync(path.join(tmpdir(), 'seeds-'));
    cpSync(path.join(import.meta.dirname, '../../../seeds'), dir, { recursive: true });
    const { seeds, errors } = loadSeeds(dir);
    expect(errors).toEqual([]);
    expect(seeds.packs.map((p) => p.id)).toEqual(['central-leadership', 'henan-2021-22', 'national-institutions']);
  });

  it.each([
    [
      'a body as a source',
      held({ attested: [{ date: '2022-05-06', source: body.id, quote: '书记' }] }),
      /^p\/officials\/a\.yaml: official:li-gang: offices\.attested\.source: no such entry/,
    ],
    [
      'a place that is none',
      { bodies: [body, { ...other, place: 'cn-999999' }] },
      /^q\/bodies\/a\.yaml: body:cn-411000\/other: place: no such place: cn-999999/,
    ],
    [
      'a start after the end',
      held({ attested: [], start: { date: '2022-06', source: 's1' }, end: { date: '2022-05-06', source: 's1' } }),
      /starts \(2022-06\) after its end/,
    ],
    [
      'a start after an attestation',
      held({ start: { date: '2022-06', source: 's1' } }),
      /starts \(2022-06\) after it is attested/,
    ],
    [
      'an end before an attestation',
      held({ end: { date: '2021', source: 's1' } }),
      /ends \(2021\) before it is attested/,
    ],
    [
      'an open term of an event that does not say as of when',
      { sources: [source, event], ...held({ attested: [], start: { date: '2022-05-06', source: 'e1' } }) },
      /an open term needs asOf/,
    ],
    [
      'a term as of a day although it has ended',
      held({ end: { date: '2023', source: 's1' }, start: { date: '2022', source: 's1' }, asOf: '2025-06' }),
      /asOf is of a term with a start and without an end/,
    ],
    [
      'a day that is not the event’s',
      { sources: [source, event], ...held({ end: { date: '2022-06-01', source: 'e1' } }) },
      /2022-06-01 is not the day of e1 \(2022-05\)/,
    ],
    [
      'words of an event',
      { sources: [source, event], ...held({ attested: [{ date: '2022-05-06', source: 'e1', quote: '书记' }] }) },
      /e1 is an event, which has nothing to quote/,
    ],
    ['two packs with rules', { pack: { ...head, rules: true } }, /^rules: one pack has them, not 2 \(p, q\)/],
    ['a pack without a name', { pack: { licence: 'MIT', description: gloss } }, /^p\/pack\.yaml: name/],
    ['a day that is none', held({ start: { date: '2022-02-30', source: 's1' } }), /no such day/],
    ['a body above itself', { bodies: [{ ...body, parent: body.id }, other] }, /parent: goes in a circle: (\S+) → \1$/],
    [
      'two bodies above each other',
      {
        bodies: [
          { ...body, parent: other.id },
          { ...other, parent: body.id },
        ],
      },
      /^q\/bodies\/a\.yaml: body:cn-411000\/dangwei: parent: goes in a circle/,
    ],
    [
      'two slogans of one name',
      { slogans: [slogan, { ...slogan, id: 'slogan:b' }] },
      /^p\/slogans\/a\.yaml: slogan:b: “四早” is a form of slogan:si-zao already/,
    ],
    [
      'a variant that another slogan has',
      {
        slogans: [
          { ...slogan, variants: ['早早、早早'] },
          { ...slogan, id: 'slogan:b', name: '早早，早早', traditional: ['早早，早早'], pinyin: 'zǎozǎo zǎozǎo' },
        ],
      },
      /is a form of slogan:si-zao already/,
    ],
    [
      'another name as the traditional one',
      { officials: [{ ...official, traditional: ['李綱'] }] },
      /^p\/officials\/a\.yaml: official:li-gang: traditional: “李綱” is not 李刚/,
    ],
    ['an organ twice', { organs: [organ, organ] }, /^organs\.yaml: dangwei: this id stands twice/],
    [
      'a form of one character',
      { bodies: [{ ...body, relative: ['委'] }, other] },
      /^q\/bodies\/a\.yaml: .* “委” has fewer than two characters/,
    ],
    [
      'pinyin of another name',
      { officials: [{ ...official, pinyin: 'Lǐ Qiáng' }] },
      /^p\/officials\/a\.yaml: official:li-gang: pinyin/,
    ],
  ])('are refused with %s, once', (_, change, message) => {
    const errors = check(change);
    expect(errors).toEqual([expect.stringMatching(message)]);
  });

  it('that refer to a starting month are compared as far as it goes', () => {
    expect(check(held({ start: { date: '2022-05', source: 's1' }, end: { date: '2022', source: 's1' } }))).toEqual([]);
  });

  it('that refer to an entry which was refused are not refused for that', () => {
    expect(check({ bodies: [{ ...body, level: 'x' }, other] })).toEqual([expect.stringContaining('level')]);
    expect(check({ sources: '- {' })).toEqual([expect.stringMatching(/^p\/sources\.yaml: /)]);
  });
});
