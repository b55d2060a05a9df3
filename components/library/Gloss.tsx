import { i18n } from '#i18n';
import { IS_CHINESE_UI } from '../common/language';
import { Section } from './Section';

/** Jiazhu's own explanation, or the reader's, said to be such; in the reader's language first, the other beneath. */
export function Gloss({ gloss, own = false }: { gloss: { en: string; zh: string }; own?: boolean }) {
  const languages = IS_CHINESE_UI ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  // Of an own entry one language is enough: the other says the same.
  const shown = gloss.en === gloss.zh ? languages.slice(0, 1) : languages;
  return (
    <Section title={i18n.t('entity.explanation')} aside={i18n.t(own ? 'own.glossBy' : 'entity.explanationBy')}>
      <div class="gloss">
        {shown.map((language) => (
          <p key={language} lang={language === 'zh' ? 'zh-Hans' : 'en'}>
            {gloss[language]}
          </p>
        ))}
      </div>
    </Section>
  );
}
