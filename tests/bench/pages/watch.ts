/** Looks from within the page, every 10 ms: how many marks there are, and when the first stood in view. */
import type { Page } from 'playwright-core';
import { BENCH_URL } from './trace';

export interface Seen {
  marks: number;
  /** From the beginning of the navigation, ms; null where none came into view. */
  firstInView: number | null;
  /** Sum of the page's layout shifts. */
  shift: number;
  /** In the page, its open shadow roots and its frames. */
  nodes: number;
}

/** How long nothing may be drawn before a page counts as done, and how long the first mark is waited for, ms. */
const QUIET = 1000;
const LATEST = 20_000;

function watch(name: string, quiet: number, latest: number): void {
  if (top !== window) return;
  const seen: Seen = { marks: 0, firstInView: null, shift: 0, nodes: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });

  // Frames of other origins have none that could be seen.
  const views = () => [
    window,
    ...[...document.querySelectorAll('iframe')].flatMap(({ contentDocument }) => contentDocument?.defaultView ?? []),
  ];
  const marks = () =>
    views().flatMap(({ CSS: { highlights } }) =>
      [...(highlights as unknown as Map<string, Set<AbstractRange>>)].flatMap(([of, ranges]) =>
        of.startsWith('jiazhu-') ? [ranges] : [],
      ),
    );
  const isInView = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): boolean => {
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const { top, bottom, width } = range.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  };
  const countNodes = (root: Document | ShadowRoot): number => {
    const walker = document.createTreeWalker(root);
    let count = 0;
    for (let node: Node | null = walker.nextNode(); node; node = walker.nextNode()) {
      count++;
      const { shadowRoot, contentDocument } = node as HTMLIFrameElement;
      for (const inner of [shadowRoot, contentDocument]) if (inner) count += countNodes(inner);
    }
    return count;
  };

  let changed = 0;
  let loaded: number | undefined;
  const timer = setInterval(() => {
    const now = performance.now();
    if (document.readyState === 'complete') loaded ??= now;
    const count = marks().reduce((sum, { size }) => sum + size, 0);
    if (count !== seen.marks) {
      changed = now;
      if (seen.firstInView === null && marks().some((ranges) => [...ranges].some(isInView))) {
        seen.firstInView = now;
        console.timeStamp('bench:first');
      }
    }
    seen.marks = count;
    if (loaded === undefined || now - Math.max(changed, loaded) < quiet) return;
    if (count === 0 && now - loaded < latest) return;
    clearInterval(timer);
    console.timeStamp('bench:settled');
    seen.nodes = countNodes(document);
    console.debug(name, JSON.stringify(seen));
  }, 10);
}

/**
 * Call before the page is gone to; resolves when its marks have rested. `expectsMarks`: else a page without any is
 * done soon.
 */
export async function watchMarks(page: Page, expectsMarks: boolean): Promise<() => Promise<Seen>> {
  const message = 'bench-seen';
  const call = `(${watch.toString()})(${JSON.stringify(message)}, ${QUIET}, ${expectsMarks ? LATEST : QUIET})`;
  await page.addInitScript(`globalThis.__name ??= (f) => f; ${call}\n//# sourceURL=${BENCH_URL}watch.js`);
  const said = page.waitForEvent('console', {
    predicate: (line) => line.text().startsWith(message),
    timeout: 2 * LATEST + 20_000,
  });
  said.catch(() => undefined);
  return async () => JSON.parse((await said).text().slice(message.length)) as Seen;
}
