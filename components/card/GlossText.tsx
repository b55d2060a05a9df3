import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { pickText, TEXT_LANG } from '../common/language';

/** An explanation in the project's own words, which says so: it is not a statement of the sources. */
export function GlossText({ text }: { text: { en: string; zh: string } }): JSX.Element {
  return (
    <p class="gloss" lang={TEXT_LANG}>
      {pickText(text)} <small>{i18n.t('card.gloss')}</small>
    </p>
  );
}
