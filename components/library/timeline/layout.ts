/**
 * Where everything stands in the picture of offices, in px. One lane an office: its name, and beneath it
 *
 *     ░▒▓█████●██████●●█████▓▒░      bar: the term, fading where its start or end is not known to the day
 *     |       ●      ●●       |      marks: what a source says of a day
 *     [  ]  [   ]  [    ]   [  ]     spots: marks close together, opened as one
 */
import type { DatedFact, FactKind } from '../cite/facts';
import { findTicks, roomOf, toDaySpan } from './time-axis';

export interface Lane {
  name: string;
  /** By date. */
  facts: DatedFact[];
  /** When an open term was looked at last. */
  asOf?: string | undefined;
}

/** Four x: from nothing to full, and from full to nothing. */
export interface Bar {
  appears: number;
  full: number;
  fades: number;
  gone: number;
}
export interface Mark {
  x: number;
  kind: FactKind;
}
export interface Spot {
  left: number;
  width: number;
  facts: DatedFact[];
}
export interface PlacedLane {
  name: string;
  /** Of the lane, and of the middle of its bar. */
  top: number;
  middle: number;
  bar: Bar | null;
  marks: Mark[];
  spots: Spot[];
}
export interface Layout {
  height: number;
  lanes: PlacedLane[];
  ticks: { x: number; date: string }[];
  /** Where the axis stands. */
  bottom: number;
}

const NAME_HEIGHT = 22;
export const TRACK_HEIGHT = 28;
const LANE_GAP = 6;
const AXIS_HEIGHT = 24;
/** Room for half a mark at either end. */
const MARGIN = 14;
/** So much an edge fades that nobody knows. */
const FADE = 44;
/** Marks nearer than that to the first of a spot belong to it: what a finger can tell apart (WCAG 2.2, 2.5.8). */
const REACH = 24;
/** Days that the axis spans at least: a single day stands within a month. */
const MIN_SPAN = 28;

export function layOut(lanes: readonly Lane[], width: number): Layout {
  const opens = lanes.some((lane) => isOpen(lane, 'start'));
  const stays = lanes.some((lane) => isOpen(lane, 'end'));
  const left = opens ? FADE : MARGIN;
  const right = width - (stays ? FADE : MARGIN);
  const [from, to] = findSpan(lanes);
  const pxPerDay = (right - left) / (to - from);
  const toX = (day: number) => left + (day - from) * pxPerDay;
  const bottom = lanes.length * (NAME_HEIGHT + TRACK_HEIGHT + LANE_GAP);
  return {
    height: bottom + AXIS_HEIGHT,
    bottom,
    lanes: lanes.map((lane, i) => placeLane(lane, i * (NAME_HEIGHT + TRACK_HEIGHT + LANE_GAP), toX)),
    ticks: findTicks(from, to, pxPerDay)
      .map((date) => ({ date, x: toX(toDaySpan(date).first) }))
      // The label has to fit in.
      .filter(({ date, x }) => x >= roomOf(date) / 2 && x <= width - roomOf(date) / 2),
  };
}

/** So many times as long as its attested days an axis draws them as one dot. */
const TOO_FAR = 16;

/** The lanes with their attested days alone, where beside the terms nobody could tell them apart; else none. */
export function moveCloser(lanes: readonly Lane[]): Lane[] {
  const close = lanes
    .map(({ name, facts }) => ({ name, facts: facts.filter((f) => f.kind === 'attested' || f.kind === 'named') }))
    .filter(({ facts }) => facts.length > 0);
  const days = new Set(close.flatMap(({ facts }) => facts.map((f) => f.date)));
  if (days.size < 2) return [];
  const lengthOf = ([first, last]: [number, number]) => last - first;
  return lengthOf(findSpan(lanes)) > TOO_FAR * lengthOf(findSpan(close)) ? close : [];
}

/** First and last day of the axis. */
function findSpan(lanes: readonly Lane[]): [number, number] {
  const spans = lanes
    .flatMap(({ facts, asOf }) => [...facts.map((f) => f.date), ...(asOf ? [asOf] : [])])
    .map(toDaySpan);
  const first = Math.min(...spans.map((s) => s.first));
  const last = Math.max(...spans.map((s) => s.last));
  const missing = Math.max(0, MIN_SPAN - (last - first)) / 2;
  return [first - missing, last + missing];
}

function placeLane({ facts, asOf, name }: Lane, top: number, toX: (day: number) => number): PlacedLane {
  const marks = facts.map((fact) => ({ fact, x: toX(toMiddle(fact.date)) })).sort((a, b) => a.x - b.x);
  return {
    name,
    top,
    middle: top + NAME_HEIGHT + TRACK_HEIGHT / 2,
    bar: placeBar(facts, asOf, toX),
    marks: marks.map(({ fact, x }) => ({ x, kind: fact.kind })),
    spots: gatherSpots(marks),
  };
}

const toMiddle = (date: string): number => (toDaySpan(date).first + toDaySpan(date).last) / 2;
const find = (facts: readonly DatedFact[], kind: FactKind) => facts.find((fact) => fact.kind === kind);
const hasTerm = (facts: readonly DatedFact[]) => find(facts, 'start') !== undefined || find(facts, 'end') !== undefined;
const isOpen = ({ facts }: Lane, bound: 'start' | 'end') => hasTerm(facts) && find(facts, bound) === undefined;

/** The term, where a source gives its start or end; attested days alone are no term. */
function placeBar(facts: readonly DatedFact[], asOf: string | undefined, toX: (day: number) => number): Bar | null {
  if (!hasTerm(facts)) return null;
  const [start, end] = [find(facts, 'start'), find(facts, 'end')];
  const known = [...facts.map((f) => f.date), ...(asOf ? [asOf] : [])].map(toDaySpan);
  const full = toX(start ? toDaySpan(start.date).last : Math.min(...known.map((k) => k.first)));
  const fades = toX(end ? toDaySpan(end.date).first : Math.max(...known.map((k) => k.last)));
  const appears = start ? toX(toDaySpan(start.date).first) : full - FADE;
  const gone = end ? toX(toDaySpan(end.date).last) : fades + FADE;
  // Begun and ended within one month, nobody knows when.
  const middle = (full + fades) / 2;
  return fades < full ? { appears, full: middle, fades: middle, gone } : { appears, full, fades, gone };
}

/** Marks in the order of x. */
function gatherSpots(marks: readonly { fact: DatedFact; x: number }[]): Spot[] {
  const groups: { first: number; last: number; facts: DatedFact[] }[] = [];
  for (const { fact, x } of marks) {
    const group = groups.at(-1);
    if (group && x - group.first < REACH) {
      group.last = x;
      group.facts.push(fact);
    } else groups.push({ first: x, last: x, facts: [fact] });
  }
  return groups.map(({ first, last, facts }, i) => {
    // Neighbours share the room between them.
    const before = Math.min(REACH / 2, (first - (groups[i - 1]?.last ?? -Infinity)) / 2);
    const after = Math.min(REACH / 2, ((groups[i + 1]?.first ?? Infinity) - last) / 2);
    return { left: first - before, width: last - first + before + after, facts };
  });
}
