/**
 * `npm run lint:packages`: the built packages as the stores get them. Mozilla's linter must find nothing in them but
 * what is named below, and nothing that leaves this machine may tell where on it that was made.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { BUILT_EXTENSION } from './extension-browser';
import { BUILT_FOR_FIREFOX } from './firefox-browser';
import { ROOT } from './run';

interface Finding {
  code: string;
  file?: string;
  message: string;
}
/** The linter's JSON, as far as it is read here. */
type Report = Record<'errors' | 'warnings' | 'notices', Finding[]>;

const LINTER = fileURLToPath(import.meta.resolve('addons-linter/bin/addons-linter'));

interface Accepted {
  code: string;
  file: RegExp;
  why: string;
}

const ACCEPTED: Accepted[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(?:chunks\/shared-components-[\w-]+|content-scripts\/surfaces)\.js$/,
    why: 'Preact can set innerHTML from a property that ESLint forbids us to use (eslint.config.js)',
  },
];
/** The linter is made for Firefox, and these are about Firefox alone. */
const ACCEPTED_FOR_CHROMIUM: Accepted[] = [
  { code: 'ADDON_ID_REQUIRED', file: /^manifest\.json$/, why: 'the stores of Chrome and Edge give the id themselves' },
  { code: 'MISSING_DATA_COLLECTION_PERMISSIONS', file: /^manifest\.json$/, why: 'Chromium has no such key' },
];

/** What the linter finds in a folder that nobody has accepted, one line each. */
function lint(folder: string, accepted: Accepted[], args: string[] = []): string[] {
  const name = path.basename(folder);
  const { stdout, stderr } = spawnSync(process.execPath, [LINTER, '--output=json', ...args, folder], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (!stdout.startsWith('{')) return [`${name}: the linter did not run: ${stderr}`];
  const { errors, warnings, notices } = JSON.parse(stdout) as Report;
  const findings = [...errors, ...warnings, ...notices];
  const isAccepted = ({ code, file = '' }: Finding) =>
    accepted.some((known) => known.code === code && known.file.test(file));
  for (const { code, why } of accepted)
    if (findings.some((finding) => finding.code === code)) console.log(`${name}: ${code} is accepted: ${why}`);
  return findings
    .filter((finding) => !isAccepted(finding))
    .map(({ code, file, message }) => `${name}: ${code} in ${file ?? 'the package'}: ${message}`);
}

/** Files that hold the path of this checkout. */
function findOwnPath(files: Iterable<[string, Uint8Array]>): string[] {
  return [...files]
    .filter(([, bytes]) => Buffer.from(bytes).includes(ROOT))
    .map(([file]) => `${file} holds the path of this folder`);
}

function* filesIn(folder: string): Iterable<[string, Uint8Array]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) yield [path.relative(ROOT, file), readFileSync(file)];
  }
}

function filesInZips(folder: string): [string, Uint8Array][] {
  const zips = readdirSync(folder).filter((name) => name.endsWith('.zip'));
  return zips.flatMap((zip) =>
    Object.entries(unzipSync(readFileSync(path.join(folder, zip)))).map(([file, bytes]): [string, Uint8Array] => [
      `${zip}: ${file}`,
      bytes,
    ]),
  );
}

const problems = [
  ...lint(BUILT_FOR_FIREFOX, ACCEPTED),
  ...lint(BUILT_EXTENSION, [...ACCEPTED, ...ACCEPTED_FOR_CHROMIUM], ['--enable-background-service-worker']),
  ...findOwnPath(filesIn(BUILT_FOR_FIREFOX)),
  ...findOwnPath(filesIn(BUILT_EXTENSION)),
  ...findOwnPath(filesInZips(path.dirname(BUILT_EXTENSION))),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
