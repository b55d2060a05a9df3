/**
 * `npm start [-- FILE… | --headless | --built]`: builds the extension (unless --built says that it is) and opens it on
 * the given articles, or on the sample.
 * Where there is no display it reads them in a headless browser, says what was marked and leaves screenshots.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { launchExtension } from './extension-browser';
import { requireBrowser } from './find-browser';
import { photograph } from './photograph';
import { run, ROOT } from './run';
import { serveArticles } from './serve-articles';

const SAMPLE = path.join(ROOT, 'assets', 'sample', 'article.html');
/** Kept from start to start, so that notes and highlights stay; `.output` is in no commit. */
const PROFILE = path.join(ROOT, '.output', 'profile');
const SCREENSHOTS = path.join(ROOT, '.output', 'screenshots');

async function main(args: string[]): Promise<number> {
  const headless = args.includes('--headless') || lacksDisplay();
  const given = args.filter((arg) => arg !== '--headless' && arg !== '--built');
  const unknown = given.find((arg) => arg.startsWith('-'));
  if (unknown) return complain(`There is no option ${unknown}. Use: npm start [-- FILE… | --headless | --built]`);
  // npm runs scripts in the project's folder; the files stand in the caller's.
  const files = given.map((file) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file));
  const missing = files.filter((file) => !existsSync(file) || !statSync(file).isFile());
  if (missing.length > 0) return complain(missing.map((file) => `No such file: ${file}`).join('\n'));

  const executable = requireBrowser();
  if (!args.includes('--built') && !run('npm', ['run', '--silent', 'build:chromium'])) return 1;
  const articles = files.length > 0 ? files : [SAMPLE];
  const server = await serveArticles(articles);
  console.log(`Opening ${articles.map((file) => path.relative(process.cwd(), file)).join(', ')} in ${executable}`);
  try {
    return headless ? await readHeadless(executable, server.urls) : await openWindow(executable, server.urls);
  } finally {
    server.close();
  }
}

/** Ends when the reader closes the browser. */
async function openWindow(executable: string, urls: string[]): Promise<number> {
  const browser = await launchExtension({ executable, headless: false, profile: PROFILE });
  const closed = new Promise((resolve) => browser.context.once('close', resolve));
  for (const url of urls) await (await browser.context.newPage()).goto(url, { waitUntil: 'domcontentloaded' });
  await browser.console.close();
  console.log('Jiazhu is open. Close the browser to end.');
  await closed;
  return 0;
}

async function readHeadless(executable: string, urls: string[]): Promise<number> {
  const browser = await launchExtension({ executable, headless: true });
  try {
    let unread = 0;
    for (const [i, url] of urls.entries()) {
      try {
        await photograph(browser, url, path.join(SCREENSHOTS, `${i + 1}`));
      } catch (error) {
        unread++;
        console.error(error instanceof Error ? error.message : error);
      }
    }
    return unread > 0 ? 1 : 0;
  } finally {
    await browser.close();
  }
}

function lacksDisplay(): boolean {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

function complain(what: string): number {
  console.error(what);
  return 2;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
