import { i18n } from '#i18n';
import type { Body, Official, Slogan } from '../../lib/core/model/entity';
import { isGlossWritten } from '../../lib/kb/entries/gloss';
import { display, toTexts } from '../common/language';
import { Section } from './Section';

/** Jiazhu's own explanation, or the reader's, said to be such; in the languages that the reader wants; the reader's stands as it was written. */
export function Gloss({ of, own = false }: { of: Official | Body | Slogan; own?: boolean }) {
  if (!isGlossWritten(of)) return null;
  const { gloss } = of;
  return (
    <Section title={i18n.t('entity.explanation')} aside={i18n.t(own ? 'own.glossBy' : 'entity.explanationBy')}>
      <div class="gloss">
        {toTexts(gloss, display.get().pageLanguages).map(({ lang, text }) => (
          <p key={lang} lang={lang}>
            {own && lang !== 'en' ? gloss.zh : text}
          </p>
        ))}
      </div>
    </Section>
  );
}
