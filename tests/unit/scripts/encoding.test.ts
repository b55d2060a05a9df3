/** The bytes were made with Python's codecs, so that what reads them is not what wrote them. */
import { describe, expect, it } from 'vitest';
import { decodeFile, findEncoding, guessEncoding } from '../../../scripts/encoding';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const decode = (hex: string, options?: Parameters<typeof decodeFile>[1]) => decodeFile(bytes(hex), options);

/** 雨停了以后，许昌市委书记史根治到城东的菜市场走访，听摊主说近来的菜价和销路。他说，全市要压实责任，把每一件小事办好。 */
const SIMPLIFIED_GBK =
  'd3eacda3c1cbd2d4baf3a3acd0edb2fdcad0ceafcae9bcc7cab7b8f9d6ceb5bdb3c7b6abb5c4b2cbcad0b3a1d7dfb7c3a3acccfdccafd6f7cbb5bdfcc0b4b5c4b2cbbcdbbacdcffac2b7a1a3cbfbcbb5a3acc8abcad0d2aad1b9cab5d4f0c8cea3acb0d1c3bfd2bbbcfed0a1cac2b0ecbac3a1a3';
/** 雨停以後，河南省委書記樓陽生到城東的菜市場走訪，聽攤主說近來的菜價和銷路。他說，全省要壓實責任，把每一件小事辦好。 */
const TRADITIONAL_BIG5 =
  'ab42b0b1a548abe1a141aa65ab6eacd9a965aed1b04fbcd3b6a7a5cda8ecabb0aa46aabab5e6a5abb3f5a8abb358a141c5a5c575a544bba1aaf1a8d3aabab5e6bbf9a94dbe50b8f4a143a54cbba1a141a5feacd9ad6ec0a3b9eab364a5f4a141a7e2a843a440a5f3a470a8c6bfeca66ea143';
const TRADITIONAL_GBK =
  'd3eacda3d2d4e1e1a3acbad3c4cfcaa1ceaf95f8d39b98c7ea96c9fab5bdb3c7967cb5c4b2cbcad088f6d7dfd44ca3acc2a09482d6f7d566bdfc81edb5c4b2cb8372bacde44ec2b7a1a3cbfbd566a3acc8abcaa1d2aa89ba8c8dd89fc8cea3acb0d1c3bfd2bbbcfed0a1cac2de6bbac3a1a3';
/** 史根治 */
const NAME_GBK = 'cab7b8f9d6ce';
const NAME_UTF8 = 'e58fb2e6a0b9e6b2bb';

describe('the encoding of a text', () => {
  it.each([
    ['simplified in GBK', SIMPLIFIED_GBK, 'gb18030'],
    ['traditional in Big5', TRADITIONAL_BIG5, 'big5'],
    ['traditional in GBK', TRADITIONAL_GBK, 'gb18030'],
  ])('is guessed from six characters on: %s', (_, hex, expected) => {
    const all = bytes(hex);
    const wrong: string[] = [];
    for (let from = 0; from < all.length; from += 2)
      for (const length of [6, 8, 10, 16, 30, 50]) {
        const part = all.subarray(from, from + length * 2);
        if (part.length === length * 2 && guessEncoding(part) !== expected) wrong.push(`${length} from ${from / 2}`);
      }
    expect(wrong).toEqual([]);
    expect(guessEncoding(all)).toBe(expected);
  });

  it.each([
    ['UTF-8', NAME_UTF8, 'utf-8'],
    ['UTF-8 with a mark', `efbbbf${NAME_UTF8}`, 'utf-8'],
    ['UTF-16, little end first', 'fffef2533968bb6c', 'utf-16le'],
    ['UTF-16, big end first', 'feff53f268396cbb', 'utf-16be'],
    ['GB 2312', NAME_GBK, 'gb18030'],
  ])('is read: %s', (_, hex, encoding) => expect(decode(hex)).toEqual({ text: '史根治', encoding }));

  it('has the signs of Hong Kong in Big5, and all of GB 18030 under its old name', () => {
    const hongKong = '8fc0a5cdb870aaeda5dca141b96ac2f7b1b9ac49a5bfa662a55bb16aa141fed3a54fa655b0cfb0f5a6e6a143';
    expect(decode(hongKong)).toEqual({ text: '衞生署表示，隔離措施正在加強，着令各區執行。', encoding: 'big5' });
    const fourBytes = 'cab7b8f9d6ceb5bdfe9fd5f28139ef31b4e5a1a3';
    expect(decode(fourBytes, { label: 'GB2312' }).text).toBe('史根治到䶮镇㐂村。');
  });
});

describe('the encoding of HTML', () => {
  const page = (charset: string, body: string) =>
    Buffer.from(`<!doctype html><meta charset="${charset}"><p>`).toString('hex') + body;

  it('is what it declares, against the look of the bytes', () => {
    expect(decode(page('gb2312', NAME_GBK), { isHtml: true })).toMatchObject({ encoding: 'gbk' });
    expect(decode(page('big5', NAME_GBK), { isHtml: true })).toMatchObject({ encoding: 'big5' });
    // a text declares nothing
    expect(decode(page('big5', NAME_GBK)).text).toContain('史根治');
  });
  it('is UTF-8 where a converted page kept its declaration', () => {
    expect(decode(page('gb2312', `${NAME_UTF8}3c2f703e`), { isHtml: true })).toMatchObject({
      text: expect.stringContaining('史根治') as string,
      encoding: 'utf-8',
    });
  });
  it('is guessed where it declares none that there is', () => {
    expect(decode(page('chinese-old', NAME_GBK), { isHtml: true })).toMatchObject({ encoding: 'gb18030' });
  });
  it('is its mark’s, whatever it declares', () => {
    expect(decode(`efbbbf${page('gb2312', NAME_UTF8)}`, { isHtml: true })).toMatchObject({ encoding: 'utf-8' });
  });
});

describe('a text that cannot be read whole', () => {
  it.each([
    ['cut inside a character', NAME_GBK.slice(0, -2), { label: 'gbk' }, 'not valid gbk'],
    ['given a wrong name', NAME_GBK, { label: 'utf-8' }, 'not valid utf-8'],
    ['marked as UTF-8 and not so', `efbbbf${NAME_GBK}`, {}, 'not valid utf-8, as which it begins'],
    [
      'declared and not so',
      `${Buffer.from('<meta charset=utf-8>').toString('hex')}${NAME_GBK}`,
      { isHtml: true },
      'not valid utf-8, as which it is declared',
    ],
    ['in nothing that we guess', 'ffffff', {}, 'neither valid UTF-8 nor GB 18030 nor Big5'],
    ['no text at all', '89504e470d0a1a0a0000000d', {}, 'not a text file'],
    ['no text in UTF-16 either', 'fffe00000100', {}, 'not a text file'],
    ['of a name that there is not', NAME_GBK, { label: 'gb9' }, 'unknown encoding gb9'],
  ])('says so: %s', (_, hex, options, message) => expect(() => decode(hex, options)).toThrow(message));

  it('names of encodings are those of the web', () => {
    expect(['GB2312', 'gbk', 'GB18030', 'Big5-HKSCS', 'cp950', 'hz-gb-2312'].map(findEncoding)).toEqual([
      'gbk',
      'gbk',
      'gb18030',
      'big5',
      null,
      null,
    ]);
  });
});
