import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { glossLanguage } from './language';

/** An explanation in the project's own words, which says so: it is not a statement of the sources. */
export function GlossText({ text }: { text: { en: string; zh: string } }): JSX.Element {
  const language = glossLanguage();
  return (
    <p class="gloss" lang={language}>
      {text[language]} <small>{i18n.t('card.gloss')}</small>
    </p>
  );
}
