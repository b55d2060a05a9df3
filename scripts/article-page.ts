/** Makes a web page of a text file, as plain as a newspaper's own archive pages are. */

import { splitParagraphs } from './paragraphs';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A line end within a paragraph becomes <br>: it may cut a name in two, as it does on real pages. */
export function toArticlePage(text: string, title: string): string {
  const paragraphs = splitParagraphs(text.replace(/^\ufeff/, '')).map(
    (paragraph) =>
      `<p>${paragraph.text
        .trim()
        .split(/\s*\n\s*/)
        .map(escapeHtml)
        .join('<br>\n')}</p>`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light dark }
  body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 17px/1.9 system-ui, "Noto Sans CJK SC", sans-serif }
</style>
<article>
${paragraphs.join('\n')}
</article>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
