import { spawn, spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..');

/** npm and npx are .cmd files on Windows, which only a shell can start. */
const shell = process.platform === 'win32';

/** Runs a command in the project's folder, its output shown as it comes. Returns whether it ended well. */
export function run(command: string, args: string[]): boolean {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

/**
 * Runs a command beside others, if need be at a lower priority (`os.constants.priority`). Its output is kept until it has
 * ended; it ends with this process.
 */
export function runAside(
  command: string,
  args: string[],
  priority?: number,
): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve) => {
    // A group of its own, so that what it has started ends with it; Windows has no such groups.
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], shell, detached: !shell });
    // What it starts in turn inherits that.
    if (priority !== undefined && child.pid !== undefined) os.setPriority(child.pid, priority);
    const stop = () => (shell || child.pid === undefined ? child.kill() : process.kill(-child.pid));
    process.once('exit', stop);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(`${command}: ${error.message}\n`)));
    child.on('close', (status) => {
      process.off('exit', stop);
      resolve({ passed: status === 0, output: Buffer.concat(chunks).toString() });
    });
  });
}
