/** The measurement in words: tables of figures, faults and others, within 120 columns. Pure. */
import { countBands, countTexts, getSides, measure, toFault, toPlain } from './score';
import type { Link, Measure, PairScore, Share, SideScore } from './score';
import type { Pair } from './sets';

/** A set with its scores, one for each pair. */
export interface ScoredSet {
  name: string;
  pairs: readonly Pair[];
  scores: readonly PairScore[];
}

const toPercent = (x: number) => (Number.isNaN(x) ? '–' : (100 * x).toFixed(1));
const toFraction = ({ right, of }: Share) => (of === 0 ? '–' : `${right}/${of}`);

const COLUMNS = ['', 'items', 'traps', 'twins', 'both', 'right', 'wrong', 'missed', 'prec.', 'recall', 'F1'];
const HEAD = [...COLUMNS, 'offices', 'others'];

const toFigures = ({ right, wrong, missed, precision, recall, f1, office }: Measure) => [
  ...[right, wrong, missed].map(String),
  ...[precision, recall, f1].map(toPercent),
  toFraction(office),
];

function toPairsRow(name: string, pairs: readonly PairScore[]): string[] {
  const { trap, twin, both } = countTexts(pairs);
  const sides = getSides(pairs);
  return [
    name,
    String(pairs.length),
    ...[trap, twin, both].map(toFraction),
    ...toFigures(measure(sides.flatMap((s) => s.links))),
    String(sides.flatMap((s) => s.others).length),
  ];
}

function toTypeRow(type: Link['type'], sides: readonly SideScore[]): string[] {
  const figures = toFigures(measure(sides.flatMap((s) => s.links).filter((l) => l.type === type)));
  return [
    type,
    '',
    '',
    '',
    '',
    ...figures,
    String(sides.flatMap((s) => s.others).filter((a) => a.type === type).length),
  ];
}

/** Columns with two spaces between; the first to the left, figures to the right. */
function toTable(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '))
    .join('\n');
}

/** By kind and by type of entity. */
export function toFiguresTable(title: string, pairs: readonly PairScore[]): string {
  const kinds = [...new Set(pairs.map((p) => p.kind))].sort();
  const sides = getSides(pairs);
  return toTable([
    [title, ...HEAD.slice(1)],
    ...kinds.map((kind) =>
      toPairsRow(
        `  ${kind}`,
        pairs.filter((p) => p.kind === kind),
      ),
    ),
    ...(['official', 'body', 'slogan'] as const).map((type) => toTypeRow(type, sides)),
    toPairsRow('all', pairs),
  ]);
}

/** By confidence, and those shown as doubtful. */
export function toConfidenceLines(pairs: readonly PairScore[]): string {
  const sides = getSides(pairs);
  const bands = countBands(sides.flatMap((s) => s.links))
    .map(({ name, share }) => `${name}: ${toPercent(share.right / share.of)} (${toFraction(share)})`)
    .join('   ');
  const sum = (verdict: keyof SideScore['possible']) => sides.reduce((n, s) => n + s.possible[verdict], 0);
  return [
    `precision by confidence   ${bands}`,
    `possible                  on gold: ${sum('right')}   on what must not be linked: ${sum('wrong')}   others: ${sum('other')}`,
  ].join('\n');
}

/** Characters of the text to either side of the words that a line is about. */
const AROUND = 10;

/** The words with some of the text around them; white space is taken out. */
export function shorten(text: string, surface: string): string {
  const [whole, words] = [text.replace(/\s/g, ''), surface.replace(/\s/g, '')];
  // quotes may stand inside the words in one and not in the other: then the text's beginning has to do
  const at = Math.max(whole.indexOf(words), whole.indexOf(toPlain(surface)), 0);
  const [from, to] = [Math.max(at - AROUND, 0), at + words.length + AROUND];
  return `${from > 0 ? '…' : ''}${whole.slice(from, to)}${to < whole.length ? '…' : ''}`;
}

/** Each side of a set's pairs with its text: TRAP boundary[3], and the kind where it is not the set's name. */
const listSides = ({ name, pairs, scores }: ScoredSet) =>
  pairs.flatMap((pair, i) => {
    const { kind, trap, twin } = scores[i]!;
    const label = `${name}[${i}] ${kind === name ? '' : `${kind} `}`;
    return [
      { label: `TRAP ${label}`, text: pair.text, score: trap },
      ...(pair.twin && twin ? [{ label: `TWIN ${label}`, text: pair.twin.text, score: twin }] : []),
    ];
  });

/** A line for each fault. */
export const listFaults = (set: ScoredSet): string[] =>
  listSides(set).flatMap(({ label, text, score }) =>
    score.links.flatMap((link) => {
      const fault = toFault(link);
      return fault ? [`${label}${shorten(text, link.surface)}  ${link.surface.replace(/\s/g, '')}: ${fault}`] : [];
    }),
  );

/** A line for each link that its item says nothing about. */
export const listOthers = (set: ScoredSet): string[] =>
  listSides(set).flatMap(({ label, text, score }) =>
    score.others.map(
      ({ surface, name, type }) => `${label}${shorten(text, surface)}  ${surface.replace(/\s/g, '')}: ${type} ${name}`,
    ),
  );

/** At most so many, evenly spread: the same ones each time. */
export const sample = <T>(items: readonly T[], size: number): T[] =>
  items.filter((_, i) => Math.floor((i * size) / items.length) !== Math.floor(((i - 1) * size) / items.length));
