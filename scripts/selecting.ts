/** Selecting text as a reader does, with the mouse, and what comes of it on the page. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';
import { findMarks, type Mark } from './mentions';

interface Point {
  x: number;
  y: number;
}

/** Drags the mouse from the first character of `from` to the last of `to` (the same text, if it is left out). */
export async function selectText(page: Page, from: string, to = from): Promise<void> {
  const { start } = await endsOf(page, from);
  const { end } = await endsOf(page, to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 3 });
  await page.mouse.up();
}

/** Where a text begins and ends, in px of the viewport: in the page, an open shadow root, or a frame of its origin. */
async function endsOf(page: Page, text: string): Promise<{ start: Point; end: Point }> {
  // tsx names inner functions through a helper of its own, which a page has not.
  await page.evaluate('globalThis.__name ??= (f) => f');
  const found = await page.evaluate((text) => {
    type Found = { start: { x: number; y: number }; end: { x: number; y: number } };
    function look(root: Node, dx: number, dy: number): Found | null {
      const document = root.ownerDocument ?? (root as Document);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      const nodes: { node: Text; at: number }[] = [];
      const inner: (() => Found | null)[] = [];
      let all = '';
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.nodeType === 3) {
          if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TEXTAREA)$/.test(node.parentElement?.tagName ?? '')) continue;
          nodes.push({ node: node as Text, at: all.length });
          all += (node as Text).data;
          continue;
        }
        const element = node as HTMLElement;
        const shadow = element.shadowRoot;
        if (shadow) inner.push(() => look(shadow, dx, dy));
        const frame = element.tagName === 'IFRAME' ? (element as HTMLIFrameElement).contentDocument : null;
        if (frame)
          inner.push(() => {
            const box = element.getBoundingClientRect();
            return look(frame.documentElement, dx + box.left + element.clientLeft, dy + box.top + element.clientTop);
          });
      }
      const at = all.indexOf(text);
      if (at < 0) return inner.reduce<Found | null>((found, next) => found ?? next(), null);
      const boundary = (offset: number): [Text, number] => {
        const place = nodes.findLast((n) => n.at <= offset)!;
        return [place.node, offset - place.at];
      };
      const rectOf = (offset: number): DOMRect => {
        const range = document.createRange();
        const [node, from] = boundary(offset);
        range.setStart(node, from);
        range.setEnd(node, from + 1);
        return [...range.getClientRects()].at(-1)!;
      };
      const [first] = boundary(at);
      if (!isInView(rectOf(at))) first.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const [a, b] = [rectOf(at), rectOf(at + text.length - 1)];
      return {
        start: { x: a.left + 0.5 + dx, y: a.top + a.height / 2 + dy },
        end: { x: b.right - 0.5 + dx, y: b.top + b.height / 2 + dy },
      };
    }
    const isInView = ({ top, bottom }: DOMRect) => top > 60 && bottom < innerHeight - 60;
    return look(document.documentElement, 0, 0);
  }, text);
  if (!found) throw new Error(`“${text}” is not on ${page.url()}`);
  return found;
}

/** What is kept on the page, as drawn: highlight names and texts; of frames and shadow roots too. */
export async function keptOn(page: Page): Promise<Mark[]> {
  const marks = await findMarks(page);
  const own = marks.filter(({ highlight }) => /^jiazhu-kept-(?!flash)/.test(highlight));
  const inner = page.frames().filter((frame) => frame.parentFrame() && !frame.url().startsWith('chrome-extension:'));
  const frames = await Promise.all(inner.map(keptInFrame));
  return [...own, ...frames.flat()];
}

async function keptInFrame(frame: Frame): Promise<Mark[]> {
  return frame.evaluate(() =>
    [...(CSS.highlights as unknown as Map<string, Set<AbstractRange>>)].flatMap(([highlight, ranges]) =>
      highlight.startsWith('jiazhu-kept-')
        ? [...ranges].map((range) => {
            const live = document.createRange();
            live.setStart(range.startContainer, range.startOffset);
            live.setEnd(range.endContainer, range.endOffset);
            return { highlight, text: live.toString() };
          })
        : [],
    ),
  );
}

/** The note's frame, once it shows what is sought (a selector); it is a page of the extension inside the web page. */
export async function openedNote(page: Page, sought: string, timeout = 10_000): Promise<Frame> {
  const end = Date.now() + timeout;
  for (;;) {
    const frame = page.frames().findLast((f) => f.url().includes('/note.html'));
    if (
      frame &&
      (await frame
        .locator(sought)
        .count()
        .catch(() => 0)) > 0
    )
      return frame;
    if (Date.now() > end) throw new Error(`no note shows ${sought}${frame ? '' : ': none is open'}`);
    await sleep(50);
  }
}
