/** Names of files that every system takes: Windows' rules are the narrowest, Obsidian adds what its links cannot hold. */

/** File systems take 255 bytes; folders of sync services and zips add their own before it. */
const MAX_BYTES = 120;
/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file; with any extension too. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Names for texts, in their order; those that differ only in case or composition get a number. `extension` with dot. */
export function toFileNames(titles: readonly string[], extension: string): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    for (let copy = 1; ; copy++) {
      const end = (copy > 1 ? ` ${copy}` : '') + extension;
      const name = toStem(title, MAX_BYTES - toBytes(end)) + end;
      const key = name.normalize('NFKC').toLowerCase();
      if (!taken.has(key)) {
        taken.add(key);
        return name;
      }
    }
  });
}

function toStem(title: string, maxBytes: number): string {
  const stem = title
    .normalize('NFC')
    .replace(/[<>:"/\\|?*#^[\]\s\u0085]+/g, ' ')
    .replace(/\p{C}/gu, '')
    .replace(/ +/g, ' ');
  const trimmed = trim(cut(trim(stem), maxBytes - 1));
  if (trimmed === '') return 'page';
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
}

/** Windows drops dots and spaces at the end; a dot in front hides the file elsewhere. */
const trim = (text: string): string => text.replace(/^[.\s]+|[.\s]+$/g, '');

/** Between whole signs, combined ones too. */
function cut(text: string, maxBytes: number): string {
  let kept = '';
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    bytes += toBytes(segment);
    if (bytes > maxBytes) break;
    kept += segment;
  }
  return kept;
}

const toBytes = (text: string): number => new TextEncoder().encode(text).length;
