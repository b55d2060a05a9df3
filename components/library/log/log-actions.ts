/** What the library does to the reading log; each says what was done, and can be taken back. */
import { i18n } from '#i18n';
import { pruneReadings, putReadings, removeReadings, type Removal } from '../../../lib/kb/readings/store';
import { readingDaysSetting, type ReadingDays } from '../../../lib/settings/settings';
import { tell, tellFailure } from '../highlights/toasts';

/** They are gone from the disk at once; the message that offers them back has the only copy, and takes it along. */
export function remove(removal: Removal): Promise<void> {
  return act(async () => {
    const removed = await removeReadings(removal);
    tell(i18n.t('log.done', removed.length), () => putReadings(removed));
  });
}

/** Fewer days remove what is older than that. */
export function keepFor(days: ReadingDays, before: ReadingDays): Promise<void> {
  return act(async () => {
    await readingDaysSetting.setValue(days);
    const removed = await pruneReadings();
    if (removed.length === 0) return;
    tell(i18n.t('log.done', removed.length), async () => {
      await readingDaysSetting.setValue(before);
      await putReadings(removed);
    });
  });
}

async function act(work: () => Promise<void>): Promise<void> {
  await work().catch(tellFailure);
}
