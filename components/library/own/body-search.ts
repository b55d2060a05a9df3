/** Bodies by name, for choosing one: those of the lists, and those that a rule names. */
import { loadSearch } from '../../../lib/kb/search/load';
import { findEntity, type Snapshot } from '../../../lib/kb/snapshot';
import { sendMessage } from '../../../lib/messaging/messages';
import type { Choosable } from './Combobox';

const SHOWN = 8;

export function createBodySearch(kb: Snapshot): (text: string) => Promise<Choosable[]> {
  let loading: ReturnType<typeof loadSearch> | undefined;
  return async (text) => {
    loading ??= loadSearch().catch(() => null);
    const search = (await loading)?.search;
    const found = search?.find(text, { limit: SHOWN, types: ['body'] }).found.map(({ id }) => id) ?? [];
    // What recognition makes of the words: 成都市委组织部 is in no list.
    const named = await sendMessage('annotate', { facts: {}, blocks: [{ text }] }).then(
      ({ blocks }) => blocks.flatMap(({ annotations }) => annotations.filter(({ type }) => type === 'body')),
      () => [],
    );
    const whole = named.filter(({ start, end }) => end - start === text.length).map(({ id }) => id);
    return [...new Set([...whole, ...found])].slice(0, SHOWN).flatMap((id) => {
      const body = findEntity(kb, id);
      const name = body?.type === 'body' ? (body.short ?? body.name) : '';
      return body ? [{ id: body.id, name, about: body.name === name ? '' : body.name }] : [];
    });
  };
}
