/** A short form of `npm run soak`: the browser is killed while highlights are written, and what was confirmed is there. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { runCycles } from '../soak/cycles';

it('loses nothing that was confirmed when the browser is killed', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-kill-'));
  try {
    const { problems, confirmations } = await runCycles({
      cycles: 3,
      profile: path.join(folder, 'profile'),
      extension: BUILT_EXTENSION,
    });
    expect(problems).toEqual([]);
    expect(confirmations).toBeGreaterThan(3);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});
