import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice, Entry } from '../../../../lib/core/model/entry';
import type { Reading } from '../../../../lib/core/model/reading';
import { readBackup, toBackup } from '../../../../lib/kb/exchange/backup';
import { toCanonicalJson, toChecksum } from '../../../../lib/kb/exchange/canonical-json';
import { BackupError } from '../../../../lib/kb/exchange/errors';
import { anyHighlights, fullHighlight, toHighlight } from '../../../fixtures/highlights';

const CREATED = new Date('2026-05-06T07:08:09.000Z');
const settings = { marks: 'all', disabledSites: ['a.cn'], nested: { b: 1, a: [null, 1.5] } };
const moment = '2026-05-06T07:08:09.000Z';
const entry: Entry = {
  id: 'body:liulin',
  sources: [],
  note: '第一行\n第二行',
  hidden: false,
  created: moment,
  modified: moment,
  revision: 2,
};
const choice: Choice = {
  id: '6b2f0a3e-0d3c-4c7e-9a53-0a4f3a1f0c11',
  entity: 'official:lu-daqu',
  name: '陆大渠',
  scope: 'site',
  site: 'www.liulin.example',
  created: moment,
  modified: moment,
  revision: 1,
};
const reading: Reading = {
  address: 'https://www.liulin.example/2021/canal',
  title: '柳林镇修渠',
  first: moment,
  last: moment,
  times: 1,
  entities: ['body:liulin'],
};
const own = { entries: [entry], choices: [choice] };
const content = { highlights: [toHighlight(1), fullHighlight], settings, ...own };
/** A backup with something changed, and the checksum that it should have. */
async function resealed(change: (document: Record<string, unknown>) => void): Promise<string> {
  const { checksum: _, ...document } = JSON.parse(await toBackup(content, CREATED)) as Record<string, unknown>;
  change(document);
  return JSON.stringify({ ...document, checksum: await toChecksum(document) });
}

