/**
 * The addresses of what is the reader's own in the knowledge base:
 *
 *   #/own                    entries, new and corrected
 *   #/own/hidden             what is hidden, and what was deleted
 *   #/own/choices            where it was said “not this one here”
 *   #/own/new[?text=…&url=…] the editor for a new entry, with what was selected on a page
 *   #/own/edit/<type>/<id>   the editor for one that is there
 */
import { fromEntityHash, toEntityHash } from '../../../lib/kb/entity-address';
import type { SelectedName } from '../../../lib/messaging/protocol';

export const OWN_TABS = ['entries', 'hidden', 'choices'] as const;
export type OwnTab = (typeof OWN_TABS)[number];
export type OwnView =
  { view: OwnTab } | { view: 'new'; selected: SelectedName | null; isPrivate: boolean } | { view: 'edit'; id: string };

export const toOwnHash = (tab: OwnTab): string => (tab === 'entries' ? '#/own' : `#/own/${tab}`);
export const toEditHash = (id: string): string => `#/own/edit${toEntityHash(id).slice(1)}`;

/** null for what is no page of these. */
export function toOwnView(hash: string): OwnView | null {
  const tab = OWN_TABS.find((known) => toOwnHash(known) === hash);
  if (tab) return { view: tab };
  const edited = /^#\/own\/edit\/(.+)$/.exec(hash)?.[1];
  const id = edited === undefined ? null : fromEntityHash(`#/${edited}`);
  if (id !== null) return { view: 'edit', id };
  const begun = /^#\/own\/new(?:\?(.*))?$/s.exec(hash);
  return begun ? toNewView(new URLSearchParams(begun[1] ?? '')) : null;
}

function toNewView(fields: URLSearchParams): OwnView {
  const get = (name: string): string => fields.get(name) ?? '';
  const isPrivate = fields.has('private');
  if (!fields.has('text') || isPrivate) return { view: 'new', selected: null, isPrivate };
  const [outlet, date, place] = ['outlet', 'date', 'place'].map(get);
  const selected: SelectedName = {
    text: get('text'),
    quote: get('quote'),
    url: get('url'),
    title: get('title'),
    ...(outlet && { outlet }),
    ...(date && { date }),
    ...(place && { place }),
  };
  return { view: 'new', selected, isPrivate };
}
