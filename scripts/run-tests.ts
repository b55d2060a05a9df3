/**
 * `npm test [-- --unit | --e2e | --firefox]`: every check there is, summed up in one last line, `N passed, N failed`. The build
 * and each static check count as one test. Ends with 1 where anything failed or nothing ran.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requireBrowser, requireFirefox } from './find-browser';
import { run, ROOT } from './run';

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
const CHECKS = ['format:check', 'lint', 'types', 'unused', 'lint:packages'];

function main(args: string[]): number {
  const unknown = args.find((arg) => !PARTS.includes(arg));
  if (unknown) {
    console.error(`There is no option ${unknown}. Use: npm test [-- ${PARTS.join(' | ')}]`);
    return 2;
  }
  const only = (part: string) => args.length === 0 || args.includes(part);
  const sums: Sum[] = [];
  // The build comes first: it makes files that the checks and the tests read.
  const built = check('build');
  sums.push(built);
  if (args.length === 0) sums.push(...CHECKS.map(check));
  if (only('--unit')) sums.push(vitest('unit'));
  if (only('--e2e')) sums.push(built.failed > 0 ? leftOut('the extension could not be built') : endToEnd());
  if (only('--firefox')) sums.push(built.failed > 0 ? leftOut('the extension could not be built') : inFirefox());
  if (!existsSync(path.join(ROOT, '..', 'shared')))
    console.log('Left out: tests on the shared corpus and saved pages, since ../shared does not exist here.');

  const passed = sums.reduce((sum, part) => sum + part.passed, 0);
  const failed = sums.reduce((sum, part) => sum + part.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function check(script: string): Sum {
  const started = Date.now();
  const passed = run('npm', ['run', '--silent', script]);
  console.log(`${passed ? '✓' : '✗'} npm run ${script} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function endToEnd(): Sum {
  try {
    requireBrowser();
  } catch (error) {
    return leftOut((error as Error).message);
  }
  return vitest('e2e');
}

/** Where Firefox is neither there nor can be installed unasked, Chromium's tests stand alone. */
function inFirefox(): Sum {
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

function vitest(project: string): Sum {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-tests-'));
  try {
    const file = path.join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const passed = run('npx', ['vitest', 'run', '--project', project, ...reporters]);
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

process.exitCode = main(process.argv.slice(2));
