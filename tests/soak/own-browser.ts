/**
 * A browser whose processes are ours to kill: started as a process group of its own, and driven over its debugging
 * port. Playwright's own launch does not say which processes it has started.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chromium } from 'playwright-core';
import { attachToExtension, toArguments, type ExtensionBrowser } from '../../scripts/extension-browser';
import { requireBrowser } from '../../scripts/find-browser';

export interface OwnBrowser extends ExtensionBrowser {
  /** Kills all of its processes at once, as the system does or a power cut; resolves when they are gone. */
  kill(): Promise<void>;
  /** What it has written to its error output, the latest of it. */
  said(): string;
}

/** How long the browser may take to listen (ms), on two cores that others use too. */
const STARTS = 60_000;

export async function startBrowser(profile: string, extension: string): Promise<OwnBrowser> {
  const child = spawn(
    requireBrowser(),
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--hide-crash-restore-bubble',
      '--password-store=basic',
      '--use-mock-keychain',
      '--disable-dev-shm-usage',
      // A damaged database is told there.
      '--enable-logging=stderr',
      '--window-size=1280,800',
      '--lang=en',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...toArguments(extension),
      'about:blank',
    ],
    // A group of its own: its id is the child's, and nobody else is in it.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said = (said + chunk).slice(-50_000)));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  try {
    const endpoint = await findEndpoint(child, () => said);
    const browser = await chromium.connectOverCDP(endpoint);
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no profile open');
    return Object.assign(await attachToExtension(context, extension, kill), { kill, said: () => said });
  } catch (error) {
    await kill();
    throw error;
  }
}

function findEndpoint(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the browser did not start: ${why}\n${said()}`));
    const timer = setTimeout(() => fail(`nothing within ${STARTS} ms`), STARTS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with ${code}`));
    child.stderr?.on('data', () => {
      const [, endpoint] = /DevTools listening on (ws:\S+)/.exec(said()) ?? [];
      if (!endpoint) return;
      clearTimeout(timer);
      resolve(endpoint);
    });
  });
}
