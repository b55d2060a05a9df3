/** The converter into traditional script, and what a card gets through it. */
import { browser } from 'wxt/browser';
import { createConverter, type CheckedName, type Convert } from '../core/text/traditional';
import type { EntityView } from '../messaging/protocol';
import { isTraditional } from '../settings/display';
import { scriptSetting } from '../settings/settings';
import { database, type PackRow } from './database';
import { layEntities, loadPacks } from './layers';
import { readPackagedFile } from './packaged-file';
import { toTraditionalView } from './traditional-view';

let loaded: { versions: string; convert: Promise<Convert> } | undefined;

/**
 * Reads the dictionary (390 kB) once for each life of a page or worker, and again where the reader has other names of
 * their own by now. The worker can't import code late, so it is a file. Throws where it is missing.
 */
export async function loadConverter(): Promise<Convert> {
  // what is shipped lies in the dictionary
  const packs = (await loadPacks()).filter(({ origin = 'shipped' }) => origin !== 'shipped');
  const versions = packs.map(({ id, version, seededAt }) => `${id}@${version}@${seededAt}`).join();
  if (loaded?.versions !== versions) loaded = { versions, convert: readConverter(packs) };
  try {
    return await loaded.convert;
  } catch (error) {
    loaded = undefined; // the next call tries again
    throw error;
  }
}

async function readConverter(packs: readonly PackRow[]): Promise<Convert> {
  const [dictionary, chunks] = await Promise.all([
    readPackagedFile('traditional.txt'),
    database.entityChunks
      .where('pack')
      .anyOf(packs.map(({ id }) => id))
      .toArray(),
  ]);
  // Of an own entry without a traditional form its name stands for one: right for 范平, not for 发展.
  const names = layEntities(packs, chunks).flatMap(({ type, name, traditional: [hant] }): CheckedName[] =>
    hant && (hant !== name || type === 'official') ? [[name, hant]] : [],
  );
  return createConverter(new TextDecoder().decode(dictionary), names);
}

/** A card is converted here: its script in the page has no dictionary. Names have their checked forms already. */
export async function inReadersScript(view: EntityView | null): Promise<EntityView | null> {
  if (!view || !isTraditional(await scriptSetting.getValue(), browser.i18n.getMessage('language' as '@@ui_locale')))
    return view;
  const convert = await loadConverter().catch(() => null);
  return convert ? toTraditionalView(view, convert) : view;
}
