/**
 * The toolbar popup, the real one. Playwright knows tabs only, so this speaks to the popup's own debugging target
 * through the browser's session; typing and clicking are trusted input, as from a person.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { ExtensionBrowser } from './extension-browser';

/** Only in what runs in the browser; openPopup is newer than the polyfill's types. */
declare const chrome: Browser & { action: { openPopup(): Promise<void> } };

export interface Popup {
  /** The value of an expression in the popup. */
  evaluate<T>(expression: string): Promise<T>;
  /** The text as it is shown. */
  text(): Promise<string>;
  /** Waits until the text holds what is sought (10 s), and returns it whole. */
  waitForText(sought: string | RegExp): Promise<string>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  press(key: keyof typeof KEY_CODES): Promise<void>;
  /** Clicks the first button, link, tab, option or switch whose label or text holds this. */
  click(label: string): Promise<void>;
  screenshot(file: string): Promise<void>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** What has not moved for this long (ms) is taken to stay. */
const SETTLED = 150;

const KEY_CODES = { ArrowDown: 40, ArrowUp: 38, End: 35, Enter: 13, Escape: 27, Home: 36, Tab: 9 };

/** Opens the popup above this page, as a click on the icon does. */
export async function openPopup(browser: ExtensionBrowser, page: Page): Promise<Popup> {
  await page.bringToFront();
  const session = await browser.context.browser()!.newBrowserCDPSession();
  // Older browsers have another function for it, which gives the extension no access to the page.
  await clickIcon(session, browser.id, page).catch(() => browser.console.evaluate(() => chrome.action.openPopup()));
  const address = await browser.console.evaluate(() => chrome.action.getPopup({}));
  const find = async () =>
    (await session.send('Target.getTargets')).targetInfos.find(({ url }) => url.startsWith(address))?.targetId;
  const targetId = await until(find, 'the popup did not open');
  const send = await attach(session, targetId);

  const placeOf = (label: string) => popup.evaluate<Place | null>(`(${middleOf.toString()})(${JSON.stringify(label)})`);

  const popup: Popup = {
    evaluate: async <T>(expression: string) => {
      const { result, exceptionDetails } = (await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      })) as { result: { value: T; description?: string }; exceptionDetails?: { text: string } };
      if (exceptionDetails) throw new Error(result.description ?? exceptionDetails.text);
      return result.value;
    },
    text: () => popup.evaluate<string>('document.body?.innerText ?? ""'),
    waitForText: async (sought) => {
      let text = '';
      const has = async () => {
        text = await popup.text();
        return typeof sought === 'string' ? text.includes(sought) : sought.test(text);
      };
      return until(has, () => `the popup never said ${String(sought)}; it says:\n${text}`).then(() => text);
    },
    type: async (text) => void (await send('Input.insertText', { text })),
    press: async (key) => {
      const code = { key, code: key, windowsVirtualKeyCode: KEY_CODES[key] };
      const text = key === 'Enter' ? { text: '\r' } : {};
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...code, ...text });
      // Enter and Escape may close the popup under our hands.
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...code }).catch(() => undefined);
    },
    click: async (label) => {
      const press = async () => {
        const before = await placeOf(label);
        await sleep(SETTLED);
        const now = await placeOf(label);
        // What is still moving, since a list arrives above it, would be missed.
        const isStill = before && now && before.x === now.x && before.y === now.y && before.height === now.height;
        if (!isStill) return false;
        const mouse = { x: now.x, y: now.y, button: 'left', clickCount: 1 };
        await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse });
        // What is chosen may close the popup under our hands.
        await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse }).catch(() => undefined);
        // It may have moved after all; a hand would press again.
        return popup.evaluate<boolean>('globalThis.isMissed !== true').catch(() => true);
      };
      await until(press, `the popup has nothing to click called ${label}`);
    },
    screenshot: async (file) => {
      const { data } = (await send('Page.captureScreenshot', {})) as { data: string };
      writeFileSync(file, Buffer.from(data, 'base64'));
    },
    isOpen: async () => (await find()) === targetId,
    close: async () => {
      await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
      await until(async () => !(await popup.isOpen()), 'the popup did not close');
    },
  };
  await until(() => popup.evaluate<boolean>("document.querySelector('main') !== null"), 'the popup stayed empty');
  return popup;
}

/** Playwright's types end where this experimental domain begins. */
type Experimental = (method: string, params: object) => Promise<{ targetInfos: { targetId: string; url: string }[] }>;

async function clickIcon(session: CDPSession, id: string, page: Page): Promise<void> {
  const send = session.send.bind(session) as Experimental;
  const { targetInfos } = await send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const targetId = targetInfos.findLast(({ url }) => url === page.url())?.targetId;
  await send('Extensions.triggerAction', { id, targetId });
}

/** Of something to click, px; and the window's height, which follows what is in it. */
interface Place {
  x: number;
  y: number;
  height: number;
}

/**
 * Runs in the popup: the middle of the first thing to click that bears the label; not of the row that it stands in.
 * `isMissed` then says whether the next click went elsewhere.
 */
function middleOf(label: string): Place | null {
  const clickable =
    'button, a, input, select, label, summary, [role=tab], [role=option], [role=switch], [role=button], li';
  const bearing = [...document.querySelectorAll(clickable)].filter((element) =>
    `${element.getAttribute('aria-label') ?? ''}\n${element.textContent}`.includes(label),
  );
  const named = bearing.find((element) => !bearing.some((other) => other !== element && element.contains(other)));
  if (!named) return null;
  named.scrollIntoView({ block: 'nearest' });
  const world = globalThis as { isMissed?: boolean };
  world.isMissed = false;
  addEventListener('click', (event) => (world.isMissed = !named.contains(event.target as Node)), {
    capture: true,
    once: true,
  });
  const { x, y, width, height } = named.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2, height: innerHeight };
}

type Send = (method: string, params: object) => Promise<unknown>;

/** A session inside the browser's session: messages to the target travel as strings. */
async function attach(session: CDPSession, targetId: string): Promise<Send> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  session.on('Target.receivedMessageFromTarget', (event) => {
    const answer = JSON.parse(event.message) as { id?: number; result?: unknown; error?: { message: string } };
    const asked = answer.id === undefined ? undefined : waiting.get(answer.id);
    if (!asked || answer.id === undefined) return;
    waiting.delete(answer.id);
    if (answer.error) asked.reject(new Error(answer.error.message));
    else asked.resolve(answer.result);
  });
  session.on('Target.detachedFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    for (const { reject } of waiting.values()) reject(new Error('the popup has closed'));
    waiting.clear();
  });
  let last = 0;
  return async (method, params) => {
    const id = ++last;
    const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    answer.catch(() => undefined); // told below, unless the popup closes before the message is even sent
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    return answer;
  };
}

/** Asks every 50 ms until the answer is something; gives up after 10 s. */
async function until<T>(
  ask: () => Promise<T | null | undefined | false>,
  complaint: string | (() => string),
): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(typeof complaint === 'string' ? complaint : complaint());
    await sleep(50);
  }
}
