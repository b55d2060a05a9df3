/** Text as Markdown and YAML that say exactly this text: nothing of it becomes structure, HTML, a link or a property. */

/**
 * For CommonMark, GitHub's and Obsidian's Markdown: a backslash before any ASCII punctuation makes it itself
 * (CommonMark 2.4), so `[[`, `#tag`, `==`, `%%`, `$`, `^id` and `<script>` are text.
 */
export function escapeLine(line: string): string {
  return (
    toPlain(line)
      .replace(/[\t ]+/g, ' ')
      .trim()
      .replace(/[\\`*_[\]{}<>&#$=%~|^@"]/g, '\\$&')
      // What begins a list, a heading's underline or a table, or ends `1.`
      .replace(/^[-+:]/, '\\$&')
      .replace(/^(\d{1,9})([.)])/, '$1\\$2')
      // Bare addresses become links by themselves.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\b(www|mailto|xmpp)([.:])/gi, '$1\\$2')
  );
}

/** Several lines as a block quote. Every line has its mark, so that none can leave the quote. */
export function toBlockQuote(text: string): string {
  return toLines(text)
    .map((line) => `> ${escapeLine(line)}`.trimEnd())
    .join('\n');
}

export function toParagraphs(text: string): string {
  return toLines(text).map(escapeLine).join('\n');
}

/** Without empty lines at the ends and more than one in between. */
function toLines(text: string): string[] {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/\n[^\S\n]*(?:\n[^\S\n]*)+/g, '\n\n')
    .trim()
    .split('\n');
}

/** On one line. */
export const toOneLine = (text: string): string =>
  toPlain(text)
    .replace(/[\s\u0085]+/g, ' ')
    .trim();

/** Control characters show nothing, and NUL is U+FFFD for Markdown; marks of direction could turn a line around. */
function toPlain(text: string): string {
  return text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}

/** A string of YAML in double quotes: JSON is that, but for characters that YAML calls not printable. */
export function toYamlString(text: string): string {
  return JSON.stringify(toOneLine(text)).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The target of a link, in the form `<…>`. The address has to be an IRI. */
export function toLinkTarget(iri: string): string {
  // Character references are read in targets too: `&copy;` of a query would become a sign.
  return `<${iri.replace(/&(?=#?\w+;)/g, '\\&')}>`;
}

/**
 * A tag as Obsidian takes it: letters, digits, `_`, `-` and `/`, no spaces, and not digits alone
 * (https://help.obsidian.md/tags). Empty where nothing is left.
 */
export function toObsidianTag(tag: string): string {
  const name = toPlain(tag)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
    .replace(/\/{2,}/g, '/')
    .replace(/^[-/]+|[-/]+$/g, '');
  return /^\p{N}+$/u.test(name) ? `_${name}` : name;
}
