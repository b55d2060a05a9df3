/**
 * `npm test [-- --unit | --e2e | --firefox]`: every check there is, summed up in one last line, `N passed, N failed`. The build
 * and each static check count as one test. Ends with 1 where anything failed or nothing ran.
 *
 * After the build there are two lanes: browsers, which wait more than they compute, and beside them all else, which
 * gives way to them.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requireBrowser, requireFirefox } from './find-browser';
import { ROOT, runAside } from './run';

interface Sum {
  passed: number;
  failed: number;
}

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { name: string; status: string; message: string; assertionResults: unknown[] }[];
}

const PARTS = ['--unit', '--e2e', '--firefox'];
/** `tsc`, not `types`: what that makes first, the build has made. */
const CHECKS = ['unused', 'tsc', 'lint', 'format:check', 'lint:packages'];
const GIVES_WAY = os.constants.priority.PRIORITY_BELOW_NORMAL;

async function main(args: string[]): Promise<number> {
  const unknown = args.find((arg) => !PARTS.includes(arg));
  if (unknown) {
    console.error(`There is no option ${unknown}. Use: npm test [-- ${PARTS.join(' | ')}]`);
    return 2;
  }
  const only = (part: string) => args.length === 0 || args.includes(part);
  // The build comes first: it makes files that the checks and the tests read.
  const built = await check('build');
  const inBrowser = (test: () => Sum | Promise<Sum>) => () =>
    built.failed > 0 ? leftOut('the extension could not be built') : test();
  const lanes = await Promise.all([
    inTurn([...(only('--e2e') ? [inBrowser(endToEnd)] : []), ...(only('--firefox') ? [inBrowser(inFirefox)] : [])]),
    inTurn([
      ...(args.length === 0 ? CHECKS.map((script) => () => check(script, GIVES_WAY)) : []),
      ...(only('--unit') ? [() => vitest('unit*', GIVES_WAY)] : []),
    ]),
  ]);
  if (!existsSync(path.join(ROOT, '..', 'shared')))
    console.log('Left out: tests on the shared corpus and saved pages, since ../shared does not exist here.');

  const sums = [built, ...lanes.flat()];
  const passed = sums.reduce((sum, part) => sum + part.passed, 0);
  const failed = sums.reduce((sum, part) => sum + part.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

async function inTurn(parts: (() => Sum | Promise<Sum>)[]): Promise<Sum[]> {
  const sums: Sum[] = [];
  for (const part of parts) sums.push(await part());
  return sums;
}

async function check(script: string, priority?: number): Promise<Sum> {
  const passed = await report(`npm run ${script}`, 'npm', ['run', '--silent', script], priority);
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Says that a part begins, and, when it has ended, how; then all that it printed, unmixed with what runs beside it. */
async function report(name: string, command: string, args: string[], priority?: number): Promise<boolean> {
  console.log(`… ${name}`);
  const started = Date.now();
  const { passed, output } = await runAside(command, args, priority);
  console.log(`${passed ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  process.stdout.write(output);
  return passed;
}

function endToEnd(): Sum | Promise<Sum> {
  try {
    requireBrowser();
  } catch (error) {
    return leftOut((error as Error).message);
  }
  return vitest('e2e');
}

/** Where Firefox is neither there nor can be installed unasked, Chromium's tests stand alone. */
function inFirefox(): Sum | Promise<Sum> {
  try {
    if (requireFirefox()) return vitest('firefox');
  } catch (error) {
    return leftOut((error as Error).message);
  }
  console.log(
    'Left out: tests in Firefox, which is not installed here. Install it, or say where it is: FIREFOX_PATH=/path/to/firefox npm test',
  );
  return { passed: 0, failed: 0 };
}

/** What could not run has not passed. */
function leftOut(why: string): Sum {
  console.error(`✗ end-to-end tests did not run: ${why}`);
  return { passed: 0, failed: 1 };
}

async function vitest(project: string, priority?: number): Promise<Sum> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-tests-'));
  try {
    const file = path.join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = ['vitest', 'run', '--project', project, ...reporters];
    const passed = await report(`vitest --project ${project}`, 'npx', args, priority);
    const sum = existsSync(file) ? count(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
    // A worker that crashed or an error outside of every test fails the run without failing a test.
    return passed || sum.failed > 0 ? sum : { ...sum, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(json: string): Sum {
  const report = JSON.parse(json) as VitestReport;
  // A file that could not be loaded has failed without any test of its own.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  for (const { name, message } of unloaded) console.error(`✗ ${path.relative(ROOT, name)}: ${message}`);
  if (report.numPendingTests > 0)
    console.log(`Left out: ${report.numPendingTests} tests whose needs are not met here.`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

// An end by a signal is an end like others, in which what still runs is ended too (`runAside`).
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
process.exitCode = await main(process.argv.slice(2));
