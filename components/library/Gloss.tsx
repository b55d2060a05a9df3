import { i18n } from '#i18n';
import { IS_CHINESE_UI } from '../common/language';
import { Section } from './Section';

/** Jiazhu's own explanation, said to be such; in the reader's language first, the other beneath. */
export function Gloss({ gloss }: { gloss: { en: string; zh: string } }) {
  const languages = IS_CHINESE_UI ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <Section title={i18n.t('entity.explanation')} aside={i18n.t('entity.explanationBy')}>
      <div class="gloss">
        {languages.map((language) => (
          <p key={language} lang={language === 'zh' ? 'zh-Hans' : 'en'}>
            {gloss[language]}
          </p>
        ))}
      </div>
    </Section>
  );
}
