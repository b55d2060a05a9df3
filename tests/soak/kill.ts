/**
 * `npm run soak [-- --cycles N] [--relaxed] [--extension DIR] [--evidence DIR]`: the browser is killed N times (200) while highlights are
 * written, always on the same profile; what was confirmed must be there each time. With --relaxed the same without
 * strict durability, for comparison: a killed process shows little of it, since the system's cache outlives that.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { runCycles } from './cycles';

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '200' },
    relaxed: { type: 'boolean' },
    extension: { type: 'string', default: BUILT_EXTENSION },
    evidence: { type: 'string' },
  },
});
const cycles = Number(values.cycles);
if (!Number.isInteger(cycles) || cycles < 1) throw new Error(`--cycles takes a number from 1 on, not ${values.cycles}`);

const STRICT = /(chromeTransactionDurability:\s*)(["'`])strict\2/g;
const relax = (code: string): string => code.replace(STRICT, '$1"relaxed"');

/** A copy of the built extension whose commits do not wait for the disk. */
function copyRelaxed(folder: string): string {
  const copy = path.join(folder, 'extension');
  cpSync(values.extension, copy, { recursive: true });
  const scripts = readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const changed = scripts.filter((file) => {
    const code = readFileSync(path.join(copy, file), 'utf8');
    if (relax(code) === code) return false;
    writeFileSync(path.join(copy, file), relax(code));
    return true;
  });
  if (changed.length === 0) throw new Error('no script of the built extension asks for strict durability');
  return copy;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-soak-'));
try {
  const started = Date.now();
  const extension = values.relaxed ? copyRelaxed(folder) : values.extension;
  const figures = await runCycles({
    cycles,
    extension,
    profile: path.join(folder, 'profile'),
    ...(values.evidence && { evidence: values.evidence }),
    ...(values.relaxed && { changeCode: relax }),
    onCycle: (n, { confirmations, rows, problems, killedAfter }) => {
      console.log(
        `${n}/${cycles}: ${rows} rows found, ${confirmations} writes confirmed, killed after ${killedAfter} ms`,
      );
      for (const problem of problems.slice(0, 5)) console.log(`  ✗ ${problem}`);
      if (problems.length > 5) console.log(`  ✗ and ${problems.length - 5} more`);
    },
  });
  const { confirmations, problems, falseAlarms, unconfirmed } = figures;
  console.log(
    `${figures.cycles} kills (${values.relaxed ? 'relaxed' : 'strict'}), ${confirmations} confirmed writes ` +
      `(${(confirmations / figures.cycles).toFixed(1)} a cycle), ${problems.length} lost or damaged; ` +
      `of ${unconfirmed.asked} unconfirmed ${unconfirmed.there} were there; ${figures.deleted} times the browser deleted all databases; ${falseAlarms} false alarms of an emptied one; ${figures.hung} cycles hung; ` +
      `${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
