import { spawnSync } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..');

/** Runs a command in the project's folder, its output shown as it comes. Returns whether it ended well. */
export function run(command: string, args: string[]): boolean {
  // npm and npx are .cmd files on Windows, which only a shell can start.
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}
