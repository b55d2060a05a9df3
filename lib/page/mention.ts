import type { Annotation, ArticleContext } from '../core/model/annotation';
import type { EntityRef } from '../core/model/highlight';
import type { PageBlock } from './page-text';
import { toBoundaries } from './ranges';
import type { Piece } from './reading-text';
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
  showPhrases: boolean;
}

/** Which mentions are drawn, and how prominently. Order in and out is that of the page. */
export function rankMentions(
  mentions: readonly Mention[],
  { marks, showTerms, showPhrases }: DrawSettings,
): { mention: Mention; rank: Rank }[] {
  const seen = new Set<string>();
  const ranked: { mention: Mention; rank: Rank }[] = [];
  for (const mention of mentions) {
    const { annotation, article } = mention;
    if ((annotation.term && !showTerms) || (annotation.phrase && !showPhrases)) continue;
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

/**
 * What is certainly spoken of inside a passage, each once; the passage may come from another reading of the page. Common
 * phrases are not what a passage is about.
 */
export function findEntitiesIn(mentions: readonly Mention[], pieces: readonly Piece[]): EntityRef[] {
  const spans = new Map<Node, { from: number; to: number }>();
  for (const { block, start, end } of pieces)
    for (const { node, start: at } of block.nodes)
      spans.set(node, { from: Math.max(0, start - at), to: Math.min(node.length, end - at) });
  const found = new Map<string, EntityRef>();
  for (const { block, annotation } of mentions) {
    const { id, name, start, end, status, phrase } = annotation;
    const place = status === 'linked' && !phrase && !found.has(id) ? toBoundaries(block, start, end) : null;
    const first = place && spans.get(place.startContainer);
    const last = place && spans.get(place.endContainer);
    if (first && last && place.startOffset >= first.from && place.endOffset <= last.to) found.set(id, { id, name });
  }
  return [...found.values()];
}
