/**
 * The browser that files lend each other. Whoever borrows it has it as after a first run in which every page was let be
 * read; it need not be given back. Where it does not come back to that state, another one is launched.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { bundle } from '../../scripts/extension-code';
import { launch, type TestBrowser } from './extension';
import type * as FreshState from './fresh-state';

/** How long (ms) the background may take to follow what was put back. */
const SETTLES = 3000;
/** And all of it, where a page or a database does not let go. */
const COMES_BACK = 15_000;

/** The module in the console tab. */
declare const state: typeof FreshState;

interface Shared {
  browser: TestBrowser;
  fresh: FreshState.State;
}
let shared: Shared | undefined;

export async function borrow(): Promise<TestBrowser> {
  const last = shared;
  shared = undefined;
  const problem = last && (await comeBack(last));
  if (problem !== undefined) {
    console.warn(`The shared browser is launched anew: ${problem}`);
    await last?.browser.close();
  }
  shared = last && problem === undefined ? last : await start();
  return shared.browser;
}

async function start(): Promise<Shared> {
  const browser = await launch();
  await loadModule(browser);
  return { browser, fresh: await readState(browser) };
}

/** What kept it from coming back. */
async function comeBack(last: Shared): Promise<string | undefined> {
  const late = sleep(COMES_BACK, 'it took too long');
  return Promise.race([putBack(last), late]).catch((error: Error) => error.message);
}

async function putBack({ browser, fresh }: Shared): Promise<string | undefined> {
  await browser.forgetPages();
  await loadModule(browser);
  await browser.console.evaluate((fresh) => state.putBack(fresh), fresh);
  let others: string[] = [];
  for (const end = Date.now() + SETTLES; Date.now() < end; await sleep(100)) {
    const now = await readState(browser);
    others = listDifferences(now, fresh);
    if (others.length > 0) continue;
    // What it has in its memory goes too.
    await browser.killWorker();
    return undefined;
  }
  return `another state of ${others.join(', ')}`;
}

/** What differs, by name; of tables and checksums which. */
function listDifferences(now: FreshState.State, fresh: FreshState.State): string[] {
  const differ = <T extends object>(a: T, b: T) =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
      (key) => !isDeepStrictEqual(a[key as keyof T], b[key as keyof T]),
    );
  return differ(now, fresh).map((key) => {
    const [a, b] = [now, fresh].map((state) => state[key as keyof FreshState.State]);
    return typeof a === 'object' && typeof b === 'object' && a && b ? `${key} (${differ(a, b).join(', ')})` : key;
  });
}

const loadModule = async (browser: TestBrowser): Promise<void> =>
  browser.console.evaluate(await bundle('tests/e2e/fresh-state', 'state'));

const readState = (browser: TestBrowser): Promise<FreshState.State> =>
  browser.console.evaluate(() => state.readState());
