/** Runs in a page of the extension, with the extension's own modules. */
import { deriveOwnPack } from '../../lib/kb/entries/derive';
import { commit } from '../../lib/kb/own-commit';
import { ownDatabase } from '../../lib/kb/own-database';

export async function clearAll(): Promise<void> {
  for (const table of ['entries', 'choices'] as const) {
    const ids = await ownDatabase.table(table).toCollection().primaryKeys();
    await commit((writer) => writer.erase(table, ids as string[]));
  }
  await deriveOwnPack();
}
