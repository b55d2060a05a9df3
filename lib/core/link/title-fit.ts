/** Does a title that stands before a name fit an office that the official is known to have held? */
import { findPostBefore, INHERENT, stripRank } from '../match/grammar';
import type { OfficeRow, OfficialRow } from '../match/gazetteer';
import type { Title, TitlePart } from '../match/title';
import { agree, placeAtLevel } from '../model/places';

/**
 * fits       the office, and its place as named or as the article's
 * leader     the head of a place whose leaders the official is named among, with no office that the sources tell
 * placeless  the office, but nothing tells the place
 * weak       the post alone (主席, 院长), with no body named
 * same-place another office in the official's own place
 * conflict   an office of another place, or of a body we do not know
 * other      some other title
 */
export type TitleFit = 'fits' | 'leader' | 'placeless' | 'weak' | 'same-place' | 'conflict' | 'other';
const STRENGTH: TitleFit[] = ['fits', 'leader', 'placeless', 'weak', 'same-place', 'other', 'conflict'];

/** The best fit of any part of the title with any office. `place` is the article's. */
export function titleFit(
  official: OfficialRow,
  title: Title | Omit<Title, 'start'>,
  place: string | undefined,
): TitleFit {
  if (title.collective !== undefined) return 'other';
  const fits = title.parts
    .flatMap((part) => {
      const own = official.offices.map((office) => partFit(part, office, place));
      return own.length > 0 ? own : ['other' as const];
    })
    .concat(title.parts.map((part) => placeFit(part, official, place)));
  return STRENGTH.find((s) => fits.includes(s)) ?? 'other';
}

/** The office that a title names best, for showing. */
export function fittingOffice(
  official: OfficialRow,
  title: Title | Omit<Title, 'start'>,
  place: string | undefined,
): OfficeRow | undefined {
  for (const want of ['fits', 'placeless', 'weak'] as const)
    for (const office of official.offices)
      if (title.parts.some((p) => partFit(p, office, place) === want)) return office;
  return undefined;
}

const coreOf = (title: string): string => stripRank(findPostBefore(title, title.length) ?? title);

function partFit(part: TitlePart, office: OfficeRow, place: string | undefined): TitleFit {
  const post = stripRank(part.post);
  if (post !== coreOf(office.title)) return 'other';
  if (part.ids?.some((id) => id === office.body || id === office.of)) {
    if (!part.relative) return 'fits';
    if (part.places) return part.places.includes(office.place) ? 'fits' : 'conflict';
    const here = placeAtLevel(place, office.level);
    return here === undefined ? 'placeless' : here === office.place ? 'fits' : 'conflict';
  }
  const inherent = INHERENT[post.replace(/^副/, '')];
  const organ = part.organ ?? inherent?.organ;
  if (organ !== undefined && office.organ !== undefined) {
    if (organ !== office.organ) return 'other';
    const level = part.level ?? inherent?.level;
    if (level !== undefined && office.level !== undefined && level !== office.level) return 'other';
    if (part.places) return part.places.includes(office.place) ? 'fits' : 'conflict';
    if (part.unknown && inherent) return 'conflict';
    const here = placeAtLevel(place, office.level);
    if (here === undefined) return 'placeless';
    return here === office.place ? 'fits' : 'conflict';
  }
  if (part.unknown || part.ids) return 'other';
  if (part.places) return part.places.some((p) => p === office.place) ? 'fits' : 'other';
  if (office.place === 'cn') return 'fits';
  return place !== undefined && !agree(place, office.place) ? 'conflict' : 'weak';
}

/** Another post than the known ones: in the official's own place it may be theirs, elsewhere it is another's. */
function placeFit(part: TitlePart, official: OfficialRow, place: string | undefined): TitleFit {
  if (part.places) {
    const isLeader =
      official.offices.length === 0 && official.ambiguity !== 'high' && part.places.includes(official.place);
    if (isLeader && INHERENT[stripRank(part.post)]) return 'leader';
    return part.places.some((p) => agree(p, official.place)) ? 'same-place' : 'conflict';
  }
  if (part.unknown) return 'other';
  const level = part.level ?? INHERENT[stripRank(part.post).replace(/^副/, '')]?.level;
  const here = level && placeAtLevel(place, level);
  if (!here) return 'other';
  return agree(here, official.place) ? 'same-place' : 'conflict';
}
