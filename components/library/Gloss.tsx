import { i18n } from '#i18n';
import type { Entity } from '../../lib/core/model/entity';
import type { Snapshot } from '../../lib/kb/snapshot';
import { display, pickText, toTexts } from '../common/language';
import { Section } from './Section';

/** Jiazhu's own explanation, an imported pack's, or the reader's, said to be such; in the languages that the reader wants; the reader's stands as it was written. */
export function Gloss({ entity: { id, gloss }, kb }: { entity: Pick<Entity, 'id' | 'gloss'>; kb: Snapshot }) {
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
