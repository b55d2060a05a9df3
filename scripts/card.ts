/**
 * The card that the reader opens above an article. It is in a closed shadow root, out of the page's reach and so of
 * Playwright's; the debugger sees through.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

/** The attribute of the host, as in lib/page/block-elements.ts. */
export const HOST = 'data-jiazhu';

/** How long a card may take (ms): dwell, the worker's start, its answer. */
const CARD_OPENS = 10_000;

/** What has not moved for this long (ms) is taken to stay. */
const RESTS_MS = 60;

/** Waits for a card that holds the words sought, and returns its text as it is shown. */
export async function readCard(page: Page, sought: string): Promise<string> {
  const end = Date.now() + CARD_OPENS;
  for (;;) {
    const text = await cardText(page);
    if (text?.includes(sought)) return text;
    if (Date.now() > end)
      throw new Error(`no card says “${sought}”; ${text === null ? 'there is none' : `it says:\n${text}`}`);
    await sleep(50);
  }
}

/** The text shown in the card, or null where no card is open. */
export async function cardText(page: Page): Promise<string | null> {
  return inCard(page, shownText);
}

/** Runs in the page: what is shown in the shadow root, or null. */
export function shownText(this: ShadowRoot): string | null {
  const shown = [...this.children].filter(
    (child) => child instanceof HTMLElement && child.tagName !== 'STYLE' && child.getClientRects().length > 0,
  );
  const text = shown
    .map((child) => (child as HTMLElement).innerText.trim())
    .join('\n')
    .trim();
  return text === '' ? null : text;
}

/** The card's box in the viewport (CSS px), or null where no card is open. */
export async function cardBox(page: Page): Promise<{ x: number; y: number; width: number; height: number } | null> {
  return inCard(page, function (this: ShadowRoot) {
    const boxes = [...this.querySelectorAll('*')].map((element) => element.getBoundingClientRect());
    const box = boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
    return box && box.width * box.height > 0 ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
  });
}

/** Whether a card is open and pinned. */
export async function isCardPinned(page: Page): Promise<boolean> {
  return (await inCard(page, hasPressed)) ?? false;
}

/** Runs in the page. */
function hasPressed(this: ShadowRoot): boolean {
  return this.querySelector('[aria-pressed=true]') !== null;
}

/** Clicks the card's first button or link whose label or text holds this, as a person would. */
export async function clickInCard(page: Page, label: string): Promise<void> {
  const place = await restingPlace(page, label);
  if (!place) throw new Error(`the card has nothing to click called “${label}”:\n${await cardText(page)}`);
  await page.mouse.move(place.x, place.y, { steps: 5 });
  await page.mouse.click(place.x, place.y);
}

/** Where it is once it stays there: what is still coming to its place would be missed. */
async function restingPlace(page: Page, label: string): Promise<{ x: number; y: number } | null> {
  for (let before = await inCard(page, placeToClick, label); before;) {
    await sleep(RESTS_MS);
    const place = await inCard(page, placeToClick, label);
    if (place?.x === before.x && place.y === before.y) return place;
    before = place;
  }
  return null;
}

/** Runs in the page: the middle of the first button or link whose label or text holds this. */
export function placeToClick(this: ShadowRoot, label: string): { x: number; y: number } | null {
  const named = [...this.querySelectorAll('button, a, summary, [role=button]')].find((element) =>
    `${element.getAttribute('aria-label') ?? ''}\n${element.getAttribute('title') ?? ''}\n${element.textContent}`.includes(
      label,
    ),
  );
  if (!named) return null;
  named.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = named.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Runs a function with the card's shadow root as `this`; null where there is no host. */
async function inCard<T, A extends unknown[]>(
  page: Page,
  look: (this: ShadowRoot, ...args: A) => T | null,
  ...args: A
): Promise<T | null> {
  const session = await page.context().newCDPSession(page);
  try {
    const root = await findShadowRoot(session);
    if (root === undefined) return null;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: root });
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration: look.toString(),
      arguments: args.map((value) => ({ value })),
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(result.description ?? exceptionDetails.text);
    return result.value as T | null;
  } finally {
    await session.detach();
  }
}

interface DomNode {
  /** Names and values by turns. */
  attributes?: string[];
  backendNodeId: number;
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

async function findShadowRoot(session: CDPSession): Promise<number | undefined> {
  // The host stands at the end of <html> or <body>, so three levels are enough; `pierce` opens closed roots.
  const { root } = await session.send('DOM.getDocument', { depth: 3, pierce: true });
  const find = (node: DomNode): DomNode | undefined =>
    node.attributes?.includes(HOST) ? node : node.children?.map(find).find((found) => found !== undefined);
  return find(root)?.shadowRoots?.[0]?.backendNodeId;
}
