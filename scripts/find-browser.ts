/**
 * Finds a browser that takes an unpacked extension from the command line, and where that is possible without asking
 * (Debian as root: containers, CI) installs one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './run';

/**
 * In the order of trial. Branded Chrome comes last: from version 137 on it ignores --load-extension, and takes the
 * extension only over its debugging pipe (see launch-extension.ts).
 */
export function findBrowser(): string | undefined {
  return candidates().find((file) => existsSync(file));
}

/** Finds a browser, or installs one where that is possible, or says how. */
export function requireBrowser(): string {
  for (const name of ['CHROME_PATH', 'CHROMIUM_PATH']) {
    const given = process.env[name];
    if (given && !existsSync(given)) throw new Error(`${name} says ${given}, and there is no such file.`);
  }
  const found = findBrowser();
  const wanted = [...(found ? [] : ['chromium']), ...(lacksChineseFont() ? ['fontconfig', 'fonts-noto-cjk'] : [])];
  if (wanted.length > 0 && isDebianAsRoot()) installDebianPackages(wanted);
  const browser = found ?? findBrowser();
  if (browser) return browser;
  throw new Error(
    'No Chromium, Edge or Chrome was found. Install one (`npx playwright install chromium` fetches Chromium), ' +
      'or say where it is: CHROME_PATH=/path/to/chrome npm start',
  );
}

/** Firefox, which the tests alone need: as above, but nothing is said where there is none. */
export function requireFirefox(): string | undefined {
  const given = process.env.FIREFOX_PATH;
  if (given && !existsSync(given)) throw new Error(`FIREFOX_PATH says ${given}, and there is no such file.`);
  const find = () => [given, ...firefoxes()].find((file) => file !== undefined && existsSync(file));
  if (!find() && isDebianAsRoot()) installDebianPackages(['firefox-esr']);
  return find();
}

function firefoxes(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Firefox', 'Firefox Developer Edition', 'Firefox Nightly'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/firefox`,
      );
    case 'win32':
      return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((root) =>
        root ? [path.join(root, 'Mozilla Firefox', 'firefox.exe')] : [],
      );
    default:
      // A snap keeps Firefox from profiles in /tmp and from folders it does not know, so its file is not among them.
      return ['/usr/bin/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'];
  }
}

function candidates(): string[] {
  const given = [process.env.CHROME_PATH, process.env.CHROMIUM_PATH].filter((file) => file !== undefined);
  return [...given, ...playwrightBrowsers(), ...systemBrowsers()];
}

/** Usual places, branded Chrome last. */
function systemBrowsers(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome for Testing', 'Microsoft Edge', 'Google Chrome'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32': {
      const roots = [process.env.LOCALAPPDATA, process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']];
      return [
        ['Chromium', 'Application', 'chrome.exe'],
        ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
        ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ].flatMap((parts) => roots.flatMap((root) => (root ? [path.join(root, ...parts)] : [])));
    }
    default:
      return ['chromium', 'chromium-browser', 'microsoft-edge', 'google-chrome'].flatMap((name) => [
        `/usr/bin/${name}`,
        ...(name === 'chromium' ? ['/snap/bin/chromium'] : []),
      ]);
  }
}

/** Browsers that `npx playwright install` left, newest first. */
function playwrightBrowsers(): string[] {
  const caches = {
    darwin: path.join(os.homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: path.join(process.env.LOCALAPPDATA ?? os.homedir(), 'ms-playwright'),
  };
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    (process.platform === 'darwin' || process.platform === 'win32'
      ? caches[process.platform]
      : path.join(os.homedir(), '.cache', 'ms-playwright'));
  if (!existsSync(cache)) return [];
  const inside = [
    ['chrome-linux', 'chrome'],
    ['chrome-linux64', 'chrome'],
    ['chrome-win', 'chrome.exe'],
    ['chrome-win64', 'chrome.exe'],
    ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ...['chrome-mac-x64', 'chrome-mac-arm64'].map((folder) => [
      folder,
      'Google Chrome for Testing.app',
      'Contents',
      'MacOS',
      'Google Chrome for Testing',
    ]),
  ];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => inside.map((parts) => path.join(cache, name, ...parts)));
}

function isDebianAsRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** Screenshots of Chinese text without a Chinese font are empty boxes. Elsewhere than on Linux there always is one. */
function lacksChineseFont(): boolean {
  if (process.platform !== 'linux') return false;
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return list.error !== undefined || list.stdout.trim() === '';
}

function installDebianPackages(packages: string[]): void {
  console.log(`Installing ${packages.join(' and ')} with apt-get`);
  if (!run('apt-get', ['update', '-q']) || !run('apt-get', ['install', '-yq', '--no-install-recommends', ...packages]))
    throw new Error(`apt-get could not install ${packages.join(' and ')}; what it said stands above.`);
}
