/** Reads the titles that stand before a name: 市委常委、常务副市长|王志宏, 市政协党组书记、主席|刘保新. */
import type { Span } from '../model/annotation';
import type { ByEnd } from './hits';
import { COLLECTIVE, findPostBefore, INHERENT, isClauseEnd, stripRank } from './grammar';

export interface TitlePart {
  post: string;
  /** Bodies and places that the part names, or takes over from the part before it. */
  ids?: string[];
  organ?: string;
  level?: string;
  places?: string[];
  /** The ids hold only in the bodies' own place. */
  relative?: true;
  /** Words before the post that are no body we know: somebody else's office may be meant. */
  unknown?: true;
}
export interface Title {
  /** The words, folded. */
  text: string;
  /** Folded offset where it starts. */
  start: number;
  parts: TitlePart[];
  /** A title shared by a list that names no office (市领导), with its level word. */
  collective?: string;
  /** It stands in brackets behind the name: 刘涛（许昌市市长）. */
  behind?: true;
}

interface BodyAt extends Span {
  body: { ids: string[]; relative: boolean; organ?: string; level?: string; places?: string[]; foreign?: true };
}
interface PlaceAt extends Span {
  senses: { places: { row: { code: string } }[] };
}

/** 国家主席: the state itself is no body that texts name. */
const OF_STATE = /^副?主席$/;

/** The title in the brackets that open at `start`, or undefined where something else stands in them. */
export function readTitleInBrackets(
  text: string,
  start: number,
  bodies: ByEnd<BodyAt>,
  places: ByEnd<PlaceAt>,
): Title | undefined {
  if (text[start] !== '(') return undefined;
  const end = text.indexOf(')', start);
  if (end < 0 || end - start > 40) return undefined;
  const title = readTitleBefore(text, end, bodies, places);
  return title && title.start >= start ? { ...title, behind: true } : undefined;
}

/** What may stand between a title and the name: 市长：刘涛, 时任市长的刘涛. */
const LINKING = /[:的有]$/;

/** The title that ends at `end` (folded offsets), or undefined. */
export function readTitleBefore(
  text: string,
  end: number,
  bodies: ByEnd<BodyAt>,
  places: ByEnd<PlaceAt>,
): Title | undefined {
  const last = LINKING.test(text.slice(0, end)) ? end - 1 : end;
  const collective = COLLECTIVE.exec(text.slice(Math.max(0, last - 8), last));
  if (collective)
    return { text: collective[0], start: last - collective[0].length, parts: [], collective: collective[1] ?? '' };
  const parts: (TitlePart & { own: boolean })[] = [];
  let at = last;
  for (;;) {
    const post = findPostBefore(text, at);
    if (!post) break;
    let start = at - post.length;
    const body =
      bodies.get(start)?.[0] ??
      [1, 2]
        .flatMap((n) => bodies.get(start + n) ?? [])
        .find((b) => b.start < start && post.startsWith(text.slice(start, b.end)));
    const place = [
      ...(places.get(start) ?? []),
      ...('省市县区州'.includes(text[start]!) ? (places.get(start + 1) ?? []) : []),
    ].find((p) => p.start < start);
    const part: TitlePart & { own: boolean } = { post, own: false };
    if (body) {
      start = body.start;
      const { ids, organ, level } = body.body;
      Object.assign(part, {
        own: true,
        ...(ids.length > 0 && { ids }),
        ...(body.body.relative && { relative: true as const }),
        ...(organ && { organ }),
        ...(level && { level }),
        ...(body.body.places && { places: body.body.places }),
      });
      if (body.body.foreign) part.unknown = true;
    } else if (place) {
      start = place.start;
      Object.assign(part, { own: true, places: place.senses.places.map((p) => p.row.code) });
    } else if (text.startsWith('国家', start - 2) && OF_STATE.test(post)) {
      start -= 2;
      Object.assign(part, { own: true, places: ['cn'] });
    } else if (!isTitleEdge(text, start)) part.unknown = true;
    parts.unshift(part);
    at = start;
    if (text[start - 1] !== '、' && text[start - 1] !== '兼') break;
    if (!findPostBefore(text, start - 1)) break;
    at = start - 1;
  }
  if (parts.length === 0) return undefined;
  // 市政协党组书记、主席: the second office is of the same body; 市委副书记、市长: only of the same place
  parts.forEach((part, i) => {
    const before = parts[i - 1];
    if (!before || part.own) return;
    const inherent = INHERENT[stripRank(part.post).replace(/^副/, '')] !== undefined;
    for (const key of inherent ? (['places'] as const) : (['ids', 'relative', 'organ', 'level', 'places'] as const))
      if (before[key] !== undefined) Object.assign(part, { [key]: before[key] });
    delete part.unknown;
  });
  return { text: text.slice(at, last), start: at, parts: parts.map(({ own: _, ...part }) => part) };
}

/** Whether a bare post may start here: behind a mark, or a word that takes a person (和, 由, 听取 …). */
const isTitleEdge = (text: string, start: number): boolean =>
  isClauseEnd(text[start - 1]) ||
  '、·'.includes(text[start - 1] ?? '、') ||
  /(?:[和与及由对向请随经被让令给同的了]|介绍|会见|听取|陪同|任命|时任)$/.test(
    text.slice(Math.max(0, start - 2), start),
  );
