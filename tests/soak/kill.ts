/**
 * `npm run soak -- --kills`: the browser is killed N times while highlights are written, always on the same profile;
 * what was confirmed must be there each time. Relaxed: the same without strict durability, for comparison; a killed
 * process shows little of it, since the system's cache outlives that.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCycles } from './cycles';

export interface KillOptions {
  cycles: number;
  relaxed: boolean;
  /** The built extension's folder. */
  extension: string;
  evidence?: string;
}

const STRICT = /(chromeTransactionDurability:\s*)(["'`])strict\2/g;
const relax = (code: string): string => code.replace(STRICT, '$1"relaxed"');

/** A copy of the built extension whose commits do not wait for the disk. */
function copyRelaxed(extension: string, folder: string): string {
  const copy = path.join(folder, 'extension');
  cpSync(extension, copy, { recursive: true });
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

/** Whether all was there. */
export async function soakKills(options: KillOptions): Promise<boolean> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-soak-'));
  try {
    const started = Date.now();
    const extension = options.relaxed ? copyRelaxed(options.extension, folder) : options.extension;
    const figures = await runCycles({
      cycles: options.cycles,
      extension,
      profile: path.join(folder, 'profile'),
      ...(options.evidence && { evidence: options.evidence }),
      ...(options.relaxed && { changeCode: relax }),
      onCycle: (n, { confirmations, rows, problems, killedAfter }) => {
        console.log(
          `${n}/${options.cycles}: ${rows} rows found, ${confirmations} writes confirmed, killed after ${killedAfter} ms`,
        );
        for (const problem of problems.slice(0, 5)) console.log(`  ✗ ${problem}`);
        if (problems.length > 5) console.log(`  ✗ and ${problems.length - 5} more`);
      },
    });
    const { confirmations, problems, falseAlarms, unconfirmed } = figures;
    console.log(
      `${figures.cycles} kills (${options.relaxed ? 'relaxed' : 'strict'}), ${confirmations} confirmed writes ` +
        `(${(confirmations / figures.cycles).toFixed(1)} a cycle), ${problems.length} lost or damaged; ` +
        `of ${unconfirmed.asked} unconfirmed ${unconfirmed.there} were there; ${figures.deleted} times the browser deleted all databases; ${falseAlarms} false alarms of an emptied one; ${figures.hung} cycles hung; ` +
        `${((Date.now() - started) / 1000).toFixed(0)} s`,
    );
    return problems.length === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
