/**
 * Highlights as Markdown, a file a page, for Obsidian and other places of notes.
 *
 * The properties are those that Obsidian's own Web Clipper gives to an article, so that clipped and exported pages
 * stand in one table: `title`, `source`, `published`, `created`, `tags`. `aliases` has the title where the file's name
 * could not be the title: links are completed by it. No `author`: Jiazhu knows none. Zotero (Better Notes) reads the
 * text and passes over properties that are not its own.
 */
import { strToU8, zipSync } from 'fflate';
import type { Highlight, HighlightPage } from '../../core/model/highlight';
import { toFileNames } from './file-name';
import { toIri } from './iri';
import {
  escapeLine,
  toBlockQuote,
  toLinkTarget,
  toObsidianTag,
  toOneLine,
  toParagraphs,
  toYamlString,
} from './markdown-text';
import { toPassageUrl } from './text-fragment';

export interface TextFile {
  name: string;
  text: string;
}

/** Words of ours between those of the page and the reader. */
export interface MarkdownLabels {
  mentions: string;
  saved: string;
  open: string;
}
const ENGLISH: MarkdownLabels = { mentions: 'Mentions', saved: 'Saved', open: 'Show on the page' };

/** The page saved first comes first; on a page, highlights stand in the order of the text. */
export function toMarkdownFiles(highlights: readonly Highlight[], labels = ENGLISH): TextFile[] {
  const pages = [...groupByPage(highlights).values()];
  const names = toFileNames(
    pages.map(([{ page }]) => toTitle(page)),
    '.md',
  );
  return pages.map((group, i) => ({ name: names[i] ?? '', text: toFile(group, names[i] ?? '', labels) }));
}

/** `modified` is the date of all files in the zip. */
export function toZip(files: readonly TextFile[], modified: Date = new Date()): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])), { mtime: modified });
}

type Group = [Highlight, ...Highlight[]];

function groupByPage(highlights: readonly Highlight[]): Map<string, Group> {
  const pages = new Map<string, Group>();
  for (const highlight of [...highlights].sort((a, b) => compare(a.created, b.created))) {
    const group = pages.get(highlight.page.address);
    if (group) group.push(highlight);
    else pages.set(highlight.page.address, [highlight]);
  }
  for (const group of pages.values()) {
    if (group.every(({ position }) => position)) {
      group.sort((a, b) => (a.position?.start ?? 0) - (b.position?.start ?? 0));
    }
  }
  return pages;
}

function toFile(group: Group, name: string, labels: MarkdownLabels): string {
  const [{ page }] = group;
  const title = toTitle(page);
  const source = toIri(page.url);
  const tags = [...new Set(group.flatMap((highlight) => highlight.tags.map(toObsidianTag)))].filter(Boolean);
  const created = group.map((highlight) => highlight.created).sort(compare)[0] ?? '';
  const lines = [
    '---',
    `title: ${toYamlString(title)}`,
    ...(name === `${title}.md` ? [] : ['aliases:', `  - ${toYamlString(title)}`]),
    `source: ${toYamlString(source)}`,
    // Unquoted, so that they are dates there, not text.
    ...(page.date === undefined ? [] : [`published: ${page.date}`]),
    `created: ${created.slice(0, 10)}`,
    ...(tags.length > 0 ? ['tags:', ...tags.map((tag) => `  - ${toYamlString(tag)}`)] : []),
    '---',
    '',
    `# ${escapeLine(title)}`,
    '',
    `[${escapeLine(source)}](${toLinkTarget(source)})`,
    '',
  ];
  return `${lines.join('\n')}\n${group.map((highlight) => toSection(highlight, labels)).join('\n---\n\n')}`;
}

function toSection(highlight: Highlight, labels: MarkdownLabels): string {
  const { page, quote, note, tags, entities, created } = highlight;
  const tagLine = tags.map(toObsidianTag).filter(Boolean);
  const parts = [
    toBlockQuote(quote.exact),
    note.trim() && toParagraphs(note),
    tagLine.map((tag) => `#${tag}`).join(' '),
    entities.length > 0 && `${labels.mentions}: ${entities.map(({ name }) => escapeLine(toOneLine(name))).join(', ')}`,
    `${labels.saved} ${created.slice(0, 10)} · [${labels.open}](${toLinkTarget(toIri(toPassageUrl(page.url, quote)))})`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const toTitle = (page: HighlightPage): string => toOneLine(page.title) || toOneLine(page.address);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
