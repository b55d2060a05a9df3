/**
 * Tabs between tests. Going on in a tab takes the browser a third of what a new one takes, with its processes, so one
 * of each kind waits on an empty page for the next test. Where it does not come there, it is closed.
 */
import { isDeepStrictEqual } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';

/** A page of the web and one of the extension are in different processes, which their tabs keep. */
export type Kind = 'web' | 'inner';

export interface IdleTabs {
  /** A tab that shows nothing, in front of the others. */
  take(kind: Kind): Promise<Page>;
  /** Leaves what these tabs show, and closes all but one of a kind. */
  leave(pages: Page[]): Promise<void>;
}

const VIEWPORT = { width: 1280, height: 800 };
/** How long a page may take to be left (ms). */
const PATIENCE = 5000;

export function createIdleTabs(context: BrowserContext): IdleTabs {
  const kinds = new WeakMap<Page, Kind>();
  const idle = new Map<Kind, Page>();

  return {
    async take(kind) {
      const waiting = idle.get(kind);
      idle.delete(kind);
      if (waiting && !waiting.isClosed()) {
        await waiting.bringToFront();
        return waiting;
      }
      const page = await context.newPage();
      kinds.set(page, kind);
      return page;
    },

    async leave(pages) {
      const chosen = new Map(pages.flatMap((page) => (kinds.has(page) ? [[kinds.get(page)!, page]] : [])));
      await Promise.all(
        pages.map(async (page) => {
          const kind = kinds.get(page);
          if (kind && chosen.get(kind) === page && (await isEmptied(page))) idle.set(kind, page);
          else await page.close();
        }),
      );
    },
  };
}

async function isEmptied(page: Page): Promise<boolean> {
  try {
    await page.goto('about:blank', { timeout: PATIENCE });
    if (!isDeepStrictEqual(page.viewportSize(), VIEWPORT)) await page.setViewportSize(VIEWPORT);
    await page.emulateMedia({ media: null });
    // Where the pointer rests, the next page would take it for pointing.
    await page.mouse.move(0, 0);
    return true;
  } catch {
    return false;
  }
}
