/**
 * In which encoding a file is, and its text. The decoders are not Node's own: those lack the signs of Hong Kong (衞, 着)
 * in Big5, and the four-byte half of what is declared as GB2312.
 */
import { getBOMEncoding, normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import sniffHtmlEncoding from 'html-encoding-sniffer';

/** Its message says what is wrong with the bytes, for a person to read after the file's name. */
export class UndecodableText extends Error {}

/** The name of the encoding that a label means (gb2312: gbk), or null. */
export function findEncoding(label: string): string | null {
  const name = normalizeEncoding(label);
  return name === 'replacement' ? null : name; // what WHATWG refuses for its dangers, as hz-gb-2312
}

/**
 * The text, and the encoding as WHATWG names it in lower case: that of the label given, of the byte order mark, of
 * HTML's own declaration, or by the look of the bytes. Throws UndecodableText rather than give a damaged text.
 */
export function decodeFile(
  bytes: Uint8Array,
  { isHtml = false, label }: { isHtml?: boolean; label?: string | undefined } = {},
): { text: string; encoding: string } {
  const mark = getBOMEncoding(bytes);
  const declared = isHtml && mark === null ? sniffHtmlEncoding(bytes, { defaultEncoding: null }) : null;
  const chosen = label ?? mark ?? declared ?? guessEncoding(bytes);
  const encoding = findEncoding(chosen);
  if (encoding === null) throw new UndecodableText(`unknown encoding ${chosen}`);
  // Each other encoding has zero bytes in binary data only.
  if (!encoding.startsWith('utf-16') && bytes.includes(0))
    throw new UndecodableText('not a text file (it has NUL bytes)');
  const text = decodeStrictly(bytes, encoding);
  if (text !== null) {
    if (text.includes('\0')) throw new UndecodableText('not a text file (it has NUL characters)');
    return { text, encoding };
  }
  // A page that was converted, and kept the declaration of what it was.
  const converted = label === undefined && declared !== null ? decodeStrictly(bytes, 'utf-8') : null;
  if (converted !== null) return { text: converted, encoding: 'utf-8' };
  if (label ?? mark ?? declared)
    throw new UndecodableText(
      `not valid ${encoding}${label ? '' : `, as which it ${mark ? 'begins' : 'is declared'}`}`,
    );
  throw new UndecodableText('neither valid UTF-8 nor GB 18030 nor Big5; --encoding names another');
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * By byte order mark, else UTF-8 where the bytes allow it, else GB 18030 or Big5. Most texts are valid in both, and
 * libraries that count characters need twenty of them and more; where frequent characters stand tells two apart.
 */
export function guessEncoding(bytes: Uint8Array): string {
  const mark = getBOMEncoding(bytes);
  if (mark) return mark;
  if (decodeStrictly(bytes, 'utf-8') !== null) return 'utf-8';
  const isGb = decodeStrictly(bytes, 'gb18030') !== null;
  const isBig5 = decodeStrictly(bytes, 'big5') !== null;
  if (isGb !== isBig5) return isGb ? 'gb18030' : 'big5';
  return countFrequent(bytes, isFrequentInBig5) > countFrequent(bytes, isFrequentInGb) ? 'big5' : 'gb18030';
}

/** Punctuation, and the 3,755 characters of GB 2312's first level. */
const isFrequentInGb = (lead: number, trail: number) =>
  trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7));

/** Punctuation, and the 5,401 characters of Big5's first level. */
const isFrequentInBig5 = (lead: number, trail: number) =>
  (trail <= 0x7e || trail >= 0xa1) && ((lead >= 0xa1 && lead <= 0xa2) || (lead >= 0xa4 && lead <= 0xc6));

function countFrequent(bytes: Uint8Array, isFrequent: (lead: number, trail: number) => boolean): number {
  let count = 0;
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    if (isFrequent(bytes[i]!, bytes[i + 1]!)) count++;
    i++;
  }
  return count;
}
