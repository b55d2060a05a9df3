import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { HighlightSchema, type Highlight } from '../../../../lib/core/model/highlight';
import { readBackup } from '../../../../lib/kb/exchange/backup';
import { BackupError, ImportError } from '../../../../lib/kb/exchange/errors';
import { readImport } from '../../../../lib/kb/exchange/read-import';
import { badImports } from '../../../fixtures/bad-imports';

const files = badImports();
const imports = files.filter(({ kind }) => kind === 'import');
const backups = files.filter(({ kind }) => kind === 'backup');

/** Takes a file into a library as a caller does; returns what it ended with. */
async function take(library: Highlight[], { kind, text }: (typeof files)[number]): Promise<unknown> {
  try {
    const { highlights, ...rest } = kind === 'import' ? readImport(text) : await readBackup(text);
    library.push(...highlights);
    return rest;
  } catch (error) {
    return error;
  }
}

describe('bad files', () => {
  it('are many, and each has its own name', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(backups.length).toBeGreaterThan(200);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  it('are refused with a reason, or taken whole; a refused one gives nothing', async () => {
    for (const file of files) {
      const library: Highlight[] = [];
      const outcome = await take(library, file);
      if (outcome instanceof Error) {
        // Never a TypeError or RangeError from somewhere inside.
        expect(outcome, file.name).toBeInstanceOf(file.kind === 'import' ? ImportError : BackupError);
        expect(outcome.message.length, file.name).toBeGreaterThan(10);
        expect(outcome.message.length, file.name).toBeLessThan(600);
        expect(outcome.message, file.name).not.toMatch(/undefined|\[object/);
        expect(library, file.name).toEqual([]);
        continue;
      }
      for (const highlight of library) expect(v.is(HighlightSchema, highlight), file.name).toBe(true);
      const { skipped = [] } = outcome as { skipped?: { count: number }[] };
      expect(library.length + skipped.reduce((sum, { count }) => sum + count, 0), file.name).toBe(
        countItems(file.text),
      );
    }
  });

  it('are refused where they are backups: those that are not what was written are told by the checksum', async () => {
    const taken: string[] = [];
    for (const file of backups) if (!((await take([], file)) instanceof Error)) taken.push(file.name);
    // Only with a right checksum, and a value that the field may have.
    for (const name of taken) expect(name).toMatch(/backup, highlight|cut off after \d+ bytes/);
    expect(taken.length).toBeLessThan(40);
  });

  it('leave every prototype alone', async () => {
    for (const file of files) await take([], file);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(([] as unknown as Record<string, unknown>).polluted).toBeUndefined();
  });
});

/** Items that a file speaks of, by its own list. */
function countItems(text: string): number {
  const document = JSON.parse(text.replace(/^\ufeff/, '')) as Record<string, unknown> | unknown[];
  if (Array.isArray(document)) return document.length;
  const { items, annotations, rows, sections } = document as Record<string, unknown[]>;
  return (items ?? annotations ?? rows ?? (sections as unknown as Record<string, unknown[]>).highlights ?? []).length;
}
