/** What is done to packs from their list; each tells that it is done. */
import { i18n } from '#i18n';
import type { PackRow } from '../../../lib/kb/database';
import type { PackFile } from '../../../lib/kb/packs/format';
import { loadPackEntities, removePack, restorePack } from '../../../lib/kb/packs/store';
import { toPackFile, toPackText } from '../../../lib/kb/packs/write-pack';
import { announceKnowledge } from '../../../lib/settings/knowledge-changes';
import { pickText } from '../../common/language';
import { download } from '../highlights/exchange-actions';
import { tell, tellFailure } from '../highlights/toasts';
import { describeDatabaseFailure } from './describe-pack-failure';

export async function removeWithUndo({ id, name, version }: PackRow): Promise<void> {
  try {
    const removed = await removePack(id);
    await announceKnowledge(`${id}@`);
    tell(i18n.t('packs.removed', [pickText(name)]), async () => {
      await restorePack(removed);
      await announceKnowledge(`${id}@${version}`);
    });
  } catch (error) {
    tellFailure(new Error(describeDatabaseFailure(error)));
  }
}

/** An imported pack as the file that it came from. */
export async function savePack(row: PackRow): Promise<void> {
  try {
    const name = downloadPack(toPackFile(row, await loadPackEntities(row.id)));
    tell(i18n.t('packs.saved', [pickText(row.name), name]));
  } catch (error) {
    tellFailure(new Error(describeDatabaseFailure(error)));
  }
}

/** Returns the file's name. */
export function downloadPack(pack: PackFile): string {
  const name = `${pack.id}-${pack.version.replace(/[^\w.-]+/g, '_')}.json`;
  download({ name, blob: new Blob(toPackText(pack), { type: 'application/json' }) });
  return name;
}
