import type { ArticleContext } from '../core/model/annotation';
import type { EntityRef } from '../core/model/highlight';
import type { MarkedAnnotation } from '../messaging/protocol';
import type { PageBlock } from './page-text';
import { toBoundaries } from './ranges';
import type { Piece } from './reading-text';
import type { MarksSetting } from '../settings/settings';

/** An annotation and the block it stands in: a mention that can be found on the page. */
export interface Mention {
  block: PageBlock;
  annotation: MarkedAnnotation;
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

/** How prominently a mention is drawn; null where the reader does not want it drawn. */
export function rankOf({ annotation }: Mention, { marks, showTerms, showPhrases }: DrawSettings): Rank | null {
  const { status, term, phrase, again } = annotation;
  if ((term && !showTerms) || (phrase && !showPhrases)) return null;
  if (status === 'possible') return 'possible';
  return again && marks === 'calm' ? 'again' : 'first';
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
