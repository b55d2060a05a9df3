import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { isGlossWritten } from '../../lib/kb/entries/gloss';
import type { EntityView } from '../../lib/messaging/protocol';
import { pickText, toTexts, UI_LANGUAGE } from '../common/language';

/** An explanation in the project's own words, an imported pack's, or the reader's, which says so: it is not a statement of the sources. */
export function GlossText({ view }: { view: EntityView }): JSX.Element | null {
  const { entity, own, pack } = view;
  if (!isGlossWritten(entity)) return null;
  const shown = toTexts(entity.gloss);
  const by = pack ? i18n.t('card.glossOf', [pickText(pack)]) : i18n.t(own ? 'own.gloss' : 'card.gloss');
  return (
    <div class="gloss">
      {shown.map(({ lang, text: said }, i) => (
        <p key={lang} lang={lang}>
          {said} {i === shown.length - 1 && <small lang={UI_LANGUAGE}>{by}</small>}
        </p>
      ))}
    </div>
  );
}
