import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { pickText, TEXT_LANG } from '../common/language';

/** An explanation in the project's own words, or the reader's, which says so: it is not a statement of the sources. */
export function GlossText({ text, own }: { text: { en: string; zh: string }; own: boolean }): JSX.Element {
  return (
    <p class="gloss" lang={TEXT_LANG}>
      {pickText(text)} <small>{i18n.t(own ? 'own.gloss' : 'card.gloss')}</small>
    </p>
  );
}
