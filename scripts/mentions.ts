/** The marks on a page, as the page itself can see them: the registry of custom highlights is shared with it. */
import type { Page } from 'playwright-core';

export interface Mark {
  /** The highlight's name: jiazhu-… */
  highlight: string;
  /** The marked text as it stands in the DOM, white space included. */
  text: string;
}

/** What is painted now, in the order of the page. Far from the viewport nothing may be painted yet. */
export async function findMarks(page: Page): Promise<Mark[]> {
  return page.evaluate(() => {
    const marks = [...(CSS.highlights as unknown as Map<string, Set<AbstractRange>>)].flatMap(([highlight, ranges]) =>
      highlight.startsWith('jiazhu-')
        ? [...ranges].map((range) => {
            const live = document.createRange();
            live.setStart(range.startContainer, range.startOffset);
            live.setEnd(range.endContainer, range.endOffset);
            return { highlight, live };
          })
        : [],
    );
    // Ranges in different trees (shadow roots) have no order. No named function here: tsx would call a helper of its own.
    marks.sort((a, b) =>
      a.live.startContainer.getRootNode() === b.live.startContainer.getRootNode()
        ? a.live.compareBoundaryPoints(Range.START_TO_START, b.live)
        : 0,
    );
    return marks.map(({ highlight, live }) => ({ highlight, text: live.toString() }));
  });
}

/**
 * The middle of a text's first line, where it stands for the nth time (0-based) in the page, scrolled into view:
 * the first line, since the middle of a box around two lines is in neither.
 */
export async function findText(page: Page, text: string, nth = 0): Promise<{ x: number; y: number }> {
  const place = await page.evaluate(
    ({ text, nth }) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
        /^(script|style|noscript|template)$/i.test(node.parentElement?.tagName ?? '')
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
      );
      // The page's text without white space, and for each character its node: names may be cut by tags and lines.
      const characters: { node: Text; offset: number }[] = [];
      let joined = '';
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        for (let offset = 0; offset < node.data.length; offset++) {
          if (/\s/.test(node.data[offset]!)) continue;
          joined += node.data[offset];
          characters.push({ node, offset });
        }
      }
      const sought = text.replace(/\s/g, '');
      let at = joined.indexOf(sought);
      for (let i = 0; i < nth && at >= 0; i++) at = joined.indexOf(sought, at + 1);
      if (at < 0) return null;
      const first = characters[at]!;
      const last = characters[at + sought.length - 1]!;
      const range = document.createRange();
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset + 1);
      first.node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const line = [...range.getClientRects()].find(({ width }) => width > 0);
      return line ? { x: line.x + line.width / 2, y: line.y + line.height / 2 } : null;
    },
    { text, nth },
  );
  if (!place) throw new Error(`“${text}” (${nth}) is not on ${page.url()}`);
  return place;
}

/** Points at a text as a reader does: from outside of it, in a few steps, and stays there. */
export async function hoverMention(page: Page, text: string, nth = 0): Promise<void> {
  const { x, y } = await findText(page, text, nth);
  await page.mouse.move(Math.max(0, x - 60), Math.max(0, y - 60));
  await page.mouse.move(x, y, { steps: 4 });
}
