/**
 * Is this a page in Chinese? Asked by the gate in every page there is, so: few nodes, no layout, no library. The first
 * element that a script looks at costs a page a millisecond, for all that an element can do; most pages never pay it.
 */

/** Text that is looked at, in UTF-16 units: enough to tell a language, little enough to cost well under a millisecond. */
const SAMPLE_CHARS = 4000;
/** Text nodes that are visited at most: a page may hold ten thousand empty ones. */
const SAMPLE_NODES = 600;
const MAIN = 'article,main,[role=main],#article,#content,.article,.content';
const NOT_PROSE = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TEXTAREA)$/;

export interface Letters {
  han: number;
  kana: number;
  /** Other letters that are seen: Latin, Cyrillic, Hangul. */
  other: number;
}

export function countLetters(text: string): Letters {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return {
    han: count(/[\u3400-\u9fff]/g),
    kana: count(/[\u3041-\u30fe]/g),
    other: count(/[a-z\u0400-\u04ff\uac00-\ud7af]/gi),
  };
}

/** 40 Han characters are two lines of news; where other letters prevail (a name in brackets, a language menu) it is not for us. */
export function isChineseText({ han, kana, other }: Letters): boolean {
  // Japanese prose is about half kana; Chinese has a の in a brand name at most.
  if (kana > 0.08 * (han + kana)) return false;
  return han >= 40 && (han >= 300 || han * 5 >= other);
}

/** Up to SAMPLE_CHARS of the text under `root`; no more than 300 of one node, so that one blob can't stand for a page. */
function sampleText(root: Node): string {
  const walker = (root.ownerDocument as Document).createTreeWalker(root, 4 /* NodeFilter.SHOW_TEXT */);
  let text = '';
  for (let seen = 0; seen < SAMPLE_NODES && text.length < SAMPLE_CHARS && walker.nextNode(); seen++) {
    const node = walker.currentNode as Text;
    if (!NOT_PROSE.test(node.parentElement?.tagName ?? '')) text += node.data.trim().slice(0, 300) + ' ';
  }
  return text;
}

/** Anywhere in the page's text, its scripts included; without looking at an element. */
function hasHan(document: Document): boolean {
  const range = document.createRange();
  range.selectNodeContents(document);
  return /[\u3400-\u9fff]/.test(range.toString());
}

export function isChinesePage(document: Document): boolean {
  if (!hasHan(document)) return false;
  const body = document.body as HTMLElement | null;
  if (!body) return false;
  // The page's own word for it is believed only against us: Chinese pages often declare nothing, or English.
  if (/^ja\b/i.test(document.documentElement.lang)) return false;
  const main = body.querySelector(MAIN);
  return (
    (main !== null && isChineseText(countLetters(sampleText(main)))) || isChineseText(countLetters(sampleText(body)))
  );
}
