import { describe, expect, it } from 'vitest';
import type { Official } from '../../../../lib/core/model/entity';
import {
  emptyFields,
  emptyOffice,
  toFields,
  type EntryFields,
  type OfficeFields,
} from '../../../../lib/kb/entries/fields';
import { isGlossWritten } from '../../../../lib/kb/entries/gloss';
import { toOwnSource } from '../../../../lib/kb/entries/own-source';
import {
  composeOffice,
  guessType,
  isNameable,
  suggestPinyin,
  suggestTraditional,
} from '../../../../lib/kb/entries/suggest';
import { toEntity, type EntityContext } from '../../../../lib/kb/entries/to-entity';

const context: EntityContext = {
  id: 'official:own-1',
  base: null,
  citation: { source: 'own/2026-11-25', quote: '陆大渠', date: '2026-11-25' },
  toBodyId: () => 'body:own-2',
  pinyinOf: () => 'Liǔlín',
};
const official = (changes: Partial<EntryFields> = {}): EntryFields => ({
  ...emptyFields('official'),
  name: '陆大渠',
  traditional: '陸大渠 / 陸大𣲗',
  pinyin: 'Lù Dàqú',
  ...changes,
});
const shipped: { type: 'official' } & Official = {
  type: 'official',
  id: 'official:shi-genzhi',
  name: '史根治',
  traditional: ['史根治'],
  pinyin: 'Shǐ Gēnzhì',
  ambiguity: 'low',
  place: 'cn-411000',
  gloss: { en: 'Secretary.', zh: '书记。' },
  offices: [
    {
      title: '市委书记',
      name: { en: 'Secretary, Xuchang', zh: '中共许昌市委书记' },
      body: 'body:xuchang-shiwei',
      attested: [{ date: '2022-05-06', source: 'a', quote: '市委书记史根治' }],
      start: { date: '2021-07', source: 'w' },
    },
  ],
  appearances: [{ as: null, date: '2022-05-07', source: 'a', quote: '史根治' }],
};
const names = { entity: (id: string) => id, place: (code: string) => code };

describe('what the reader has filled in', () => {
  it('is an official with an office in a body that was only named, which becomes an entry too', () => {
    const office = { ...emptyOffice('2022-05-08'), title: '渠长', bodyName: '柳林渠管理所' };
    const made = toEntity(official({ offices: [office], place: 'cn-411000', placeName: '许昌市' }), context);
    if ('errors' in made) throw new Error(JSON.stringify(made.errors));
    expect(made.bodies).toMatchObject([{ id: 'body:own-2', name: '柳林渠管理所', level: 'municipal', kind: 'other' }]);
    expect(made.entity).toMatchObject({
      traditional: ['陸大渠', '陸大𣲗'],
      gloss: { en: '柳林渠管理所渠长', zh: '柳林渠管理所渠长' },
      offices: [{ body: 'body:own-2', name: { zh: '柳林渠管理所渠长' }, attested: [{ date: '2022-05-08' }] }],
    });
  });

  it('is, without an office, somebody who was named on that day', () => {
    const made = toEntity(official(), context);
    expect(made).toMatchObject({ entity: { offices: [], appearances: [{ as: null, date: '2026-11-25' }] } });
  });

  it('is told field by field where it cannot be', () => {
    const made = toEntity(
      official({ name: '陆', pinyin: '', placeName: '无此地', offices: [emptyOffice('2022-02-30')] }),
      context,
    );
    expect(made).toEqual({
      errors: {
        name: 'short',
        pinyin: 'missing',
        place: 'unknown',
        'offices.0.title': 'missing',
        'offices.0.body': 'missing',
        'offices.0.date': 'day',
      },
    });
    expect(toEntity({ ...emptyFields('slogan'), name: '渠到水到', pinyin: 'x' }, context)).toEqual({
      errors: { glossZh: 'missing' },
    });
  });
});

describe('a shipped entry in the editor', () => {
  it('comes out as it went in', () => {
    const made = toEntity(toFields(shipped, names), { ...context, id: shipped.id, base: shipped });
    expect(made).toEqual({ entity: shipped, bodies: [] });
  });

  it('keeps what the editor does not show where an office is corrected', () => {
    const fields = toFields(shipped, names);
    fields.offices[0]!.title = '市委副书记';
    fields.offices[0]!.full = '中共许昌市委副书记';
    const made = toEntity(fields, { ...context, id: shipped.id, base: shipped });
    expect(made).toMatchObject({
      entity: {
        appearances: shipped.appearances,
        offices: [
          {
            title: '市委副书记',
            start: { date: '2021-07' },
            // Other words are no further attestation.
            attested: shipped.offices[0]!.attested,
          },
        ],
      },
    });
  });
});

