/** Bodies as a text has them: by their own form, or as a regular organ with the place before it. */
import type { Span } from '../model/annotation';
import { isClauseEnd, isHan } from './grammar';
import type { ByEnd, Hit } from './hits';
import { endsPlaceName, VETO, wordGain, type Lexicon } from './lexicon';
import type { BodyMention, Surface } from './mentions';

export interface BodyChoice extends Hit {
  kind: 'body';
  body: Omit<BodyMention, keyof Surface>;
}

/** 许昌学院|路: a street, a stop or a house that is called after the body. */
const NAME_GOES_ON = /^(?:[路街巷桥]|站(?!在)|小区|社区|家属)/;

/** A name of two characters (中央, 政协) is often the head of another (中央社, 中央空调): it has to stand free behind. */
const isFree = (hit: Span, text: string): boolean =>
  hit.end - hit.start > 2 || isClauseEnd(text[hit.end]) || /^[、和与及的对将要在就]/.test(text.slice(hit.end));

/** 美国|国务院, 劳动党|中央: another country's or party's organ of the same name. */
function isForeign(hit: Span, text: string, lexicon: Lexicon): boolean {
  const before = text.slice(Math.max(0, hit.start - 4), hit.start);
  if (/(?:中国|我国|中共)$/.test(before)) return false;
  if (endsPlaceName(lexicon, text, hit.start)) return true;
  return (
    text[hit.start] === '党' &&
    /(?:劳动|工人|人民革命|民主|共和|保守|自由|社会|国民|民进|统一俄罗斯|共产)$/.test(before)
  );
}

/** A body as the text has it: by its own form, or as a regular organ with the place before it (许昌市|市委 share 市). */
export function toBodies(hit: Hit, places: ByEnd<Hit>, text: string, lexicon: Lexicon): BodyChoice[] {
  const out: BodyChoice[] = [];
  const { bodies, organs } = hit.senses;
  if (NAME_GOES_ON.test(text.slice(hit.end, hit.end + 2))) return out;
  const before = findPlaceBefore(hit, places, text);
  const foreign = !before && endsPlaceName(lexicon, text, hit.start) ? { foreign: true as const } : {};
  if (bodies.length > 0) {
    const relative = bodies.every((b) => b.relative);
    const body = {
      ids: bodies.map((b) => b.row.id),
      relative,
      ...(relative && before ? { places: before.codes } : {}),
      ...(relative ? foreign : {}),
    };
    const abroad = bodies.every((b) => b.row.place === 'cn') && isForeign(hit, text, lexicon);
    if (abroad) Object.assign(body, { foreign: true });
    if (hit.gain >= VETO && (relative || isFree(hit, text)))
      out.push({ ...hit, ...(relative && before ? { start: before.start } : {}), kind: 'body', body });
  }
  for (const organ of organs) {
    if (hit.gain < VETO && !before) continue;
    const prefix = before
      ? text.slice(Math.max(0, before.start - 2), before.start) === '中共'
        ? before.start - 2
        : before.start
      : hit.start;
    // with its place before it the whole is the word; what may cut in is only at its end (河南省委托)
    if (
      before &&
      hit.gain < VETO &&
      wordGain(
        lexicon,
        text,
        hit.start,
        hit.end,
        (i) => i <= hit.start || i >= text.length || !isHan(text.charCodeAt(i)),
      ) < VETO
    )
      continue;
    out.push({
      ...hit,
      start: prefix,
      kind: 'body',
      body: {
        ids: [],
        relative: !before,
        organ: organ.organ,
        level: organ.level,
        ...(before ? { places: before.codes } : foreign),
      },
    });
  }
  return out;
}

/** The place that ends where a relative form starts: 许昌|市委, or overlaps it by the level word: 许昌市|委. */
function findPlaceBefore(hit: Span, places: ByEnd<Hit>, text: string): { start: number; codes: string[] } | undefined {
  const level = text[hit.start]!;
  let found: { start: number; codes: string[] } | undefined;
  for (let overlap = 0; overlap <= 3; overlap++)
    for (const p of places.get(hit.start + overlap) ?? []) {
      if (p.start >= hit.start) continue;
      const fits = (row: { name: string }, short: boolean) =>
        overlap === 0
          ? short || !'省市县区'.includes(level) || row.name.endsWith(level)
          : row.name.endsWith(overlap === 1 ? level : '自治区');
      const codes = p.senses.places.filter((s) => fits(s.row, s.short)).map((s) => s.row.code);
      if (codes.length > 0 && (!found || p.start < found.start)) found = { start: p.start, codes };
    }
  if (!found) return undefined;
  // 河南省许昌市委: the places above it belong to the name
  const above = places.get(found.start)?.[0];
  return above ? { start: above.start, codes: found.codes } : found;
}
