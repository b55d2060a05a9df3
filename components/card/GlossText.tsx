import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Body, Official, Slogan } from '../../lib/core/model/entity';
import { isGlossWritten } from '../../lib/kb/entries/gloss';
import { toTexts, UI_LANGUAGE } from '../common/language';

/** An explanation in the project's own words, or the reader's, which says so: it is not a statement of the sources. */
export function GlossText({ of, own }: { of: Official | Body | Slogan; own: boolean }): JSX.Element | null {
  if (!isGlossWritten(of)) return null;
  const shown = toTexts(of.gloss);
  return (
    <div class="gloss">
      {shown.map(({ lang, text: said }, i) => (
        <p key={lang} lang={lang}>
          {said}{' '}
          {i === shown.length - 1 && <small lang={UI_LANGUAGE}>{i18n.t(own ? 'own.gloss' : 'card.gloss')}</small>}
        </p>
      ))}
    </div>
  );
}
