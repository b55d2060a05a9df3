/** The pages that passages are saved on: our own articles, and the shared pages where they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { readPageText } from '../../../lib/page/page-text';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const ARTICLES = path.join(import.meta.dirname, '..', 'articles');
const SHARED = path.join(ROOT, '..', 'shared', 'pages');
/** Longer pages are cut, as the peers' time is more than linear: some of them take seconds on a portal's front page. */
const LONGEST = 12_000;

export interface SavedPage {
  name: string;
  blocks: string[];
}

export function loadPages(): SavedPage[] {
  const articles = readdirSync(ARTICLES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, blocks: toBlocks(readFileSync(path.join(ARTICLES, name), 'utf8').split('\n')) }));
  const shared = !existsSync(SHARED)
    ? []
    : readdirSync(SHARED)
        .filter((name) => name.endsWith('.html'))
        .map((name) => ({ name, blocks: toBlocks(readBlocks(path.join(SHARED, name))) }));
  return [...articles, ...shared].filter(({ blocks }) => blocks.length >= 3);
}

function readBlocks(file: string): string[] {
  const { document } = parseHTML(readFileSync(file, 'utf8')) as unknown as { document: Document };
  return readPageText(document).blocks.map(({ text }) => text);
}
function toBlocks(texts: readonly string[]): string[] {
  const blocks: string[] = [];
  let length = 0;
  for (const text of texts) {
    if (text.trim() === '') continue;
    if ((length += text.length + 1) > LONGEST) break;
    blocks.push(text);
  }
  return blocks;
}
