/**
 * Links that scroll to a passage and mark it in any browser, Jiazhu or not: text fragments,
 * https://wicg.github.io/scroll-to-text-fragment/.
 *
 *   #:~:text=prefix-,start,end,-suffix
 *
 * Browsers look for `start` and `end` each inside one block of text, and want them to begin and end at the edge of a
 * word, but for the edges that prefix and suffix stand at. So cuts are made where Intl.Segmenter, which browsers use
 * for it too, sees an edge, best beside punctuation: there is one in any case.
 */
import type { TextQuoteSelector } from '../../core/model/highlight';

/** Longer passages are named by their beginning and end. UTF-16 units. */
const MAX_WHOLE = 60;
/** How long beginning and end are then, and the words around: enough to be rare on a page, short enough for a link. */
const EDGE = { min: 12, max: 30 };
const CONTEXT = { min: 6, max: 20 };

/** The page's address with the way to the passage; other fragments (#/news/1) stay. */
export function toPassageUrl(url: string, quote: TextQuoteSelector): string {
  const directive = toTextDirective(quote);
  if (directive === '' || !/^(?:https?|file):/i.test(url)) return url;
  const [page = '', ...fragment] = url.split('#');
  // Directives that it came with lead elsewhere.
  return `${page}#${fragment.join('#').replace(/:~:.*$/s, '')}:~:${directive}`;
}

/** `text=…`, percent-encoded; empty where the quote has nothing to look for. */
export function toTextDirective({ exact, prefix, suffix }: TextQuoteSelector): string {
  const lines = exact.split(BREAK).map(clean).filter(Boolean);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return '';
  const isWhole = lines.length === 1 && first.length <= MAX_WHOLE;
  const [before, after] = [toBefore(prefix), toAfter(suffix)];
  return `text=${[
    before && `${encode(before)}-`,
    encode(isWhole ? first : cutHead(first, EDGE)),
    isWhole ? '' : encode(cutTail(last, EDGE)),
    after && `-${encode(after)}`,
  ]
    .filter(Boolean)
    .join(',')}`;
}

/** Blocks of the page's text stand on lines of their own. */
const BREAK = /[\n\r\u0085\u2028\u2029]/;

/** Only of the passage's own block: what is before the block on the page need not be in the text that we read. */
function toBefore(prefix: string): string {
  const lines = prefix.split(BREAK);
  const line = clean(lines.at(-1) ?? '');
  // A context that was cut off may begin inside a word.
  return cutTail(line, CONTEXT, lines.length > 1 || prefix.length < CONTEXT.max);
}

function toAfter(suffix: string): string {
  const lines = suffix.split(BREAK);
  return cutHead(clean(lines[0] ?? ''), CONTEXT, lines.length > 1 || suffix.length < CONTEXT.max);
}

/** As pages show it: white space is one space. Half characters cannot be encoded, NUL is never shown. */
function clean(line: string): string {
  return line
    .replace(/[ \t\f\v]+/g, ' ')
    .replace(/[\p{Surrogate}\p{Cc}]/gu, '')
    .trim();
}

/** The beginning of a text, up to the edge of a word. `isEdge`: whether the text's own end is one. */
function cutHead(text: string, { min, max }: typeof EDGE, isEdge = true): string {
  if (text.length <= min && isEdge) return text;
  const edges = findEdges(text.slice(0, max * 2)).filter((at) => at > 0 && at <= max && (isEdge || at < text.length));
  return text
    .slice(
      0,
      choose(
        edges.filter((at) => at >= min),
        text,
      ) ??
        edges.at(-1) ??
        0,
    )
    .trim();
}

function cutTail(text: string, { min, max }: typeof EDGE, isEdge = true): string {
  if (text.length <= min && isEdge) return text;
  const from = Math.max(0, text.length - max * 2);
  const edges = findEdges(text.slice(from))
    .map((at) => from + at)
    .filter((at) => at < text.length && at >= text.length - max && (at > 0 ? at > from : isEdge));
  return text
    .slice(choose(edges.filter((at) => at <= text.length - min).reverse(), text) ?? edges[0] ?? text.length)
    .trim();
}

/** Beside punctuation if possible, else the first that is long enough. */
function choose(edges: number[], text: string): number | undefined {
  const isMark = (c: string | undefined): boolean => c !== undefined && /[\p{P}\p{Z}]/u.test(c);
  return edges.find((at) => isMark(text[at - 1]) || isMark(text[at])) ?? edges[0];
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function findEdges(text: string): number[] {
  return [...Array.from(segmenter.segment(text), ({ index }) => index), text.length];
}

/** A hyphen would end a prefix; the rest would be read as Markdown or as the end of a link by others. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[-!'()*~_]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
