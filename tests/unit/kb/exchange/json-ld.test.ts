import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromJsonLd } from '../../../../lib/kb/exchange/from-json-ld';
import { toJsonLd, toJsonLdText } from '../../../../lib/kb/exchange/json-ld';
import { readImport } from '../../../../lib/kb/exchange/read-import';
import { anyHighlights, fullHighlight, toHighlight, uuid } from '../../../fixtures/highlights';
import { findBroken } from './annotation-musts';

describe('highlights as Web Annotations', () => {
  it('keep every rule of the model', () => {
    expect(findBroken(toJsonLd([toHighlight(1), fullHighlight]))).toEqual([]);
    expect(findBroken(toJsonLd([]))).toEqual([]);
    fc.assert(fc.property(anyHighlights, (highlights) => void expect(findBroken(toJsonLd(highlights))).toEqual([])));
  });

  it('come back exactly as they were, the bin included', () => {
    fc.assert(
      fc.property(anyHighlights, (highlights) => {
        expect(fromJsonLd(toJsonLd(highlights)).highlights).toEqual(highlights);
      }),
      { numRuns: 300 },
    );
  });

  it('come back from the text of a file, with a BOM or laid out anew', () => {
    fc.assert(
      fc.property(anyHighlights, (highlights) => {
        const text = toJsonLdText(highlights);
        const again = JSON.stringify(JSON.parse(text), null, 2);
        for (const file of [text, `\ufeff${again}`]) {
          expect(readImport(file)).toEqual({ format: 'web-annotation', highlights, skipped: [] });
        }
      }),
    );
  });

  it('read as the model writes them', () => {
    expect(toJsonLd([fullHighlight], uuid(1))).toMatchObject({
      '@context': ['http://www.w3.org/ns/anno.jsonld', { jiazhu: 'urn:jiazhu:terms:' }],
      id: `urn:uuid:${uuid(1)}`,
      type: 'AnnotationPage',
      items: [
        {
          id: `urn:uuid:${uuid(7)}`,
          type: 'Annotation',
          motivation: 'highlighting',
          creator: { type: 'Person', name: 'reader@example.org' },
          created: '2026-05-06T07:08:09.123Z',
          body: [
            { type: 'TextualBody', purpose: 'commenting', format: 'text/plain' },
            { type: 'TextualBody', purpose: 'tagging', value: '疫情' },
            { type: 'TextualBody', purpose: 'tagging', value: 'zero covid' },
            { purpose: 'identifying', source: { id: 'urn:jiazhu:official:shi-genzhi', label: '史根治' } },
            { purpose: 'identifying', source: { id: 'urn:jiazhu:body:cn-411000/dangwei' } },
            { purpose: 'identifying', source: { id: 'urn:jiazhu:slogan:dynamic-zero' } },
          ],
          target: {
            source: 'https://www.example.cn/2022/0506/1.html',
            selector: [
              { type: 'TextQuoteSelector', prefix: '许昌市委书记史根治指出，' },
              { type: 'TextPositionSelector', start: 107, end: 125 },
            ],
            'dcterms:isPartOf': { 'dcterms:date': '2022-05-06' },
          },
          'jiazhu:color': 'pink',
          'jiazhu:deleted': '2026-05-08T00:00:00.000Z',
        },
      ],
    });
  });

  it('stand one on a line, so that two exports can be compared', () => {
    const text = toJsonLdText([toHighlight(1), toHighlight(2)]);
    expect(text.split('\n').filter((line) => line.startsWith('{"id"'))).toHaveLength(2);
  });

  it('the check itself sees what is broken', () => {
    const page = toJsonLd([fullHighlight]);
    const [annotation] = page.items;
    expect(findBroken({ ...page, '@context': 'https://schema.org', id: 'x y' })).toHaveLength(2);
    expect(
      findBroken({ ...page, items: [{ ...annotation, id: undefined, created: '2026-05-06T07:08:09+01:00' }] }),
    ).toEqual(['annotation 0: 3.1 id: exactly 1 IRI', 'annotation 0: 3.3.1 created: xsd:dateTime with Z']);
  });
});