describe('a backup', () => {
  it('gives everything back, the bin included', async () => {
    const anySettings = fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(anyHighlights, anySettings, async (highlights, settings) => {
        const text = await toBackup({ highlights, settings, ...own }, CREATED);
        expect(await readBackup(text)).toEqual({
          highlights,
          ...own,
          readings: [],
          settings: JSON.parse(JSON.stringify(settings)) as unknown,
          created: CREATED.toISOString(),
          unknownSections: [],
        });
      }),
    );
  });

  it('is JSON that says what it is', async () => {
    expect(JSON.parse(await toBackup(content, CREATED))).toEqual({
      format: 'jiazhu-backup',
      version: 1,
      created: '2026-05-06T07:08:09.000Z',
      counts: { highlights: 2, settings: 3, entries: 1, choices: 1 },
      checksum: expect.stringMatching(/^sha-256:[\da-f]{64}$/) as unknown,
      sections: content,
    });
  });

  it('is sound however it is laid out', async () => {
    const document = JSON.parse(await toBackup(content)) as Record<string, unknown>;
    const reversed = Object.fromEntries(Object.entries(document).reverse());
    for (const text of [
      JSON.stringify(document),
      JSON.stringify(reversed, null, 4),
      `\ufeff${JSON.stringify(document)}`,
    ]) {
      expect((await readBackup(text)).highlights).toEqual(content.highlights);
    }
  });

  it('leaves out what is no JSON, and still fits its counts', async () => {
    const text = await toBackup({ highlights: [], settings: { a: undefined, b: 1 }, entries: [], choices: [] });
    expect((await readBackup(text)).settings).toEqual({ b: 1 });
  });

  it('with sections of a later Jiazhu gives what is known here, and names the others', async () => {
    const text = await resealed((d) => Object.assign(d.sections as object, { readingLog: [1] }));
    expect(await readBackup(text)).toMatchObject({ ...content, unknownSections: ['readingLog'] });
  });

  it('has the reading log where it is chosen, and takes it in', async () => {
    const text = await toBackup({ ...content, readings: [reading] }, CREATED);
    expect(JSON.parse(text)).toMatchObject({ counts: { readings: 1 }, sections: { readings: [reading] } });
    expect(await readBackup(text)).toEqual({
      ...content,
      readings: [reading],
      created: CREATED.toISOString(),
      unknownSections: [],
    });
  });

  it.each([
    ['an address that is none of a web page', { address: 'javascript:alert(1)' }, 'sections.readings.0.address'],
    ['a day that is no moment', { last: '2026-05-06' }, 'sections.readings.0.last'],
    ['more than there may be', { text: '正文' }, 'sections.readings.0.text'],
    ['nothing found', { entities: [] }, 'sections.readings.0.entities'],
    ['an end before the beginning', { first: '2026-05-07T00:00:00.000Z' }, 'sections.readings.0'],
  ])('with %s in the reading log is refused, and says where', async (_, change, field) => {
    const text = await resealed((d) => {
      Object.assign(d.sections as object, { readings: [{ ...reading, ...change }] });
      Object.assign(d.counts as object, { readings: 1 });
    });
    await expect(readBackup(text)).rejects.toThrow(`${field}: `);
  });

  it('with a page twice in the reading log is refused', async () => {
    const text = await toBackup({ ...content, readings: [reading, { ...reading, times: 3 }] });
    await expect(readBackup(text)).rejects.toThrow('this address stands twice');
  });

  it('of a Jiazhu before own entries has none', async () => {
    const text = await resealed((d) => {
      const { entries: _, choices: __, ...sections } = d.sections as typeof content;
      Object.assign(d, { sections, counts: { highlights: 2, settings: 3 } });
    });
    expect(await readBackup(text)).toMatchObject({ highlights: content.highlights, entries: [], choices: [] });
  });

  it('cut off anywhere is refused', async () => {
    const text = (await toBackup(content)).trimEnd();
    for (let end = 0; end < text.length; end += 7) {
      await expect(readBackup(text.slice(0, end))).rejects.toThrow(/ends in the middle|is empty/);
    }
  });

  it('with any one character changed is refused', async () => {
    const text = await toBackup(content);
    const places = fc.tuple(fc.nat(text.length - 1), fc.constantFrom('0', 'x', '长', '"', '}', ',', ' '));
    await fc.assert(
      fc.asyncProperty(places, async ([at, character]) => {
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        const isSame = JSON.stringify(tryParse(changed)) === JSON.stringify(JSON.parse(text));
        fc.pre(!isSame);
        await expect(readBackup(changed)).rejects.toBeInstanceOf(BackupError);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, (document: Record<string, unknown>) => void, RegExp]>([
    ['a later version', (d) => (d.version = 2), /^written by a later Jiazhu \(format 2; known here: 1\)$/],
    ['another format', (d) => (d.format = 'x'), /^this is no backup of Jiazhu$/],
    [
      'a wrong count',
      (d) => (d.counts = { highlights: 5, settings: 3 }),
      /^counts\.highlights: says 5, but there are 2$/,
    ],
    [
      'a wrong field',
      (d) => ((d.sections as typeof content).highlights[1] = { ...fullHighlight, color: 'red' as 'pink' }),
      /^highlight 2, color: Invalid type: Expected \("yellow" \|/,
    ],
    [
      'an id twice',
      (d) => ((d.sections as typeof content).highlights[1] = content.highlights[0] ?? fullHighlight),
      /^highlight 2, id: the same as that of highlight 1$/,
    ],
    [
      'a wrong entry',
      (d) => ((d.sections as typeof content).entries[0] = { ...entry, hidden: 'no' as unknown as boolean }),
      /^sections\.entries\.0\.hidden: Invalid type/,
    ],
    ['a choice twice', (d) => Object.assign(d, { counts: { highlights: 2, settings: 3, entries: 1, choices: 2 }, sections: { ...content, choices: [choice, choice] } }), /^sections\.choices\.1\.id: /], // prettier-ignore
  ])('refused: %s', async (_, change, message) => {
    await expect(readBackup(await resealed(change))).rejects.toThrow(message);
  });

  it('that was changed says so, and what is wrong in it', async () => {
    const text = await toBackup(content);
    await expect(readBackup(text.replace('第一行', '第二行'))).rejects.toThrow(
      /^checksum: the file was changed or damaged after it was written: its checksum differs$/,
    );
    await expect(readBackup(text.replace('"color":"pink"', '"color":7'))).rejects.toThrow(
      /its checksum differs \(highlight 2, color: Invalid type/,
    );
  });
});

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [1e21, 0.1, -0, 'é\n"\u2028'] }, '{"a":[1e+21,0.1,0,"é\\n\\"\u2028"],"b":1}'],
    [
      { '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4, '\ufb33': 5, ö: 6 },
      '{"\\r":2,"1":3,"ö":6,"€":1,"😀":4,"\ufb33":5}',
    ],
  ])('is that of RFC 8785: %j', (value, text) => {
    expect(toCanonicalJson(value)).toBe(text);
  });

  it('refuses what is nested without end', () => {
    expect(() => toCanonicalJson(JSON.parse('['.repeat(5000) + ']'.repeat(5000)))).toThrow(RangeError);
  });
});

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
