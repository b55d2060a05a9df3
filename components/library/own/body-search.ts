/** Bodies by name, for choosing one: those of the lists, and those that a rule names. */
import type { Body } from '../../../lib/core/model/entity';
import { loadSearch } from '../../../lib/kb/search/load';
import { findEntity, type Snapshot } from '../../../lib/kb/snapshot';
import { sendMessage } from '../../../lib/messaging/messages';
import { unpackAnnotations } from '../../../lib/messaging/packed-annotations';
import type { Choosable } from './Combobox';

const SHOWN = 8;

/** What recognition takes the whole text for: 成都市委组织部 is in no list. */
export async function findNamedBody(kb: Snapshot, text: string): Promise<Body | undefined> {
  const answer = await sendMessage('annotate', { facts: {}, blocks: [text] }).catch(() => null);
  const annotations = unpackAnnotations(answer?.blocks[0] ?? '', answer?.said ?? {});
  const whole = annotations.find(({ type, start, end }) => type === 'body' && end - start === text.length);
  const body = whole && findEntity(kb, whole.id);
  return body?.type === 'body' ? body : undefined;
}

/** As it is shown where it is chosen. */
export const toBodyName = ({ short, name }: Body): string => short ?? name;

export function createBodySearch(kb: Snapshot): (text: string) => Promise<Choosable[]> {
  let loading: ReturnType<typeof loadSearch> | undefined;
  return async (text) => {
    loading ??= loadSearch().catch(() => null);
    const search = (await loading)?.search;
    const found = search?.find(text, { limit: SHOWN, types: ['body'] }).found.map(({ id }) => id) ?? [];
    const named = await findNamedBody(kb, text);
    return [...new Set([...(named ? [named.id] : []), ...found])].slice(0, SHOWN).flatMap((id) => {
      const body = findEntity(kb, id);
      if (body?.type !== 'body') return [];
      const name = toBodyName(body);
      return [{ id: body.id, name, about: body.name === name ? '' : body.name, isWhole: body.id === named?.id }];
    });
  };
}
