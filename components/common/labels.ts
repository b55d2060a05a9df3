/** Names of levels, kinds and categories, from the locale files; a value that has no name there is shown as it is. */
import { browser } from 'wxt/browser';

type Group = 'level' | 'kind' | 'category';

/** `people's congress` is looked up as `entity.kind.people_s_congress`. */
export function toLabel(group: Group, value: string): string {
  const key = `entity_${group}_${value.replace(/[^a-z]+/gi, '_')}`;
  return browser.i18n.getMessage(key as '@@ui_locale') || value;
}
