/**
 * What `npm start` and `npm test` need before anything else can run: plain Node, no dependency. It installs the
 * dependencies where they are missing and hands over to a TypeScript file.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');

/** The oldest Node that the locked dependencies run on. */
const OLDEST_NODE = [20, 19];

/** Installs what is missing, then runs a script of this folder with the given arguments; ends with its exit code. */
export function runInstalled(script, args) {
  requireNode();
  if (!isInstalled()) npm(['ci']);
  const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const { status } = spawnSync(process.execPath, [tsx, path.join(ROOT, 'scripts', script), ...args], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Jiazhu needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Whether node_modules holds the versions of the lock file. npm's own record is compared, not the files' times:
 * a checkout touches those as it likes. Optional packages are absent where they are for other systems.
 */
function isInstalled() {
  const installed = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const has = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wants = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wants).every(
    ([at, { version, optional, devOptional, peer }]) =>
      at === '' || optional || devOptional || peer || has[at]?.version === version,
  );
}

function npm(args) {
  console.log(`Installing dependencies: npm ${args.join(' ')}`);
  // npm is a .cmd file on Windows, which only a shell can start.
  const { status } = spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`npm ${args.join(' ')} failed; what it said stands above.`);
    process.exit(status ?? 1);
  }
}
