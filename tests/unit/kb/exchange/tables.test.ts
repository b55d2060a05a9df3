import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toAnki } from '../../../../lib/kb/exchange/anki';
import { toCsv } from '../../../../lib/kb/exchange/csv';
import { anyHighlights, fullHighlight, toHighlight } from '../../../fixtures/highlights';

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.slice(1).trimEnd(), { header: true }).data;

describe('highlights as a table', () => {
  it('have a BOM for Excel, a row each, and the quote first', () => {
    const csv = toCsv([toHighlight(1), fullHighlight]);
    expect(csv).toMatch(/^\ufeffquote,note,tags,color,title,published,url,/);
    expect(csv.split('\r\n')[1]).toMatch(/^要坚持“动态清零”总方针不动摇（1）,,,yellow,/);
    expect(rowsOf(csv)[1]).toMatchObject({
      note: fullHighlight.note,
      tags: '疫情; zero covid',
      entities: '史根治; 中共许昌市委; 动态清零',
      'entity ids': 'official:shi-genzhi; body:cn-411000/dangwei; slogan:dynamic-zero',
      deleted: '2026-05-08T00:00:00.000Z',
    });
  });

  it.each(['=1+1', '=HYPERLINK("http://evil")\nsecond line', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', ' =1', '＝1+1'])(
    'run no formula: %j',
    (text) => {
      const [row] = rowsOf(toCsv([toHighlight(1, { note: text, tags: [text.trim()] })]));
      expect(row?.note?.startsWith("'")).toBe(true);
      expect(row?.tags?.startsWith("'")).toBe(true);
    },
  );

  it('come back from it with all their text', () => {
    fc.assert(
      fc.property(anyHighlights, (highlights) => {
        const rows = rowsOf(toCsv(highlights));
        expect(rows.map(({ id }) => id)).toEqual(highlights.map(({ id }) => id));
        for (const [i, { note }] of highlights.entries()) {
          expect([note.replaceAll('\0', ''), `'${note.replaceAll('\0', '')}`]).toContain(rows[i]?.note);
        }
      }),
    );
  });
});

describe('highlights as cards', () => {
  it('have the passage in its sentence in front, and what is known of it behind', () => {
    const [, , , , columns, card = ''] = toAnki([fullHighlight]).split('\n');
    expect(columns).toBe('#columns:guid\tFront\tBack\tTags');
    const [guid, front, back, tags] = card.split('\t');
    expect(guid).toBe(fullHighlight.id);
    expect(front).toBe('许昌市委书记史根治指出，<b>要坚持“动态清零”总方针不动摇（7）</b>，坚决落实“四早”要求。');
    expect(back).toMatch(
      /^第一行<br><br>第二行 &#38; &#60;b&#62;bold&#60;\/b&#62;<br><br>史根治、中共许昌市委、动态清零<br><br><small><a href="https:/,
    );
    expect(tags).toBe('疫情 zero_covid');
  });

  it('show the sentence, not more', () => {
    const quote = {
      type: 'TextQuoteSelector' as const,
      exact: '动态清零',
      prefix: '前一句。要坚持',
      suffix: '总方针！后一句',
    };
    expect(toAnki([toHighlight(1, { quote })])).toContain('\t要坚持<b>动态清零</b>总方针！\t');
  });

  it('have headers that Anki knows', () => {
    expect(toAnki([])).toBe(
      '#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n#columns:guid\tFront\tBack\tTags\n',
    );
  });

  it('are four fields on a line, and no HTML but ours', () => {
    fc.assert(
      fc.property(anyHighlights, (highlights) => {
        const lines = toAnki(highlights).split('\n').slice(5, -1);
        expect(lines).toHaveLength(highlights.length);
        for (const line of lines) {
          expect(line.split('\t')).toHaveLength(4);
          // Tags are no HTML.
          const html = line.split('\t').slice(1, 3).join('');
          expect(html.replace(/<\/?(?:b|br|small|a)>|<a href="[^"<>]*">/g, '')).not.toMatch(/[<>"'[\]\\{}]/);
        }
      }),
    );
  });
});
