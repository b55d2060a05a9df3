/**
 * The readers in a tab: the page's own, which reads the frames of its origin along, and one for each frame of another
 * origin that has something to read. To the popup they are one.
 */
import { browser } from 'wxt/browser';
import { sendMessage } from '../../lib/messaging/messages';
import type { FoundEntity, PageReport } from '../../lib/messaging/protocol';

/** Rejects where no reader is in the tab. */
export async function askReport(tabId: number): Promise<PageReport> {
  const reports = await askAll(tabId);
  const first = reports[0]?.report;
  if (!first) throw new Error('no reader');
  if (first.state !== 'read') return first;
  return { ...first, found: mergeFound(reports.map(({ report }) => (report.state === 'read' ? report.found : []))) };
}

/** Scrolls to the nth mention (0-based) of an entity, counted through the frames in the order of the report. */
export async function scrollToMention(tabId: number, { id, nth }: { id: string; nth: number }): Promise<void> {
  let before = 0;
  for (const { frameId, report } of await askAll(tabId)) {
    const count = report.state === 'read' ? (report.found.find((found) => found.id === id)?.count ?? 0) : 0;
    if (nth < before + count) return sendMessage('scrollTo', { id, nth: nth - before }, { tabId, frameId });
    before += count;
  }
}

/** The page's own first. */
async function askAll(tabId: number): Promise<{ frameId: number; report: PageReport }[]> {
  const reports = (await findFrames(tabId)).map((frameId) =>
    sendMessage('report', undefined, { tabId, frameId }).then(
      (report) => [{ frameId, report }],
      () => [], // no reader there, or it went
    ),
  );
  return (await Promise.all(reports)).flat();
}

async function findFrames(tabId: number): Promise<number[]> {
  // Where the browser lets nobody in, there is no reader to ask; the page's own is asked all the same, and says so.
  const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: hasReader }).catch(() => []); // prettier-ignore
  const others = frames.filter(({ frameId, result }) => frameId !== 0 && result === true);
  return [0, ...others.map(({ frameId }) => frameId).sort((a, b) => a - b)];
}

/** Runs in the frame; sees nothing of this module. */
function hasReader(): boolean {
  return (globalThis as Record<symbol, unknown>)[Symbol.for('jiazhu reader')] !== undefined;
}

export function mergeFound(frames: readonly FoundEntity[][]): FoundEntity[] {
  const merged = new Map<string, FoundEntity>();
  for (const found of frames.flat()) {
    const before = merged.get(found.id);
    if (before) {
      before.count += found.count;
      before.possible &&= found.possible;
      if (!found.unmarked) delete before.unmarked;
    } else merged.set(found.id, { ...found });
  }
  return [...merged.values()];
}
