import type { Annotation, ArticleContext } from '../core/model/annotation';
import type { PageBlock } from './page-text';
import type { MarksSetting } from '../settings/settings';

/** An annotation and the block it stands in: a mention that can be found on the page. */
export interface Mention {
  block: PageBlock;
  annotation: Annotation;
  /** The article it belongs to: its index in the response's contexts, −1 outside of all. */
  article: number;
}

/** first: drawn in full. again: the entity was marked before in this article. possible: a doubtful link. */
export type Rank = 'first' | 'again' | 'possible';

export interface DrawSettings {
  marks: MarksSetting;
  showTerms: boolean;
}

/** Which mentions are drawn, and how prominently. Order in and out is that of the page. */
export function rankMentions(
  mentions: readonly Mention[],
  { marks, showTerms }: DrawSettings,
): { mention: Mention; rank: Rank }[] {
  const seen = new Set<string>();
  const ranked: { mention: Mention; rank: Rank }[] = [];
  for (const mention of mentions) {
    const { annotation, article } = mention;
    if (annotation.term && !showTerms) continue;
    if (annotation.status === 'possible') {
      ranked.push({ mention, rank: 'possible' });
      continue;
    }
    const key = `${article} ${annotation.id}`;
    ranked.push({ mention, rank: marks === 'calm' && seen.has(key) ? 'again' : 'first' });
    seen.add(key);
  }
  return ranked;
}

/** The index of the context that the block at `index` lies in, −1 for none. */
export function findArticle(contexts: readonly ArticleContext[], index: number): number {
  return contexts.findIndex(({ from, to }) => from <= index && index < to);
}
