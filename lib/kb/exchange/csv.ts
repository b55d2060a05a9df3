/**
 * Highlights as a table for spreadsheets, a row each: first what one reads, then what one sorts by, last what leads
 * back. UTF-8 with a BOM and CRLF, since Excel takes other files for the system's old encoding.
 */
import Papa from 'papaparse';
import type { Highlight } from '../../core/model/highlight';
import { toIri } from './iri';
import { toPassageUrl } from './text-fragment';

type Column = [name: string, get: (highlight: Highlight) => string];

/** Lists are separated by `; `. Moments are ISO 8601 in UTC. */
const COLUMNS: Column[] = [
  ['quote', ({ quote }) => quote.exact],
  ['note', ({ note }) => note],
  ['tags', ({ tags }) => tags.join('; ')],
  ['color', ({ color }) => color],
  ['title', ({ page }) => page.title],
  ['published', ({ page }) => page.date ?? ''],
  ['url', ({ page }) => page.url],
  ['entities', ({ entities }) => entities.map(({ name }) => name).join('; ')],
  ['entity ids', ({ entities }) => entities.map(({ id }) => id).join('; ')],
  ['created', ({ created }) => created],
  ['modified', ({ modified }) => modified],
  ['deleted', ({ deleted }) => deleted ?? ''],
  ['creator', ({ creator }) => creator ?? ''],
  ['before', ({ quote }) => quote.prefix],
  ['after', ({ quote }) => quote.suffix],
  ['link to the passage', ({ page, quote }) => toIri(toPassageUrl(page.url, quote))],
  ['address', ({ page }) => page.address],
  ['id', ({ id }) => id],
];

/**
 * What a spreadsheet would run as a formula, after OWASP's "CSV Injection"; East Asian ones take the wide signs too.
 * Papa Parse's own pattern misses cells of several lines.
 */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;

export function toCsv(highlights: readonly Highlight[]): string {
  const rows = highlights.map((highlight) => COLUMNS.map(([, get]) => get(highlight).replaceAll('\0', '')));
  const table = Papa.unparse(
    { fields: COLUMNS.map(([name]) => name), data: rows },
    { newline: '\r\n', escapeFormulae: FORMULA },
  );
  return `\ufeff${table}\r\n`;
}