describe('an own entry that is edited again', () => {
  const office = { ...emptyOffice('2022-05-08'), title: '渠长', body: 'body:x', bodyName: '柳林渠管理所' };
  const own = { entity: () => '柳林渠管理所', place: (code: string) => code };
  const edit = (fields: EntryFields, change: Partial<OfficeFields> = {}) => {
    const made = toEntity({ ...fields, offices: fields.offices.map((o) => ({ ...o, ...change })) }, context);
    if ('errors' in made || made.entity.type !== 'official') throw new Error(JSON.stringify(made));
    return made.entity;
  };

  it('follows title and body with what is made of them', () => {
    const fields = toFields(edit(official({ offices: [office] })), own);
    expect(fields).toMatchObject({ glossZh: '', glossEn: '', offices: [{ full: '' }] });
    const entity = edit(fields, { title: '副渠长' });
    expect(entity.offices[0]!.name).toEqual({ zh: '柳林渠管理所副渠长', en: '柳林渠管理所副渠长' });
    expect(entity.gloss.zh).toBe('柳林渠管理所副渠长');
    expect(isGlossWritten(entity)).toBe(false);
  });

  it('keeps what the reader has written', () => {
    const written = official({ glossEn: 'Keeps the canal.', offices: [{ ...office, full: '柳林镇渠长' }] });
    const entity = edit(toFields(edit(written), own), { title: '副渠长' });
    expect(entity).toMatchObject({ gloss: { zh: 'Keeps the canal.' }, offices: [{ name: { zh: '柳林镇渠长' } }] });
    expect(isGlossWritten(entity)).toBe(true);
  });

  it('is attested by another day, and by nothing else', () => {
    const fields = toFields(edit(official({ offices: [office] })), own);
    const days = (change: Partial<OfficeFields>) => edit(fields, change).offices[0]!.attested.map(({ date }) => date);
    expect(days({ title: '副渠长' })).toEqual(['2022-05-08']);
    expect(days({ date: '2022-05-09' })).toEqual(['2022-05-08', '2022-05-09']);
  });
});

describe('what is offered', () => {
  it.each([
    ['陆大渠', 'official'],
    ['欧阳修文', 'official'],
    ['柳林渠管理所', 'body'],
    ['许昌市委', 'body'],
    ['动态清零', 'slogan'],
    ['应检尽检', 'slogan'],
  ])('%s is taken for: %s', (name, type) => expect(guessType(name)).toBe(type));

  it('is a name of 2 to 40 characters, some of them Chinese', () => {
    expect([isNameable('陆'), isNameable('Lu Daqu'), isNameable('渠'.repeat(41)), isNameable(' 陆大渠 ')]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('is how it is read and written', async () => {
    expect(await suggestPinyin('陆大渠', 'official')).toBe('Lù Dàqú');
    expect(await suggestPinyin('欧阳建安', 'official')).toBe('Ōuyáng Jiàn’ān');
    expect(await suggestTraditional('陆发展', 'official')).toBe('陸發展');
    expect(await suggestTraditional('范立军', 'official')).toBe('范立軍');
    expect(await suggestTraditional('干部大会', 'slogan')).toBe('幹部大會');
  });

  it('is an office in full, without saying the same twice', () => {
    expect(composeOffice('中共许昌市委', '市委书记')).toBe('中共许昌市委书记');
    expect(composeOffice('许昌市人民政府', '副市长')).toBe('许昌市人民政府副市长');
  });
});

describe('the source', () => {
  it('is the page, on the article’s day; or that the reader says so, today', () => {
    const selected = {
      text: '陆大渠',
      quote: '渠长陆大渠说',
      url: 'https://a.example/x',
      title: '修渠',
      date: '2022-05-08',
    };
    expect(toOwnSource(selected, '陆大渠', '2026-11-25', 'x')).toMatchObject({
      source: { id: 'own/x', kind: 'page', outlet: 'a.example', date: '2022-05-08', published: '2022-05-08' },
      citation: { quote: '渠长陆大渠说', date: '2022-05-08' },
    });
    expect(toOwnSource(null, '陆大渠', '2026-11-25', 'x').source).toMatchObject({ kind: 'own', date: '2026-11-25' });
  });
});
