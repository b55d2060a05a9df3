import { i18n } from '#i18n';
import { toFilterHash } from './highlight-route';
import { MarkedText } from './MarkedText';

export function TagList({ tags, words }: { tags: readonly string[]; words: readonly string[] }) {
  return (
    <ul class="hl-tags" aria-label={i18n.t('highlights.tags')}>
      {tags.map((tag) => (
        <li key={tag}>
          <a class="hl-tag" href={toFilterHash({ by: 'tag', tag })}>
            <MarkedText text={tag} words={words} />
          </a>
        </li>
      ))}
    </ul>
  );
}
