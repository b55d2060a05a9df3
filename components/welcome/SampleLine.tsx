import { i18n } from '#i18n';
import { chineseLang } from '../common/language';

/** Words and what marks them, in both scripts: these names have checked forms. */
const WORDS = {
  'zh-Hans': [
    ['许昌市委', 'body'],
    ['书记'],
    ['史根治', 'official'],
    ['要求，对密切接触者'],
    ['应隔尽隔', 'slogan'],
    ['。'],
  ],
  'zh-Hant': [
    ['許昌市委', 'body'],
    ['書記'],
    ['史根治', 'official'],
    ['要求，對密切接觸者'],
    ['應隔盡隔', 'slogan'],
    ['。'],
  ],
} as const;

/** What marks look like, without a page of news. */
export function SampleLine() {
  const lang = chineseLang() === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans';
  return (
    <figure class="sample-line">
      <blockquote lang={lang}>
        {WORDS[lang].map(([word, type]) => (type ? <span class={`sample-${type}`}>{word}</span> : word))}
      </blockquote>
      <figcaption>
        {(['official', 'body', 'slogan'] as const).map((type) => (
          <span key={type}>
            <i class={`sample-${type}`} aria-hidden="true">
              {'\u2003'}
            </i>{' '}
            {i18n.t(`type.${type}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
