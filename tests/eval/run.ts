/**
 * `npm run eval`: the evaluation sets in this folder, measured. See README.md for sets and figures.
 *
 *   -- --set NAME   one set only; `search` for the queries of search.json and search-fresh.json
 *   -- --verbose    each fault (not of the blind set)
 *   -- --others     some of the links that the items say nothing about (not of the blind set)
 */
import { parseArgs } from 'node:util';
import { toPackContent } from '../../scripts/knowledge-base';
import { loadRecognizer } from '../../scripts/recognizer';
import { loadSeeds } from '../../scripts/seeds';
import { listFaults, listOthers, sample, toConfidenceLines, toFiguresTable, type ScoredSet } from './report';
import { scoreSet } from './score-set';
import { openSeedSearch, readSearchSets, toSearchReport } from './search';
import { SetError, readSets, type EvalSet } from './sets';

/** Written by someone who has not seen the code: only its figures are printed, lest the code be fitted to it. */
const BLIND = 'blind';
const SAMPLE_SIZE = 40;

/** The sets asked for. Throws SetError. */
function chooseSets(name: string | undefined): EvalSet[] {
  const sets = readSets(import.meta.dirname);
  const chosen = name === undefined ? sets : sets.filter((s) => s.name === name.replace(/\.json$/, ''));
  if (chosen.length === 0) throw new SetError(`no set ${name}: there are ${sets.map((s) => s.name).join(', ')}`);
  return chosen;
}

const printBlock = (...lines: string[]) => lines.length > 0 && console.log(`${lines.join('\n')}\n`);

function printSets(sets: readonly ScoredSet[], options: { verbose: boolean; others: boolean }): void {
  const open = sets.filter((s) => s.name !== BLIND);
  if (options.verbose) printBlock(...open.flatMap(listFaults));
  if (options.others) printBlock(...sample(open.flatMap(listOthers), SAMPLE_SIZE));
  if (open.length > 1) for (const set of open) printBlock(toFiguresTable(set.name, set.scores));
  const blind = sets.filter((s) => s.name === BLIND);
  for (const [title, part] of [
    [open.length > 1 ? `TOTAL of ${open.length} sets` : (open[0]?.name ?? ''), open],
    ['BLIND', blind],
  ] as const) {
    const pairs = part.flatMap((s) => s.scores);
    if (part.length > 0) printBlock(toFiguresTable(title, pairs), toConfidenceLines(pairs));
  }
}

function printSearch(verbose: boolean): void {
  const { seeds, errors } = loadSeeds();
  if (errors.length > 0) throw new SetError(`the seeds do not fit: ${errors[0]!}`);
  const packs = seeds.packs.map((pack) => toPackContent(pack, seeds));
  const search = openSeedSearch(packs);
  const entities = packs.flatMap((pack) => pack.entities);
  for (const set of readSearchSets(import.meta.dirname, entities)) printBlock(...toSearchReport(set, search, verbose));
}

function main(): void {
  const { values } = parseArgs({
    options: {
      set: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      others: { type: 'boolean', default: false },
    },
  });
  if (values.set === undefined || values.set.startsWith('search')) printSearch(values.verbose);
  if (values.set?.startsWith('search')) return;
  const sets = chooseSets(values.set);
  const recognizer = loadRecognizer();
  printSets(
    sets.map((set) => scoreSet(set, recognizer)),
    values,
  );
}

try {
  main();
} catch (error) {
  if (!(error instanceof SetError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
