/**
 * What the page's main thread did, from the browser's own trace, in CPU time of that thread: what else runs on the
 * machine does not count.
 */
import type { CDPSession } from 'playwright-core';

export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** µs; the t… ones of the thread's own clock. */
  ts: number;
  dur?: number;
  tts?: number;
  tdur?: number;
  args: { name?: string; data?: { url?: string; message?: string } };
}

/** Scripts of the benchmark name themselves so; what they cost is left out. */
export const BENCH_URL = 'bench://';

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'v8.execute', '__metadata'];
const SCRIPT = new Set(['EvaluateScript', 'FunctionCall', 'v8.callFunction', 'v8.run', 'RunMicrotasks', 'TimerFire', 'FireIdleCallback', 'FireAnimationFrame']); // prettier-ignore
const RENDERING = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'HitTest']);

/** Starts a trace; the function returned ends it and gives its events. */
export async function startTrace(session: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  const traceConfig = { includedCategories: CATEGORIES, excludedCategories: ['*'], traceBufferSizeInKb: 1_000_000 };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
    return events;
  };
}

interface Node {
  event: TraceEvent;
  children: Node[];
}

/** A task of the thread. All in ms of CPU. */
export interface Task {
  total: number;
  /** Our scripts, with what they call. */
  ours: number;
  /** Of that, style and layout that they asked for: mostly work that the page would have done a little later. */
  rendering: number;
  /** And that in which our scripts are compiled and first run. */
  starting: number;
}

const dataOf = ({ args }: TraceEvent) => args.data ?? {};
const isOurs = ({ event }: Node): boolean => dataOf(event).url?.startsWith('chrome-extension://') ?? false;
const isBench = ({ event }: Node): boolean => dataOf(event).url?.startsWith(BENCH_URL) ?? false;
/** Of the page. Functions without an address are the browser's and the driver's. */
const isForeign = (node: Node): boolean => !isOurs(node) && /^(?:https?|bench):/.test(dataOf(node.event).url ?? '');
/** What Playwright puts into each new document. */
const isDriver = ({ event }: Node): boolean => event.name === 'EvaluateScript' && !dataOf(event).url;
const cpu = (event: TraceEvent): number => (event.tdur ?? 0) / 1000;

export const findMark = (events: readonly TraceEvent[], message: string): TraceEvent | undefined =>
  events.find((event) => event.name === 'TimeStamp' && dataOf(event).message === message);

/** Where a script was first run. */
export const findStart = (events: readonly TraceEvent[], ending: string): TraceEvent | undefined =>
  events.find((event) => event.name === 'EvaluateScript' && dataOf(event).url?.endsWith(ending));

/** The tasks of the thread on which a mark was set, without the benchmark's own; `from` and `to` are marks. */
export function tasksOf(events: readonly TraceEvent[], mark: string, from?: string, to?: string): Task[] {
  const at = findMark(events, mark);
  if (!at) throw new Error(`no mark ${mark} in the trace`);
  const [start, end] = [from, to].map((name) => (name === undefined ? undefined : findMark(events, name)?.ts));
  const own = events.filter(({ pid, tid, ph }) => pid === at.pid && tid === at.tid && ph === 'X');
  return toTrees(own)
    .filter(({ event: { name, ts } }) => name === 'RunTask' && ts >= (start ?? 0) && ts <= (end ?? Infinity))
    .filter((task) => !some(task, isBench))
    .map(toTask);
}

/** CPU of the extension's worker, ms: no other has one here. */
export function workerTime(events: readonly TraceEvent[]): number {
  const workers = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'ServiceWorker thread')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  return events
    .filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && workers.has(`${pid}/${tid}`))
    .reduce((sum, event) => sum + cpu(event), 0);
}

/** CPU in events of one script and what they call, ms. */
export function timeOfScript(events: readonly TraceEvent[], ending: string): number {
  const trees = toTrees(events.filter(({ ph }) => ph === 'X'));
  const sum = (node: Node): number =>
    dataOf(node.event).url?.endsWith(ending) && SCRIPT.has(node.event.name)
      ? cpu(node.event)
      : node.children.reduce((total, child) => total + sum(child), 0);
  return trees.reduce((total, tree) => total + sum(tree), 0);
}

function toTask(task: Node): Task {
  // A task that runs none of the page's functions, but continues promises, continues ours.
  const isMixed = some(task, isForeign);
  let [ours, rendering, starting] = [0, 0, 0];
  const visit = (node: Node, isInOurs: boolean, isInRendering: boolean): void => {
    if (isDriver(node)) return;
    const counts = isOurs(node) || (!isMixed && SCRIPT.has(node.event.name));
    const renders = isInOurs && RENDERING.has(node.event.name);
    if (counts && !isInOurs) ours += cpu(node.event);
    if (counts && node.event.name === 'EvaluateScript') starting += cpu(node.event);
    if (renders && !isInRendering) rendering += cpu(node.event);
    for (const child of node.children) visit(child, isInOurs || counts, isInRendering || renders);
  };
  visit(task, false, false);
  return { total: cpu(task.event), ours, rendering, starting };
}

const some = (node: Node, test: (node: Node) => boolean): boolean =>
  test(node) || node.children.some((child) => some(child, test));

/** Events lie in those that were running when they began. */
function toTrees(events: readonly TraceEvent[]): Node[] {
  const roots: Node[] = [];
  const open = new Map<string, Node[]>();
  const sorted = [...events].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  for (const event of sorted) {
    const key = `${event.pid}/${event.tid}`;
    const stack = open.get(key) ?? [];
    open.set(key, stack);
    while (stack.length > 0 && endOf(stack.at(-1)!.event) <= event.ts) stack.pop();
    const node = { event, children: [] };
    (stack.at(-1)?.children ?? roots).push(node);
    stack.push(node);
  }
  return roots;
}
const endOf = ({ ts, dur }: TraceEvent): number => ts + (dur ?? 0);
