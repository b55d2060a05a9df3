/** Scoring: from what was found in a text and what its item says, to counts. Pure. The README has the definitions. */
import type { Annotation } from '../../lib/core/model/annotation';
import type { EntityType } from '../../lib/core/model/entity';
import type { Expected, Side } from './sets';

/** What scoring reads of an annotation. */
export type Found = Pick<Annotation, 'surface' | 'type' | 'id' | 'name' | 'status' | 'confidence' | 'office'>;

/** A link that the item lets us judge. `confidence` is missing where nothing was linked. */
export interface Link {
  verdict: 'right' | 'wrong' | 'missed';
  surface: string;
  type: EntityType;
  /** What was linked, or what should have been. */
  target: string;
  confidence?: number;
  /** Where an office is expected and the link is right. */
  office?: { expected: string; found: string | null };
}
export interface SideScore {
  links: Link[];
  /** Linked, and the item says nothing about it. */
  others: Found[];
  /** Annotations shown as doubtful, by what a link would have been. */
  possible: Record<'right' | 'wrong' | 'other', number>;
}
export interface PairScore {
  kind: string;
  trap: SideScore;
  twin: SideScore | null;
}

/** White space, invisible characters and quotation marks do not count when surfaces are compared. */
export const toPlain = (surface: string): string => surface.replace(/[\s\p{Cf}“”‘’"'「」『』﹁﹂《》]/gu, '');

const standsOn = (a: Found, surface: string) => toPlain(a.surface) === toPlain(surface);
const isMeant = (a: Found, e: Expected) => standsOn(a, e.surface) && (a.id === e.entity || a.name === e.name);

/** What an annotation is, or would be if it were linked. */
function judge(a: Found, { expect, never = [], neverEntity = [] }: Side): 'right' | 'wrong' | 'other' {
  if (expect.some((e) => isMeant(a, e))) return 'right';
  const forbidden = [...never, ...expect.map((e) => e.surface)];
  return neverEntity.includes(a.id) || forbidden.some((surface) => standsOn(a, surface)) ? 'wrong' : 'other';
}

/** An entity on one surface counts once in a text, however often it stands there: the surest of its annotations. */
function mergeRepeats(annotations: readonly Found[]): Found[] {
  const best = new Map<string, Found>();
  for (const a of annotations) {
    const key = `${toPlain(a.surface)} ${a.id}`;
    if (a.confidence > (best.get(key)?.confidence ?? -1)) best.set(key, a);
  }
  return [...best.values()];
}

/** The type that an expectation is about: its id says it; for a name alone, who bears it, or else a guess. */
function findType({ entity, name }: Expected, annotations: readonly Found[]): EntityType {
  if (entity) return entity.slice(0, entity.indexOf(':')) as EntityType;
  return annotations.find((a) => a.name === name)?.type ?? (/[X×]/i.test(name ?? '') ? 'slogan' : 'body');
}

function scoreExpected(expected: Expected, annotations: readonly Found[]): Link {
  const { surface, entity, name, office } = expected;
  const hits = annotations.filter((a) => a.status === 'linked' && isMeant(a, expected));
  const link = { surface, type: hits[0]?.type ?? findType(expected, annotations), target: (entity ?? name)! };
  if (hits.length === 0) return { ...link, verdict: 'missed' };
  const hit = office && hits.find((a) => a.office?.title === office.title);
  const found = (hit ?? hits[0])?.office?.title ?? null;
  return {
    ...link,
    verdict: 'right',
    confidence: Math.max(...hits.map((a) => a.confidence)),
    ...(office && { office: { expected: office.title, found } }),
  };
}

/** Scores what was found in one text. */
export function scoreSide(side: Side, annotations: readonly Found[]): SideScore {
  const linked = mergeRepeats(annotations.filter((a) => a.status === 'linked'));
  const wrong = linked.filter((a) => judge(a, side) === 'wrong');
  const doubts = mergeRepeats(annotations.filter((a) => a.status === 'possible')).map((a) => judge(a, side));
  const count = (verdict: (typeof doubts)[number]) => doubts.filter((d) => d === verdict).length;
  return {
    links: [
      ...side.expect.map((e) => scoreExpected(e, annotations)),
      ...wrong.map(({ surface, type, id, confidence }) => ({
        verdict: 'wrong' as const,
        ...{ surface, type, target: id, confidence },
      })),
    ],
    others: linked.filter((a) => judge(a, side) === 'other'),
    possible: { right: count('right'), wrong: count('wrong'), other: count('other') },
  };
}

const isOfficeRight = ({ office }: Link) => office?.expected === office?.found;

/** What is wrong with a link, in words; null where nothing is. */
export function toFault(link: Link): string | null {
  if (link.verdict === 'missed') return `missed ${link.target}`;
  if (link.verdict === 'wrong') return `linked ${link.target}`;
  return isOfficeRight(link) ? null : `as ${link.office?.found ?? 'no office'}, not ${link.office?.expected}`;
}

/** A text is right if it has every link and office that is expected and none that is wrong. */
export const isRight = (side: SideScore): boolean => side.links.every((link) => toFault(link) === null);

/** A count of successes out of so many. */
export interface Share {
  right: number;
  of: number;
}
const toShare = <T>(items: readonly T[], isSuccess: (item: T) => boolean): Share => ({
  right: items.filter(isSuccess).length,
  of: items.length,
});

export const getSides = (pairs: readonly PairScore[]): SideScore[] =>
  pairs.flatMap(({ trap, twin }) => (twin ? [trap, twin] : [trap]));

export const countTexts = (pairs: readonly PairScore[]): Record<'trap' | 'twin' | 'both', Share> => ({
  trap: toShare(pairs, (p) => isRight(p.trap)),
  twin: toShare(
    pairs.flatMap((p) => p.twin ?? []),
    isRight,
  ),
  both: toShare(pairs, (p) => isRight(p.trap) && (!p.twin || isRight(p.twin))),
});

export interface Measure {
  right: number;
  wrong: number;
  missed: number;
  /** 0 to 1; NaN where there is nothing to measure. */
  precision: number;
  recall: number;
  f1: number;
  office: Share;
}
export function measure(links: readonly Link[]): Measure {
  const count = (verdict: Link['verdict']) => links.filter((l) => l.verdict === verdict).length;
  const [right, wrong, missed] = [count('right'), count('wrong'), count('missed')];
  return {
    ...{ right, wrong, missed },
    precision: right / (right + wrong),
    recall: right / (right + missed),
    f1: (2 * right) / (2 * right + wrong + missed),
    office: toShare(
      links.filter((l) => l.office),
      isOfficeRight,
    ),
  };
}

const BANDS = [
  { name: '≥ 0.90', from: 0.9, to: Infinity },
  { name: '0.75–0.90', from: 0.75, to: 0.9 },
  { name: '< 0.75', from: -Infinity, to: 0.75 },
];

/** Right links among those judged, by the confidence they were made with. */
export const countBands = (links: readonly Link[]): { name: string; share: Share }[] =>
  BANDS.map(({ name, from, to }) => ({
    name,
    share: toShare(
      links.filter(({ confidence: c }) => c !== undefined && c >= from && c < to),
      (l) => l.verdict === 'right',
    ),
  }));
