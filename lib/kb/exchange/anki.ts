/**
 * Highlights as cards for Anki ("Import file"): in front the passage in its sentence, behind it what the reader knows
 * of it. Headers as in https://docs.ankiweb.net/importing/text-files.html. The guid is the highlight's id: imported
 * again, a card is changed, not doubled.
 */
import type { Highlight } from '../../core/model/highlight';
import { toIri } from './iri';
import { toPassageUrl } from './text-fragment';

/** How much of the words around is shown, at most: about a line on each side. UTF-16 units. */
const CONTEXT_LENGTH = 60;

const HEADER = [
  '#separator:tab',
  '#html:true',
  '#guid column:1',
  '#tags column:4',
  ['#columns:guid', 'Front', 'Back', 'Tags'].join('\t'),
];

export function toAnki(highlights: readonly Highlight[]): string {
  const rows = highlights.map((h) => [h.id, toFront(h), toBack(h), h.tags.map(toTag).filter(Boolean).join(' ')]);
  return `${[...HEADER, ...rows.map((row) => row.join('\t'))].join('\n')}\n`;
}

function toFront({ quote }: Highlight): string {
  const before = sentenceBefore(quote.prefix);
  const after = sentenceAfter(quote.suffix);
  return `${escapeHtml(before)}<b>${escapeHtml(quote.exact.trim())}</b>${escapeHtml(after)}`;
}

function toBack({ note, entities, page, quote }: Highlight): string {
  const link = toIri(toPassageUrl(page.url, quote));
  const title = escapeHtml(page.title.trim() || page.address);
  const source = [/^https?:/i.test(link) ? `<a href="${escapeHtml(link)}">${title}</a>` : title, page.date ?? ''];
  const parts = [
    escapeHtml(note.trim()),
    escapeHtml(entities.map(({ name }) => name).join('、')),
    `<small>${source.filter(Boolean).join(' · ')}</small>`,
  ];
  return parts.filter(Boolean).join('<br><br>');
}

/** From the last end of a sentence or line on. */
function sentenceBefore(prefix: string): string {
  const sentence = prefix.split(/[。！？!?\n\r]/).at(-1) ?? '';
  return [...sentence.slice(-CONTEXT_LENGTH)].filter(isWhole).join('').trimStart();
}

/** Up to the end of the sentence, its mark included. */
function sentenceAfter(suffix: string): string {
  const sentence = /^[^。！？!?\n\r]*[。！？!?]?/.exec(suffix)?.[0] ?? '';
  return [...sentence.slice(0, CONTEXT_LENGTH)].filter(isWhole).join('').trimEnd();
}

/** No half of a character that the cut left. */
const isWhole = (character: string): boolean => !/^\p{Surrogate}$/u.test(character);

/** A field stands on one line; `[sound:…]` and `[latex]` would be orders to Anki. */
function escapeHtml(text: string): string {
  return text
    .replace(/[\0\t\v\f]/g, ' ')
    .replace(/[&<>"'[\]\\{}]/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '<br>');
}

/** Anki parts tags by spaces. */
function toTag(tag: string): string {
  return tag
    .replace(/[\p{C}"]/gu, '')
    .trim()
    .replace(/\s+/gu, '_');
}
