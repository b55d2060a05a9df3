/** Pages that stay as they were loaded: Jiazhu, the floor, and what others would cost, load by load in turn. */
import type { ExtensionBrowser } from '../../../scripts/extension-browser';
import { judge, median, quantile, sum } from './figures';
import type { BenchPage } from './generate';
import { load, loadWithContender, type Contest, type Load } from './load';

export const GOALS = { timesFloor: 2, plus: 5, longest: 50, p99: 16, nodes: 0, heap: 2e6 };
export const MARK_JS_TERMS = 200;

interface Runs {
  on: Load[];
  off: Load[];
  floor: Contest[];
  regExp: Contest[];
  markJs: Contest | null | undefined;
}

export const HEADS = [
  ['page', 'Han', 'marks', 'pass', 'floor', 'ours', 'limit', '(start)', '(layout)', 'longest', 'p99', 'all tasks', 'floor’s', 'RegExp’s', 'RegExp', 'mark.js', 'in view', 'nodes', 'shift', 'heap'],
  ['goal', '', '', '', '', '', '2×floor+5', '', '', '≤50', '<16', '', '', '', '', '', '', '0', '0', '<2 MB'],
]; // prettier-ignore

export async function measureStill(
  browser: ExtensionBrowser,
  page: BenchPage,
  { runs, terms, hasMarkJs }: { runs: number; terms: readonly string[]; hasMarkJs: boolean },
): Promise<string[]> {
  const isDeep = page.isDeep ?? false;
  // Tells how many marks there are, and fills the browser's caches.
  const { marks } = (await load(browser, page, true)).seen;
  const all: Runs = { on: [], off: [], floor: [], regExp: [], markJs: undefined };
  for (let i = 0; i < runs; i++) {
    all.on.push(await load(browser, page, marks > 0));
    const floor = await loadWithContender(browser, page, `floor(${marks}, ${isDeep})`);
    const regExp = await loadWithContender(browser, page, `wrapByRegExp(${JSON.stringify(terms)}, ${isDeep})`);
    all.off.push(floor.load, regExp.load);
    if (floor.contest) all.floor.push(floor.contest);
    if (regExp.contest) all.regExp.push(regExp.contest);
  }
  if (hasMarkJs) {
    const some = JSON.stringify(terms.slice(0, MARK_JS_TERMS));
    all.markJs = (await loadWithContender(browser, page, `wrapByMarkJs(${some})`)).contest;
  }
  return toRow(page.name, all);
}

const oursOf = ({ tasks }: Load): number => sum(tasks.map(({ ours }) => ours));
const totalOf = ({ tasks }: Load): number => sum(tasks.map(({ total }) => total));
const ms = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(value < 100 ? 1 : 0));

function toRow(name: string, { on, off, floor, regExp, markJs }: Runs): string[] {
  const medianOf = <T>(list: readonly T[], of: (item: T) => number): number => median(list.map(of));
  const ours = medianOf(on, oursOf);
  const bare = medianOf(floor, ({ script }) => script);
  const limit = GOALS.timesFloor * bare + GOALS.plus;
  const ofOurs = on.flatMap(({ tasks }) => tasks.map((task) => task.ours).filter((time) => time > 0));
  const longest = medianOf(on, ({ tasks }) => Math.max(0, ...tasks.map((task) => task.ours)));
  const p99 = quantile(ofOurs, 0.99);
  const nodes = medianOf(on, ({ seen }) => seen.nodes) - medianOf(off, ({ seen }) => seen.nodes);
  const shift = medianOf(on, ({ seen }) => seen.shift) - medianOf(off, ({ seen }) => seen.shift);
  const heap = medianOf(on, (load) => load.heap) - medianOf(off, (load) => load.heap);
  return [
    name,
    String(floor[0]?.result ?? 0),
    String(medianOf(on, ({ seen }) => seen.marks)),
    ms(medianOf(floor, ({ walk }) => walk)),
    ms(bare),
    judge(ms(ours), ours <= limit),
    ms(limit),
    ms(medianOf(on, ({ tasks }) => sum(tasks.map(({ starting }) => starting)))),
    ms(medianOf(on, ({ tasks }) => sum(tasks.map(({ rendering }) => rendering)))),
    judge(ms(longest), longest <= GOALS.longest),
    judge(ms(p99), p99 < GOALS.p99),
    ms(medianOf(on, totalOf) - medianOf(off, totalOf)),
    ms(medianOf(floor, (contest) => contest.all)),
    ms(medianOf(regExp, (contest) => contest.all)),
    ms(medianOf(regExp, ({ script }) => script)),
    markJs === undefined ? '' : markJs === null ? '>30 s' : ms(markJs.script),
    ms(medianOf(on, ({ seen }) => seen.firstInView ?? NaN)),
    judge(String(nodes), nodes <= GOALS.nodes),
    judge(shift.toFixed(3), shift <= 0),
    judge(`${(heap / 1e6).toFixed(2)} MB`, heap < GOALS.heap),
  ];
}
