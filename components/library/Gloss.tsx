import { i18n } from '#i18n';
import type { Body, Official, Slogan } from '../../lib/core/model/entity';
import { isGlossWritten } from '../../lib/kb/entries/gloss';
import type { Snapshot } from '../../lib/kb/snapshot';
import { display, pickText, toTexts } from '../common/language';
import { Section } from './Section';

interface GlossProps {
  entity: Official | Body | Slogan;
  kb: Snapshot;
}

/** Jiazhu's own explanation, an imported pack's, or the reader's, said to be such; in the languages that the reader wants; the reader's stands as it was written. */
export function Gloss({ entity, kb }: GlossProps) {
  if (!isGlossWritten(entity)) return null;
  const { id, gloss } = entity;
  const own = kb.own.has(id);
  const pack = kb.findImported(id);
  const by = pack
    ? i18n.t('entity.explanationOf', [pickText(pack.name)])
    : i18n.t(own ? 'own.glossBy' : 'entity.explanationBy');
  return (
    <Section title={i18n.t('entity.explanation')} aside={by}>
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
