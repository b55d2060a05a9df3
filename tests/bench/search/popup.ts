/** From the popup's time origin until its box has the focus and has answered, with so many entities in the database. */
import type { TestBrowser } from '../../e2e/extension';
import type { Task } from './measure';

declare const bench: typeof import('./measure');

export interface PopupTimes {
  /** ms: the box has the focus; the first result of a query typed at that moment stands there. */
  focused: number[];
  answered: number[];
  /** ms: a page of the extension without anything in it has its first frame. */
  bare: number[];
}

/** Runs in the popup before its scripts: types as soon as there is a focused box. */
function watchPopup(): void {
  const times = { focused: 0, answered: 0 };
  (globalThis as { times?: typeof times }).times = times;
  const look = () => {
    const box = document.activeElement;
    if (!(box instanceof HTMLInputElement)) return void setTimeout(look);
    times.focused = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box, 'louyangsheng');
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const answer = () => {
      if (!document.querySelector('[role=option]')) return false;
      times.answered = performance.now();
      return true;
    };
    if (answer()) return;
    const observer = new MutationObserver(() => answer() && observer.disconnect());
    observer.observe(document.body, { subtree: true, childList: true });
  };
  if (location.pathname === '/popup.html') look();
}

export async function measurePopup(browser: TestBrowser, task: Task, runs: number): Promise<PopupTimes> {
  await browser.console.evaluate((task) => bench.fillKnowledgeBase(task), task);
  const page = await browser.context.newPage();
  // tsx names functions by a helper of its own, which is not there in the page.
  await page.addInitScript('globalThis.__name = (f) => f');
  await page.addInitScript(watchPopup);
  const times: PopupTimes = { focused: [], answered: [], bare: [] };
  for (let i = 0; i < runs; i++) {
    await page.goto(`chrome-extension://${browser.id}/manifest.json`);
    times.bare.push(
      await page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(() => done(performance.now())))),
    );
    await page.goto(`chrome-extension://${browser.id}/popup.html`);
    const isDone = () => (globalThis as unknown as { times: { answered: number } }).times.answered > 0;
    await page.waitForFunction(isDone, undefined, { timeout: 60_000 });
    const one = await page.evaluate(() => (globalThis as unknown as { times: PopupOnce }).times);
    times.focused.push(one.focused);
    times.answered.push(one.answered);
  }
  await page.close();
  return times;
}

interface PopupOnce {
  focused: number;
  answered: number;
}
